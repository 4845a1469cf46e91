package io.tallyhouse.lakehouse.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestDefinitionFiles {
    private static final String SHOP = "pipelines/sources/shop/";

    @TempDir
    Path folder;

    @Test
    void aWorkingCopyIsReadSortedByPath() throws IOException {
        write(SHOP + "sale.sql", "select 1");
        write(SHOP + "contract.odcs.yaml", "id: shop");
        write("models/gold/fct_sale/query.sql", "select 2");
        write("pipelines/silver/sale/contract.odcs.yaml", "id: sale");

        assertThat(DefinitionFiles.inFolder(folder).files())
                .containsExactly(
                        new DefinitionFile("models/gold/fct_sale/query.sql", "select 2"),
                        new DefinitionFile("pipelines/silver/sale/contract.odcs.yaml", "id: sale"),
                        new DefinitionFile(SHOP + "contract.odcs.yaml", "id: shop"),
                        new DefinitionFile(SHOP + "sale.sql", "select 1"));
    }

    @Test
    void samplesAndCasesAreNoDefinitions() throws IOException {
        write(SHOP + "contract.odcs.yaml", "id: shop");
        write(SHOP + "sample/sale.csv", "a,b");
        write(SHOP + "expect/sale.psv", "a | b");
        write("models/gold/fct_sale/cases/one.yaml", "case: x");

        assertThat(DefinitionFiles.inFolder(folder).files())
                .extracting(DefinitionFile::path)
                .containsExactly(SHOP + "contract.odcs.yaml");
    }

    @Test
    void aFolderWithoutContractsIsNoWorkingCopy() {
        assertThatThrownBy(() -> DefinitionFiles.inFolder(folder))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot read contracts in %s: it holds none of the folders pipelines/sources, pipelines/silver, models/gold. Name the root of the repository."
                                .formatted(folder));
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Path file = folder.resolve(SHOP + "contract.odcs.yaml");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xE9});

        assertThatThrownBy(() -> DefinitionFiles.inFolder(folder))
                .hasMessage("Cannot read " + SHOP + "contract.odcs.yaml: it is not UTF-8. Save it as UTF-8.");
    }

    @Test
    void classFoldersAndJarsAreReadTogether() throws IOException {
        write("classes/tallyhouse/" + SHOP + "contract.odcs.yaml", "id: shop");
        Path pipelines = jar("pipelines.jar", Map.of(SHOP + "sale.sql", "select 1"));
        Path models = jar("models.jar", Map.of("models/gold/fct_sale/query.sql", "select 2", "notes/other.sql", "x"));

        try (URLClassLoader loader = loader(folder.resolve("classes"), pipelines, models)) {
            assertThat(DefinitionFiles.onClassPath(loader).files())
                    .containsExactly(
                            new DefinitionFile("models/gold/fct_sale/query.sql", "select 2"),
                            new DefinitionFile(SHOP + "contract.odcs.yaml", "id: shop"),
                            new DefinitionFile(SHOP + "sale.sql", "select 1"));
        }
    }

    @Test
    void theSameFileInTwoJarsIsReadOnce() throws IOException {
        Path one = jar("one.jar", Map.of(SHOP + "sale.sql", "select 1"));
        Path two = jar("two.jar", Map.of(SHOP + "sale.sql", "select 1"));

        try (URLClassLoader loader = loader(one, two)) {
            assertThat(DefinitionFiles.onClassPath(loader).files()).hasSize(1);
        }
    }

    @Test
    void twoVersionsOfAFileAreRefused() throws IOException {
        Path one = jar("one.jar", Map.of(SHOP + "sale.sql", "select 1"));
        Path two = jar("two.jar", Map.of(SHOP + "sale.sql", "select 2"));

        try (URLClassLoader loader = loader(one, two)) {
            assertThatThrownBy(() -> DefinitionFiles.onClassPath(loader))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Cannot read pipelines/sources/shop/sale.sql: it is on the class path twice, with different text. Leave only one version of each jar on the class path.");
        }
    }

    @Test
    void aClassPathWithoutContractsHoldsNone() throws IOException {
        try (URLClassLoader loader = loader(jar("empty.jar", Map.of()))) {
            assertThat(DefinitionFiles.onClassPath(loader).files()).isEmpty();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static URLClassLoader loader(Path... places) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path place : places) {
            urls.add(place.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), null);
    }

    /** A jar as Maven writes it: with entries for its folders. */
    private Path jar(String name, Map<String, String> files) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        files.forEach((path, text) -> {
            String full = "tallyhouse/" + path;
            for (int slash = full.indexOf('/'); slash >= 0; slash = full.indexOf('/', slash + 1)) {
                entries.put(full.substring(0, slash + 1), "");
            }
            entries.put(full, text);
        });
        Path jar = folder.resolve(name);
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                stream.putNextEntry(new JarEntry(entry.getKey()));
                stream.write(entry.getValue().getBytes(UTF_8));
                stream.closeEntry();
            }
        }
        return jar;
    }
}
