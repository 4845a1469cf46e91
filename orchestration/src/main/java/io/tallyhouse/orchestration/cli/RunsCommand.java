package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.runs.RunLedger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What ran. */
@Command(name = "runs", mixinStandardHelpOptions = true, description = "What ran in the warehouse, the newest first.")
final class RunsCommand implements Callable<Integer> {
    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Option(names = "--last", description = "How many runs to show. Default: ${DEFAULT-VALUE}.")
    private int last = 20;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot show %d runs: --last must be 1 or more.".formatted(last));
        }
        LedgerDatabase database = new LedgerDatabase(warehouse.read());
        List<Map<String, Object>> records = new ArrayList<>();
        new RunLedger(database, Clock.systemUTC()).runs().stream().limit(last).forEach(run -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("run_id", run.runId());
            one.put("command", run.command());
            one.put("as_of", run.asOf().toString());
            one.put("started_at", run.startedAt().toString());
            one.put("ended_at", run.endedAt().map(Instant::toString).orElse(null));
            one.put("state", run.state().name());
            one.put("release_id", run.releaseId().orElse(null));
            one.put(
                    "message",
                    run.message()
                            .map(text -> text.lines().findFirst().orElse(""))
                            .orElse(null));
            records.add(one);
        });
        streams.out().print(isJson ? Output.json(records) + "\n" : Output.table(records));
        return ExitCode.DONE.code();
    }
}
