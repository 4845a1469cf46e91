package io.tallyhouse.models.attribution;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.paths.PathFileFormat;
import io.tallyhouse.models.attribution.shapley.RateGameOptions;
import io.tallyhouse.models.attribution.uncertainty.BootstrapOptions;
import io.tallyhouse.models.attribution.weights.PositionWeights;
import io.tallyhouse.models.output.CommandWords;
import io.tallyhouse.models.output.OutputFormat;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code attribute --paths} is asked to do.
 *
 * @param file the path file
 * @param fileFormat its columns; journeys without a conversion are used where it names a column of nulls
 * @param models which models, in the order of output
 * @param orders which orders of Markov chains
 * @param output how credits are printed
 * @param directChannels channels that {@code last_non_direct} passes over
 * @param positions weights by place, for the model of that name
 * @param rateGame how {@code shapley_rate} is played
 * @param intervals how often journeys are drawn again for intervals; empty for none
 */
public record AttributionOptions(
        Path file,
        PathFileFormat fileFormat,
        List<ModelName> models,
        OrderChoice orders,
        OutputFormat output,
        Set<String> directChannels,
        Optional<PositionWeights> positions,
        RateGameOptions rateGame,
        Optional<BootstrapOptions> intervals) {
    /** Names of direct traffic in the tools people export from. */
    public static final Set<String> DIRECT_CHANNELS =
            Set.of("direct", "Direct", "(direct)", "(direct) / (none)", "(direct)/(none)");

    /** The command line's options; the first must be given. */
    public static final List<String> NAMES =
            List.of("--paths", "--model", "--order", "--nulls", "--positions", "--direct", "--intervals", "--format");

    public AttributionOptions {
        requireNonNull(file, "file is null");
        requireNonNull(fileFormat, "fileFormat is null");
        models = List.copyOf(models);
        requireNonNull(orders, "orders is null");
        requireNonNull(output, "output is null");
        directChannels = Set.copyOf(directChannels);
        requireNonNull(positions, "positions is null");
        requireNonNull(rateGame, "rateGame is null");
        requireNonNull(intervals, "intervals is null");
        if (models.contains(ModelName.POSITION) && positions.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot compute `position`: no weights are given. Give them with --positions, as 40/20/40.");
        }
    }

    /**
     * Options from a command line, with everything else as usual.
     *
     * @throws UserError if one cannot be read
     */
    public static AttributionOptions of(CommandWords words) {
        PathFileFormat format = PathFileFormat.STANDARD;
        Optional<String> nulls = words.text("--nulls");
        return new AttributionOptions(
                Path.of(words.text("--paths").orElseThrow()),
                nulls.isPresent() ? format.withNulls(nulls.get()) : format,
                ModelName.parse(words.text("--model").orElse("first,last,linear,markov")),
                OrderChoice.parse(words.text("--order").orElse("1")),
                OutputFormat.parse(words.text("--format").orElse("table")),
                words.text("--direct").map(AttributionOptions::names).orElse(DIRECT_CHANNELS),
                words.text("--positions").map(AttributionOptions::positions),
                RateGameOptions.STANDARD,
                words.text("--intervals").map(AttributionOptions::intervals));
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        for (String name : text.split(",", -1)) {
            names.add(name.strip());
        }
        return names;
    }

    private static PositionWeights positions(String text) {
        try {
            String[] parts = text.split("/", -1);
            if (parts.length == 3) {
                return new PositionWeights(
                        ModelName.POSITION.text(),
                        List.of(new BigDecimal(parts[0].strip())),
                        new BigDecimal(parts[1].strip()),
                        List.of(new BigDecimal(parts[2].strip())));
            }
        } catch (IllegalArgumentException notWeights) {
            throw badPositions(text);
        }
        throw badPositions(text);
    }

    private static UserError badPositions(String text) {
        return new UserError(
                ExitCode.USAGE,
                "Cannot read the positions `" + text
                        + "`. Give percentages of the first touch, of those between, and of the last, which sum to 100: 40/20/40.");
    }

    private static BootstrapOptions intervals(String text) {
        try {
            BootstrapOptions standard = BootstrapOptions.STANDARD;
            return new BootstrapOptions(Integer.parseInt(text.strip()), standard.level(), standard.seed());
        } catch (IllegalArgumentException notReplicates) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot draw journeys again `" + text
                            + "` times. Give how often, a whole number from 20 to 10,000: 200 settles an interval of 95 %.");
        }
    }
}
