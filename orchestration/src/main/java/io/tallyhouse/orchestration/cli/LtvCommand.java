package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.models.lifetime.CustomerLifetime;
import io.tallyhouse.models.lifetime.LifetimeOptions;
import io.tallyhouse.models.output.OutputFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lifetime values of a summary file; the launcher starts the same work without this class. */
@Command(
        name = "ltv",
        mixinStandardHelpOptions = true,
        description =
                "Fit BG/NBD and Gamma-Gamma to a customer summary (frequency, recency, T, monetary_value) and value "
                        + "customers with intervals. Needs no warehouse.")
final class LtvCommand implements Callable<Integer> {
    @Mixin
    private final Streams streams = new Streams();

    @Option(
            names = "--summary",
            required = true,
            paramLabel = "FILE",
            description = "CSV with one row per customer; an id in customer_id, values in monetary_value if known.")
    private Path summary = Path.of("");

    @Option(
            names = "--horizon",
            paramLabel = "TIME",
            description = "How far ahead, in the file's time unit. Default: the longest T, rounded up.")
    private @Nullable Double horizon;

    @Option(
            names = "--discount-rate",
            paramLabel = "RATE",
            description = "Per time unit, compounding: 0.01 is 1 %%. Default: ${DEFAULT-VALUE}.")
    private double discountRate;

    @Option(
            names = "--margin",
            paramLabel = "PART",
            description = "Part of revenue that is gross margin, as 0.7. Default: values are revenue.")
    private @Nullable Double margin;

    @Option(names = "--level", paramLabel = "PART", description = "Level of intervals. Default: ${DEFAULT-VALUE}.")
    private double level = 0.95;

    @Option(names = "--currency", paramLabel = "CODE", description = "Currency of the file's money, to print with it.")
    private @Nullable String currency;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Write a row per customer (CSV): alive, expected purchases, order value, value.")
    private @Nullable Path predictions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, json, table or markdown. Default: ${DEFAULT-VALUE}.")
    private String format = "table";

    @Override
    public Integer call() throws IOException {
        LifetimeOptions options = new LifetimeOptions(
                summary,
                optional(horizon),
                discountRate,
                optional(margin),
                level,
                Optional.ofNullable(currency),
                Optional.ofNullable(predictions),
                OutputFormat.parse(format));
        StringBuilder text = new StringBuilder();
        List<String> notes = CustomerLifetime.run(options, text);
        streams.out().print(text);
        notes.forEach(streams.err()::println);
        return ExitCode.DONE.code();
    }

    private static OptionalDouble optional(@Nullable Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
