package io.tallyhouse.dashboards.trino;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * How one warehouse is served on this machine.
 *
 * @param warehouse what is served; its folder must be local
 * @param port HTTP port on loopback; a free one when empty
 * @param memory the server's Java heap, as {@code 1g}
 * @param compiling how the server's code is compiled
 */
public record TrinoSettings(WarehouseConfiguration warehouse, OptionalInt port, String memory, Compiling compiling) {
    public TrinoSettings {
        requireNonNull(warehouse, "warehouse is null");
        requireNonNull(port, "port is null");
        requireNonNull(memory, "memory is null");
        requireNonNull(compiling, "compiling is null");
    }

    /** What the Java virtual machine puts first. On 2 cores: start in 14 or 10 s, then 1.0 or 2.4 s for one heavy query. */
    public enum Compiling {
        /** For a server that stays: slower to start, more than twice as fast once warm. */
        FULL,
        /** For a server of a few queries, as in a test. */
        QUICK
    }

    /** A server that stays, with 1 GB of heap, on any free port. */
    public static TrinoSettings of(WarehouseConfiguration warehouse) {
        return new TrinoSettings(warehouse, OptionalInt.empty(), "1g", Compiling.FULL);
    }

    /** The warehouse's folder. */
    Path folder() {
        String place = warehouse.warehouse();
        String local = place.startsWith("file:") ? place.replaceFirst("^file:/*", "/") : place;
        if (!local.startsWith("/")) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    ("Cannot serve %s: the built-in Trino reads local folders only."
                                    + " Point your own Trino at it; dashboards/trino/catalog shows the settings.")
                            .formatted(place));
        }
        return Path.of(local);
    }

    /** Where the server's own files are: settings, logs, table registrations. */
    Path state() {
        return folder().resolve("_trino");
    }
}
