package io.tallyhouse.models.attribution;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.paths.PathFileFormat;
import io.tallyhouse.models.attribution.shapley.RateGameOptions;
import io.tallyhouse.models.attribution.uncertainty.BootstrapOptions;
import io.tallyhouse.models.attribution.weights.PositionWeights;
import io.tallyhouse.models.output.OutputFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Options from a command line's words, with everything else as usual. */
    public static AttributionOptions of(
            Path file, String models, String orders, Optional<String> nulls, String output) {
        return new AttributionOptions(
                file,
                nulls.isPresent() ? PathFileFormat.STANDARD.withNulls(nulls.get()) : PathFileFormat.STANDARD,
                ModelName.parse(models),
                OrderChoice.parse(orders),
                OutputFormat.parse(output),
                DIRECT_CHANNELS,
                Optional.empty(),
                RateGameOptions.STANDARD,
                Optional.empty());
    }

    /** The same with weights of the model {@code position}. */
    public AttributionOptions withPositions(PositionWeights weights) {
        return new AttributionOptions(
                file, fileFormat, models, orders, output, directChannels, Optional.of(weights), rateGame, intervals);
    }

    /** The same with intervals. */
    public AttributionOptions withIntervals(BootstrapOptions bootstrap) {
        return new AttributionOptions(
                file, fileFormat, models, orders, output, directChannels, positions, rateGame, Optional.of(bootstrap));
    }
}
