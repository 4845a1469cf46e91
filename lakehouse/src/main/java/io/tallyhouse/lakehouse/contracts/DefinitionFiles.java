package io.tallyhouse.lakehouse.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every contract and SQL file of the house, sorted by path. */
public record DefinitionFiles(List<DefinitionFile> files) {
    /** Folders of the repository that hold contracts; on the class path they lie under {@code tallyhouse/}. */
    private static final List<String> FOLDERS = List.of("pipelines/sources", "pipelines/silver", "models/gold");

    private static final String PREFIX = "tallyhouse/";
    private static final Pattern DEFINITION = Pattern.compile("contract\\.ya?ml|.*\\.odcs\\.ya?ml|.*\\.sql");

    public DefinitionFiles {
        files = files.stream()
                .sorted(Comparator.comparing(DefinitionFile::path))
                .toList();
    }

    /**
     * The files in class folders and jars; a jar must hold entries for its folders, as Maven's do.
     *
     * @throws UserError if one cannot be read, or two places hold different files of one path
     */
    public static DefinitionFiles onClassPath(ClassLoader loader) {
        Map<String, DefinitionFile> found = new TreeMap<>();
        try {
            for (String folder : FOLDERS) {
                Enumeration<URL> places = loader.getResources(PREFIX + folder);
                while (places.hasMoreElements()) {
                    for (DefinitionFile file : filesAt(places.nextElement(), folder)) {
                        DefinitionFile other = found.putIfAbsent(file.path(), file);
                        if (other != null && !other.equals(file)) {
                            throw new UserError(
                                    ExitCode.CONFIGURATION,
                                    "Cannot read the contracts: %s is on the class path twice, with different text. Leave only one version of each jar on the class path."
                                            .formatted(file.path()));
                        }
                    }
                }
            }
        } catch (IOException exception) {
            throw unreadable("the class path", exception);
        }
        return new DefinitionFiles(List.copyOf(found.values()));
    }

    /**
     * The files of a working copy.
     *
     * @throws UserError if none of the folders is there, or a file cannot be read
     */
    public static DefinitionFiles inFolder(Path repositoryRoot) {
        List<DefinitionFile> found = new ArrayList<>();
        boolean isThereAny = false;
        for (String folder : FOLDERS) {
            Path path = repositoryRoot.resolve(folder);
            if (Files.isDirectory(path)) {
                isThereAny = true;
                try {
                    found.addAll(filesUnder(path, folder));
                } catch (IOException exception) {
                    throw unreadable(path.toString(), exception);
                }
            }
        }
        if (!isThereAny) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot read contracts in %s: it holds none of the folders %s. Name the root of the repository."
                            .formatted(repositoryRoot, String.join(", ", FOLDERS)));
        }
        return new DefinitionFiles(found);
    }

    private static List<DefinitionFile> filesAt(URL place, String folder) throws IOException {
        URLConnection connection = place.openConnection();
        if (connection instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                return filesInJar(file, folder);
            }
        }
        try {
            return filesUnder(Path.of(place.toURI()), folder);
        } catch (URISyntaxException exception) {
            throw new IOException("not a path: " + place, exception);
        }
    }

    private static List<DefinitionFile> filesInJar(JarFile jar, String folder) throws IOException {
        List<DefinitionFile> found = new ArrayList<>();
        for (JarEntry entry : jar.stream().toList()) {
            String name = entry.getName();
            if (!entry.isDirectory() && name.startsWith(PREFIX + folder + "/") && isDefinition(name)) {
                String path = name.substring(PREFIX.length());
                try (InputStream stream = jar.getInputStream(entry)) {
                    found.add(new DefinitionFile(path, decode(path, stream.readAllBytes())));
                }
            }
        }
        return found;
    }

    private static List<DefinitionFile> filesUnder(Path folder, String name) throws IOException {
        List<DefinitionFile> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String relative = folder.relativize(path).toString().replace('\\', '/');
                if (isDefinition(relative)) {
                    String fullName = name + "/" + relative;
                    found.add(new DefinitionFile(fullName, decode(fullName, Files.readAllBytes(path))));
                }
            }
        }
        return found;
    }

    private static boolean isDefinition(String path) {
        return DEFINITION.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    private static String decode(String path, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException exception) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot read %s: it is not UTF-8. Save it as UTF-8.".formatted(path),
                    exception);
        }
    }

    private static UserError unreadable(String what, IOException exception) {
        return new UserError(
                ExitCode.CONFIGURATION,
                "Cannot read the contracts in %s: %s. Check that the files are there and readable."
                        .formatted(what, exception.getMessage()),
                exception);
    }
}
