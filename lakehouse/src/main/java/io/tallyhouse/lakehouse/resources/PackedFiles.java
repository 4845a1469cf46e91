package io.tallyhouse.lakehouse.resources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The modules' declarative files: from class folders and jars, where they lie under {@code tallyhouse/}, or from a working copy. */
public final class PackedFiles {
    private static final String PREFIX = "tallyhouse/";

    private PackedFiles() {}

    /**
     * Text by path from the repository's root, of all files under a folder of the repository, sorted by path.
     *
     * @throws UserError as {@link #onClassPath} does
     */
    public static Map<String, String> under(String folder) {
        return onClassPath(PackedFiles.class.getClassLoader(), folder, name -> true);
    }

    /**
     * Text by path, of the files with wanted names in class folders and jars; a jar must hold entries for its folders, as Maven's do.
     *
     * @throws UserError if one cannot be read, or two places hold different files of one path
     */
    public static Map<String, String> onClassPath(ClassLoader loader, String folder, Predicate<String> isWanted) {
        Map<String, String> files = new TreeMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(PREFIX + folder))) {
                at(url, folder, isWanted).forEach((path, text) -> {
                    String other = files.putIfAbsent(path, text);
                    if (other != null && !other.equals(text)) {
                        throw new UserError(
                                ExitCode.CONFIGURATION,
                                "Cannot read %s: it is on the class path twice, with different text. Leave only one version of each jar on the class path."
                                        .formatted(path));
                    }
                });
            }
        } catch (IOException e) {
            throw unreadable(folder + " on the class path", e);
        }
        return files;
    }

    /**
     * Text by path, of the files with wanted names in a working copy; none where the folder is missing.
     *
     * @throws UserError if one cannot be read
     */
    public static Map<String, String> inFolder(Path repositoryRoot, String folder, Predicate<String> isWanted) {
        Path place = repositoryRoot.resolve(folder);
        try {
            return Files.isDirectory(place) ? below(place, folder, isWanted) : Map.of();
        } catch (IOException e) {
            throw unreadable(place.toString(), e);
        }
    }

    private static Map<String, String> at(URL url, String folder, Predicate<String> isWanted) throws IOException {
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                try (FileSystem zip =
                        FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                    return below(zip.getPath(PREFIX + folder), folder, isWanted);
                }
            }
            return below(Path.of(url.toURI()), folder, isWanted);
        } catch (URISyntaxException e) {
            throw new IOException("not a path: " + url, e);
        }
    }

    private static Map<String, String> below(Path place, String folder, Predicate<String> isWanted) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (isWanted.test(String.valueOf(path.getFileName()))) {
                    String name =
                            folder + "/" + place.relativize(path).toString().replace('\\', '/');
                    files.put(name, decode(name, Files.readAllBytes(path)));
                }
            }
        }
        return files;
    }

    private static String decode(String path, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION, "Cannot read %s: it is not UTF-8. Save it as UTF-8.".formatted(path), e);
        }
    }

    private static UserError unreadable(String what, IOException e) {
        return new UserError(
                ExitCode.CONFIGURATION,
                "Cannot read %s: %s. Check that the files are there and readable.".formatted(what, e.getMessage()),
                e);
    }
}
