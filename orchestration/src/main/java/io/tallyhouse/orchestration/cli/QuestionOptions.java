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
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that read tables, and the way to read them. */
final class QuestionOptions {
    @Option(names = "--engine", description = "${COMPLETION-CANDIDATES}. Default: Trino where it runs, else Spark.")
    private @Nullable Engine engine;

    @Option(names = "--release", paramLabel = "ID", description = "Read gold as this release served it.")
    private @Nullable Long release;

    /**
     * What answers statements in a warehouse.
     *
     * @throws UserError when Trino is wanted and does not run, or there is no such release
     */
    Function<String, Rows> reader(WarehouseConfiguration configuration) {
        Optional<TrinoAddress> trino =
                engine == Engine.SPARK ? Optional.empty() : TrinoServer.running(TrinoSettings.of(configuration));
        if (engine == Engine.TRINO && trino.isEmpty()) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot ask Trino: none serves %s now. Start one with `tallyhouse serve`, or use --engine spark."
                            .formatted(configuration.warehouse()));
        }
        Engine chosen = trino.isPresent() ? Engine.TRINO : Engine.SPARK;
        Optional<String> tag = Optional.ofNullable(release).map(id -> existing(configuration, id));
        return sql -> {
            String text = tag.map(name -> ReleasePin.pin(sql, name, chosen)).orElse(sql);
            return trino.isPresent()
                    ? TrinoQuery.run(trino.get(), text, Rows::new)
                    : SparkQuery.run(SparkSessions.open(configuration), text);
        };
    }

    private static String existing(WarehouseConfiguration configuration, long releaseId) {
        boolean exists = new LedgerDatabase(configuration)
                .first("select 1 from th_release where release_id = ?", row -> true, releaseId)
                .isPresent();
        if (!exists) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot read release %d: there is none of that number. See `tallyhouse releases`."
                            .formatted(releaseId));
        }
        return Release.tag(releaseId);
    }
}
