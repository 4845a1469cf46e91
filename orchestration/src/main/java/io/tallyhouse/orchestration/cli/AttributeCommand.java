package io.tallyhouse.orchestration.cli;

import io.tallyhouse.models.attribution.AttributionOptions;
import io.tallyhouse.models.attribution.PathAttribution;
import io.tallyhouse.models.output.CommandWords;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Attribution of a path file; the launcher starts the same work without this class, in half a second. */
@Command(
        name = "attribute",
        mixinStandardHelpOptions = true,
        description =
                "Credit the channels of a path file (path, total_conversions, total_conversion_value, total_null): "
                        + "rules, Markov of any order, Shapley. Needs no warehouse.")
@SuppressWarnings("UnusedVariable") // options are for the help; what was written goes on as it is
final class AttributeCommand extends FileSubcommand {
    @Option(
            names = "--paths",
            required = true,
            paramLabel = "FILE",
            description = "CSV with one path a row, channels parted by >.")
    private @Nullable String paths;

    @Option(
            names = "--model",
            paramLabel = "MODELS",
            description =
                    "Of first, last, last_non_direct, linear, u_40_20_40, position, markov, shapley, shapley_rate, "
                            + "shapley_exact_set. Default: first,last,linear,markov.")
    private @Nullable String models;

    @Option(
            names = "--order",
            paramLabel = "ORDERS",
            description = "Markov's order: 1, 1..4, 1,2,4, auto or auto:log-loss. Default: 1.")
    private @Nullable String orders;

    @Option(names = "--nulls", paramLabel = "COLUMN", description = "Column that counts journeys without conversion.")
    private @Nullable String nulls;

    @Option(
            names = "--positions",
            paramLabel = "WEIGHTS",
            description = "What `position` gives to the first touch, those between, and the last: 40/20/40.")
    private @Nullable String positions;

    @Option(
            names = "--direct",
            paramLabel = "NAMES",
            description = "Channels that last_non_direct passes over. Default: direct, as exports write it.")
    private @Nullable String direct;

    @Option(
            names = "--intervals",
            paramLabel = "REPLICATES",
            description =
                    "Draw journeys again so often, 20 to 10000 times, and print intervals of 95 %%. Default: none.")
    private @Nullable String intervals;

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv, json, table or markdown. Default: table.")
    private @Nullable String format;

    @Override
    List<String> run(CommandWords words, StringBuilder out) throws IOException {
        return PathAttribution.run(AttributionOptions.of(words), out);
    }
}
