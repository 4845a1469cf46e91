package io.tallyhouse.lakehouse.session;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How much a warehouse holds, in the two sizes that make a difference to how Spark should run its queries. */
enum Workload {
    /** So little that the time of a query is the time of planning it. */
    SMALL,
    /** Everything else, and whatever does not lie on this machine. */
    LARGE;

    private static final long SMALL_BYTES = 48L << 20;

    /** The size of landing and bronze together; the answer changes speed, never a result. */
    static Workload of(WarehouseConfiguration configuration) {
        List<String> places = new ArrayList<>(configuration.landing());
        places.add(configuration.warehouse() + "/bronze");
        long bytes = 0;
        for (String place : places) {
            if (!place.startsWith("/")) {
                return LARGE;
            }
            bytes += size(Path.of(place));
        }
        return bytes < SMALL_BYTES ? SMALL : LARGE;
    }

    private static long size(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into %s".formatted(folder), e);
        }
    }
}
