package io.tallyhouse.orchestration.cli;

import io.tallyhouse.models.lifetime.CustomerLifetime;
import io.tallyhouse.models.lifetime.LifetimeOptions;
import io.tallyhouse.models.output.CommandWords;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lifetime values of a summary file; the launcher starts the same work without this class. */
@Command(
        name = "ltv",
        mixinStandardHelpOptions = true,
        description =
                "Fit BG/NBD and Gamma-Gamma to a customer summary (frequency, recency, T, monetary_value) and value "
                        + "customers with intervals. Needs no warehouse.")
@SuppressWarnings("UnusedVariable") // options are for the help; what was written goes on as it is
final class LtvCommand extends FileSubcommand {
    @Option(
            names = "--summary",
            required = true,
            paramLabel = "FILE",
            description = "CSV with one row per customer; an id in customer_id, values in monetary_value if known.")
    private @Nullable String summary;

    @Option(
            names = "--horizon",
            paramLabel = "TIME",
            description = "How far ahead, in the file's time unit. Default: the longest T, rounded up.")
    private @Nullable String horizon;

    @Option(
            names = "--discount-rate",
            paramLabel = "RATE",
            description = "Per time unit, compounding: 0.01 is 1 %%. Default: 0.")
    private @Nullable String discountRate;

    @Option(
            names = "--margin",
            paramLabel = "PART",
            description = "Part of revenue that is gross margin, as 0.7. Default: values are revenue.")
    private @Nullable String margin;

    @Option(names = "--level", paramLabel = "PART", description = "Level of intervals. Default: 0.95.")
    private @Nullable String level;

    @Option(names = "--currency", paramLabel = "CODE", description = "Currency of the file's money, to print with it.")
    private @Nullable String currency;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Write a row per customer (CSV): alive, expected purchases, order value, value.")
    private @Nullable String predictions;

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv, json, table or markdown. Default: table.")
    private @Nullable String format;

    @Override
    List<String> run(CommandWords words, StringBuilder out) throws IOException {
        return CustomerLifetime.run(LifetimeOptions.of(words), out);
    }
}
