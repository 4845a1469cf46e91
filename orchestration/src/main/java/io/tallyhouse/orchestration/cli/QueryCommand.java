package io.tallyhouse.orchestration.cli;

import io.tallyhouse.dashboards.trino.TrinoAddress;
import io.tallyhouse.dashboards.trino.TrinoQuery;
import io.tallyhouse.dashboards.trino.TrinoServer;
import io.tallyhouse.dashboards.trino.TrinoSettings;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.query.Engine;
import io.tallyhouse.lakehouse.query.ReleasePin;
import io.tallyhouse.lakehouse.releases.Release;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.orchestration.run.SparkQuery;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One SQL statement. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Run one SQL statement. Takes a running Trino (`tallyhouse serve`), else Spark.")
final class QueryCommand implements Callable<Integer> {
    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Option(names = "--engine", description = "${COMPLETION-CANDIDATES}. Default: Trino where it runs, else Spark.")
    private @Nullable Engine engine;

    @Option(names = "--release", paramLabel = "ID", description = "Read gold as this release served it.")
    private @Nullable Long release;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ResultFormat format = ResultFormat.TABLE;

    @Parameters(paramLabel = "SQL", description = "The statement; the same text runs in both engines.")
    private String sql = "";

    @Override
    public Integer call() {
        WarehouseConfiguration configuration = warehouse.read();
        Optional<TrinoAddress> trino =
                engine == Engine.SPARK ? Optional.empty() : TrinoServer.running(TrinoSettings.of(configuration));
        if (engine == Engine.TRINO && trino.isEmpty()) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot ask Trino: none serves %s now. Start one with `tallyhouse serve`, or use --engine spark."
                            .formatted(configuration.warehouse()));
        }
        Engine chosen = trino.isPresent() ? Engine.TRINO : Engine.SPARK;
        String text = release == null ? sql : pinned(configuration, release, chosen);
        Rows rows = trino.isPresent()
                ? TrinoQuery.run(trino.get(), text, Rows::new)
                : SparkQuery.run(SparkSessions.open(configuration), text);
        streams.out().print(format.write(rows));
        return ExitCode.DONE.code();
    }

    private String pinned(WarehouseConfiguration configuration, long releaseId, Engine chosen) {
        boolean exists = new LedgerDatabase(configuration)
                .first("select 1 from th_release where release_id = ?", row -> true, releaseId)
                .isPresent();
        if (!exists) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot read release %d: there is none of that number. See `tallyhouse releases`."
                            .formatted(releaseId));
        }
        return ReleasePin.pin(sql, Release.tag(releaseId), chosen);
    }
}
