package io.tallyhouse.models.attribution.uncertainty;

import io.tallyhouse.models.attribution.ChannelCredit;
import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.PathModel;
import io.tallyhouse.models.attribution.paths.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Intervals of credits by drawing journeys again: each journey comes a Poisson(1) number of times, so a path of m journeys
 * comes Poisson(m) times, and the model is computed anew. An interval is of a channel's share, times the actual total.
 * Paths hold no single values, so the spread of values within a path is not in it.
 */
public final class JourneyBootstrap {
    private static final int CONVERTED = 1;
    private static final int NOT_CONVERTED = 2;

    private JourneyBootstrap() {}

    /** One interval per channel of the model's credit, in its order. */
    public static List<ChannelInterval> intervals(Paths paths, PathModel model, BootstrapOptions options) {
        ModelCredit actual = model.credit(paths);
        int channels = actual.channels().size();
        double[][] conversions = new double[channels][options.replicates()];
        double[][] values = new double[channels][options.replicates()];
        double allConversions = totalConversions(actual);
        double allValue = totalValue(actual);
        for (int replicate = 0; replicate < options.replicates(); replicate++) {
            ModelCredit drawn = model.credit(drawAgain(paths, options.seed(), replicate));
            double conversionScale = scale(allConversions, totalConversions(drawn));
            double valueScale = scale(allValue, totalValue(drawn));
            for (int channel = 0; channel < channels; channel++) {
                ChannelCredit credit = drawn.channels().get(channel);
                conversions[channel][replicate] = credit.conversions() * conversionScale;
                values[channel][replicate] = credit.value().orElse(0) * valueScale;
            }
        }
        List<ChannelInterval> intervals = new ArrayList<>(channels);
        for (int channel = 0; channel < channels; channel++) {
            intervals.add(new ChannelInterval(
                    actual.channels().get(channel).channel(),
                    interval(conversions[channel], options.level()),
                    interval(values[channel], options.level())));
        }
        return intervals;
    }

    /** The same paths taken by journeys drawn again; what a path draws depends on its content, the seed and the replicate. */
    static Paths drawAgain(Paths paths, long seed, int replicate) {
        double[] conversions = new double[paths.count()];
        double[] values = new double[paths.count()];
        double[] nulls = new double[paths.count()];
        for (int path = 0; path < paths.count(); path++) {
            long subkey = 4L * replicate;
            double converted = paths.conversions(path);
            conversions[path] = Poisson.draw(converted, new CounterRandom(seed, paths.key(path), subkey + CONVERTED));
            values[path] = converted == 0 ? 0 : paths.value(path) * (conversions[path] / converted);
            nulls[path] =
                    Poisson.draw(paths.nulls(path), new CounterRandom(seed, paths.key(path), subkey + NOT_CONVERTED));
        }
        return paths.withCounts(conversions, values, nulls);
    }

    /** The smallest draws at or below which lie the tails' parts. */
    private static Interval interval(double[] draws, double level) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double tail = (1 - level) / 2;
        return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    private static double quantile(double[] sorted, double part) {
        int place = (int) Math.ceil(part * sorted.length - 1e-9) - 1;
        return sorted[Math.min(sorted.length - 1, Math.max(0, place))];
    }

    private static double scale(double actual, double drawn) {
        return drawn == 0 ? 0 : actual / drawn;
    }

    private static double totalConversions(ModelCredit credit) {
        return credit.channels().stream()
                .mapToDouble(ChannelCredit::conversions)
                .sum();
    }

    private static double totalValue(ModelCredit credit) {
        return credit.channels().stream()
                .mapToDouble(channel -> channel.value().orElse(0))
                .sum();
    }
}
