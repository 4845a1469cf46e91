package io.tallyhouse.models.attribution.shapley;

import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.PathModel;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.weights.TouchWeights;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Shapley values of the additive game, in which a coalition is worth the conversions of the journeys it covers: each
 * journey is shared equally by its different channels (Zhao, Mahboobi and Bagheri 2018).
 */
public record SimplifiedShapley() implements PathModel {
    /** The model's name in output. */
    public static final String NAME = "shapley";

    /** Beyond this, parts of touches are no longer counted in whole numbers. */
    private static final long LARGEST_PART = 1L << 40;

    @Override
    public ModelCredit credit(Paths paths) {
        return ModelCredit.of(NAME, OptionalInt.empty(), paths, conversions(paths), values(paths));
    }

    /** Conversions by channel number. */
    static double[] conversions(Paths paths) {
        double[] amounts = new double[paths.count()];
        for (int path = 0; path < amounts.length; path++) {
            amounts[path] = paths.conversions(path);
        }
        return shared(paths, amounts);
    }

    private static double[] values(Paths paths) {
        double[] amounts = new double[paths.count()];
        for (int path = 0; path < amounts.length; path++) {
            amounts[path] = paths.value(path);
        }
        return shared(paths, amounts);
    }

    private static double[] shared(Paths paths, double[] amounts) {
        ChannelSets sets = new ChannelSets(paths);
        double[] shares = new double[paths.channels().size()];
        for (int path = 0; path < amounts.length; path++) {
            int size = sets.end(path) - sets.start(path);
            for (int at = sets.start(path); at < sets.end(path); at++) {
                shares[sets.member(at)] += amounts[path] / size;
            }
        }
        return shares;
    }

    /**
     * The same game, told by touch: a channel's share of a journey is split equally over its touches there. Summed by
     * channel this is {@link #credit}.
     *
     * @param channels channel of each touch, oldest first
     */
    public static TouchWeights orderAware(int... channels) {
        int[] repeats = new int[channels.length];
        long common = 1;
        for (int i = 0; i < channels.length; i++) {
            for (int channel : channels) {
                repeats[i] += channel == channels[i] ? 1 : 0;
            }
            common = common > LARGEST_PART ? common : common / greatestDivisor(common, repeats[i]) * repeats[i];
        }
        if (common > LARGEST_PART) {
            return TouchWeights.proportional(
                    Arrays.stream(repeats).mapToDouble(count -> 1.0 / count).toArray());
        }
        long[] parts = new long[channels.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = common / repeats[i];
        }
        return TouchWeights.ofParts(parts);
    }

    private static long greatestDivisor(long one, long other) {
        return other == 0 ? one : greatestDivisor(other, one % other);
    }
}
