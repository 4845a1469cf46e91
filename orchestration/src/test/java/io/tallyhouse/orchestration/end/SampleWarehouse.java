package io.tallyhouse.orchestration.end;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallyhouse.samples.SampleCompany;
import io.tallyhouse.samples.SampleOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A small sample company, loaded and released once for all tests of this process; tests only read it.
 *
 * @param landing its files
 * @param warehouse its warehouse
 * @param truth the exact answers
 */
record SampleWarehouse(Path landing, Path warehouse, JsonNode truth) {
    private static final double SCALE = 0.002;
    private static final long SEED = 7;

    private static final class Holder {
        static final SampleWarehouse SHARED = make(Path.of("target/end").toAbsolutePath());
    }

    static SampleWarehouse shared() {
        return Holder.SHARED;
    }

    /** Writes the company's files only, as if some time ago: a run leaves files alone that may still be growing. */
    static Path writeCompany(Path landing) {
        SampleCompany.write(landing, new SampleOptions(SCALE, SEED));
        try (Stream<Path> files = Files.walk(landing)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                long written = Files.getLastModifiedTime(file).toMillis();
                Files.setLastModifiedTime(file, FileTime.fromMillis(written - 10_000));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return landing;
    }

    private static SampleWarehouse make(Path folder) {
        try {
            delete(folder);
            Path landing = writeCompany(folder.resolve("landing"));
            Path warehouse = folder.resolve("warehouse");
            Program.run(
                            "run",
                            "--warehouse",
                            warehouse.toString(),
                            "--landing",
                            landing.toString(),
                            "--as-of",
                            Program.AS_OF)
                    .orFail();
            JsonNode truth = new ObjectMapper()
                    .readTree(landing.resolve(SampleCompany.TRUTH_FILE).toFile());
            return new SampleWarehouse(landing, warehouse, truth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** A money figure's total in euros. */
    String total(String figure) {
        return truth.path(figure).path("total_eur").asText();
    }
}
