package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.runs.RunLedger.State;
import io.tallyhouse.orchestration.run.Job;
import io.tallyhouse.orchestration.run.OpenWarehouse;
import io.tallyhouse.orchestration.run.OperationsTables;
import io.tallyhouse.orchestration.terminal.Steps;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A command that writes to a warehouse: it takes the lease, keeps the ledger and ends in an exit code. */
abstract class JobCommand implements Callable<Integer> {
    @Mixin
    final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Option(
            names = "--landing",
            paramLabel = "DIR",
            description = "Where files land, in place of the configured folders. May be given several times.")
    private List<Path> landing = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "The run's instant, as 2026-03-01T06:00:00Z. Default: now.")
    private @Nullable Instant asOf;

    @Option(names = "--json", description = "Print the result as JSON; steps go to standard error.")
    private boolean isJson;

    /** What the command does in an open warehouse; returns what it tells a program. */
    abstract Map<String, Object> work(OpenWarehouse open, Job job, Steps steps) throws Exception;

    /** The run's instant where the user names none. */
    Instant defaultInstant(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What the command does before the warehouse is open, with neither lease nor Spark. */
    void prepare(WarehouseConfiguration configuration, PrintWriter out) {}

    /** Whether a warehouse that is missing is made; a later step of the job has nothing to do in a new one. */
    boolean makesWarehouse() {
        return false;
    }

    /** The command in words, for the ledger. */
    abstract String words();

    @Override
    public Integer call() throws Exception {
        return execute(makesWarehouse() ? warehouse.readOrMake(landing) : warehouse.read(landing));
    }

    final int execute(WarehouseConfiguration configuration) throws Exception {
        Clock clock = Clock.systemUTC();
        Instant instant = asOf == null ? defaultInstant(clock) : asOf;
        PrintWriter out = isJson ? streams.err() : streams.out();
        prepare(configuration, out);
        try (OpenWarehouse open = OpenWarehouse.open(configuration, clock, words())) {
            String runId = open.ledger().start(words(), instant);
            Steps steps =
                    new Steps(out, Boolean.getBoolean("tallyhouse.terminal") && !isJson, clock, open.ledger(), runId);
            try {
                Map<String, Object> result = new LinkedHashMap<>();
                result.put("run_id", runId);
                result.put("as_of", instant.toString());
                result.putAll(work(open, new Job(open, steps, runId, instant), steps));
                open.ledger().end(runId, State.DONE, "done");
                OperationsTables.publish(open.session(), open.database());
                afterwards(open, steps);
                if (isJson) {
                    streams.out().println(Output.json(result));
                }
                return ExitCode.DONE.code();
            } catch (Exception | Error e) {
                open.ledger().end(runId, State.FAILED, String.valueOf(e.getMessage()));
                OperationsTables.publish(open.session(), open.database());
                throw e;
            }
        }
    }

    /** What the command does after the run is over, with Spark still there. */
    void afterwards(OpenWarehouse open, Steps steps) {}

    /** Reads an instant in ISO 8601. */
    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return java.time.OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'%s' is no instant; write it as 2026-03-01T06:00:00Z".formatted(value));
            }
        }
    }
}
