package io.tallyhouse.dashboards.trino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTarGz {
    @TempDir
    Path folder;

    private Path archive = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        archive = folder.resolve("x.tar.gz");
        target = Files.createDirectories(folder.resolve("target"));
    }

    @Test
    void aWantedLinkGetsTheContentOfAFileThatIsNotWanted() throws Exception {
        try (TarArchiveOutputStream tar = open()) {
            file(tar, "top/plugin/hive/a.jar", "content");
            link(tar, "top/plugin/iceberg/a.jar", "top/plugin/hive/a.jar");
            link(tar, "top/plugin/kafka/a.jar", "top/plugin/hive/a.jar");
        }
        List<Long> progress = new ArrayList<>();

        String sha256 = TarGz.unpack(archive, target, name -> name.startsWith("plugin/iceberg"), progress::add);

        assertThat(target.resolve("plugin/iceberg/a.jar")).hasContent("content");
        assertThat(target.resolve("plugin/kafka")).doesNotExist();
        byte[] bytes = Files.readAllBytes(archive);
        assertThat(sha256)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(progress).last().isEqualTo((long) bytes.length);
    }

    @Test
    void anEntryThatLeavesTheFolderIsRefused() throws IOException {
        try (TarArchiveOutputStream tar = open()) {
            file(tar, "top/../../outside.txt", "x");
        }

        assertThatThrownBy(() -> TarGz.unpack(archive, target, name -> true, read -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it leaves the folder");
        assertThat(folder.resolve("outside.txt")).doesNotExist();
    }

    @Test
    void aCutArchiveIsAnError() throws IOException {
        try (TarArchiveOutputStream tar = open()) {
            file(tar, "top/a", "x".repeat(100_000));
        }
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> TarGz.unpack(archive, target, name -> true, read -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Unexpected end of ZLIB input stream");
    }

    @Test
    void onlyTheServerAndItsFourPluginsAreKept() {
        assertThat(List.of(
                        "lib/x.jar",
                        "plugin/iceberg/x.jar",
                        "plugin/delta-lake/x.jar",
                        "plugin/memory/x.jar",
                        "plugin/password-authenticators/x.jar"))
                .allMatch(TrinoDistribution::isWanted);
        assertThat(List.of(
                        "bin/launcher",
                        "README.txt",
                        "plugin/hive/x.jar",
                        "plugin/iceberg/hdfs/x.jar",
                        "plugin/iceberg/net.snowflake_x.jar",
                        "plugin/delta-lake/org.rocksdb_x.jar",
                        "secrets-plugin/keystore-secrets-plugin/x.jar"))
                .noneMatch(TrinoDistribution::isWanted);
    }

    private TarArchiveOutputStream open() throws IOException {
        return new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)));
    }

    private static void file(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String existing) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_LINK);
        entry.setLinkName(existing);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
