package io.tallyhouse.orchestration.cli;

import io.tallyhouse.dashboards.trino.SetupListener;
import io.tallyhouse.dashboards.trino.TrinoServer;
import io.tallyhouse.dashboards.trino.TrinoSettings;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trino over one warehouse. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serve the warehouse through Trino, in the foreground; Ctrl-C stops it. Fetches Trino once, into a cache.")
final class ServeCommand implements Callable<Integer> {
    private static final Duration LOOK_FOR_TABLES = Duration.ofSeconds(15);

    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Option(names = "--port", description = "Port on loopback. Default: a free one.")
    private @Nullable Integer port;

    @Option(names = "--memory", description = "Trino's heap. Default: ${DEFAULT-VALUE}.")
    private String memory = "1g";

    @Override
    public Integer call() throws InterruptedException {
        WarehouseConfiguration configuration = warehouse.read();
        TrinoSettings settings = new TrinoSettings(
                configuration,
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                memory,
                TrinoSettings.Compiling.FULL);
        try (TrinoServer server = TrinoServer.start(settings, System.getenv(), new Shown(streams.out()))) {
            PrintWriter out = streams.out();
            out.printf("Serving %s at %s%n", configuration.warehouse(), server.address());
            out.printf("  JDBC      %s  (any user)%n", server.address().jdbcUrl());
            out.printf("  ask       ./tallyhouse query \"select * from gold.ops.releases\"%n");
            out.printf("  stop      Ctrl-C%n");
            while (server.runsFor(LOOK_FOR_TABLES)) {
                server.registerTables();
            }
            if (server.isStopping()) {
                // Ctrl-C reaches Trino as well, which may end before this program does.
                return ExitCode.DONE.code();
            }
            streams.err().println("Trino ended by itself; its log is in " + configuration.warehouse() + "/_trino.");
            return ExitCode.SOURCE_UNREADABLE.code();
        }
    }

    /** Steps as lines; a download in tenths. */
    private static final class Shown implements SetupListener {
        private final PrintWriter out;
        private long shownTenth = -1;

        Shown(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void step(String text) {
            shownTenth = -1;
            out.println(text);
        }

        @Override
        public void progress(long doneBytes, long totalBytes) {
            long tenth = totalBytes == 0 ? 0 : doneBytes * 10 / totalBytes;
            if (tenth > shownTenth) {
                shownTenth = tenth;
                out.printf(Locale.ROOT, "  %3d %%  %,d of %,d bytes%n", tenth * 10, doneBytes, totalBytes);
            }
        }
    }
}
