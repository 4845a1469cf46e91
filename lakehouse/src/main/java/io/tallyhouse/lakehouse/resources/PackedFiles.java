package io.tallyhouse.lakehouse.resources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The modules' declarative files, from class folders or jars. */
public final class PackedFiles {
    private static final String PREFIX = "tallyhouse/";

    private PackedFiles() {}

    /** Text by path from the repository's root, of all files under a folder of the repository, sorted by path. */
    public static Map<String, String> under(String folder) {
        Map<String, String> files = new TreeMap<>();
        try {
            ClassLoader loader = PackedFiles.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources(PREFIX + folder))) {
                if (url.openConnection() instanceof JarURLConnection jar) {
                    try (FileSystem zip = FileSystems.newFileSystem(
                            Path.of(jar.getJarFileURL().toURI()))) {
                        collect(zip.getPath(PREFIX + folder), folder, files);
                    }
                } else {
                    collect(Path.of(url.toURI()), folder, files);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the packed files of " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot read the packed files of " + folder, e);
        }
        return files;
    }

    private static void collect(Path place, String folder, Map<String, String> files) throws IOException {
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String relative = place.relativize(path).toString().replace('\\', '/');
                files.put(folder + "/" + relative, Files.readString(path, UTF_8));
            }
        }
    }
}
