package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.models.attribution.AttributionOptions;
import io.tallyhouse.models.attribution.PathAttribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Attribution of a path file; the launcher starts the same work without this class, in half a second. */
@Command(
        name = "attribute",
        mixinStandardHelpOptions = true,
        description =
                "Credit the channels of a path file (path, total_conversions, total_conversion_value, total_null): "
                        + "rules, Markov of any order, Shapley. Needs no warehouse.")
final class AttributeCommand implements Callable<Integer> {
    @Mixin
    private final Streams streams = new Streams();

    @Option(
            names = "--paths",
            required = true,
            paramLabel = "FILE",
            description = "CSV with one path a row, channels parted by >.")
    private Path paths = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "MODELS",
            description = "Of first, last, last_non_direct, linear, u_40_20_40, markov, shapley, shapley_rate, "
                    + "shapley_exact_set. Default: ${DEFAULT-VALUE}.")
    private String models = "first,last,linear,markov";

    @Option(
            names = "--order",
            paramLabel = "ORDERS",
            description = "Markov's order: 1, 1..4, 1,2,4 or auto. Default: ${DEFAULT-VALUE}.")
    private String orders = "1";

    @Option(names = "--nulls", paramLabel = "COLUMN", description = "Column that counts journeys without conversion.")
    private @Nullable String nulls;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, json, table or markdown. Default: ${DEFAULT-VALUE}.")
    private String format = "table";

    @Override
    public Integer call() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> notes = PathAttribution.run(
                AttributionOptions.of(paths, models, orders, Optional.ofNullable(nulls), format), text);
        streams.out().print(text);
        notes.forEach(streams.err()::println);
        return ExitCode.DONE.code();
    }
}
