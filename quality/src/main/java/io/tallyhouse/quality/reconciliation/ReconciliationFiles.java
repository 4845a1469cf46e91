package io.tallyhouse.quality.reconciliation;

import io.tallyhouse.lakehouse.errors.Problems;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reconciliations that are packed with the program. */
public final class ReconciliationFiles {
    private static final String FOLDER = "tallyhouse/quality/reconciliations";

    private ReconciliationFiles() {}

    /**
     * All reconciliations of the class path, by name.
     *
     * @throws io.tallyhouse.lakehouse.errors.UserError listing every problem of all files
     */
    public static List<Reconciliation> load() {
        Problems problems = new Problems();
        List<Reconciliation> reconciliations = ReconciliationReader.read(files(), problems);
        problems.throwIfAny("the reconciliations");
        return reconciliations;
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try {
            ClassLoader loader = ReconciliationFiles.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources(FOLDER))) {
                if (url.openConnection() instanceof JarURLConnection jar) {
                    try (FileSystem zip = FileSystems.newFileSystem(
                            Path.of(jar.getJarFileURL().toURI()))) {
                        collect(zip.getPath(FOLDER), files);
                    }
                } else {
                    collect(Path.of(url.toURI()), files);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FOLDER, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot read " + FOLDER, e);
        }
        return files;
    }

    private static void collect(Path folder, Map<String, String> files) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
    }
}
