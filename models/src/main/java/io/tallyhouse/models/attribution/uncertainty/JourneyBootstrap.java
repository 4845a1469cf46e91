package io.tallyhouse.models.attribution.uncertainty;

import io.tallyhouse.models.attribution.ChannelCredit;
import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.PathModel;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Intervals of credits by drawing journeys again: each journey comes a Poisson(1) number of times, so a path of m journeys
 * comes Poisson(m) times, and the model is computed anew. An interval is of a channel's share, times the actual total.
 * Journeys without a touch are drawn again too.
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
        DrawnShares conversions = new DrawnShares(credits(actual, channels, ChannelCredit::conversions), options);
        DrawnShares values = new DrawnShares(credits(actual, channels, JourneyBootstrap::value), options);
        for (int replicate = 0; replicate < options.replicates(); replicate++) {
            ModelCredit drawn = model.credit(drawAgain(paths, options.seed(), replicate));
            conversions.add(credits(drawn, channels, ChannelCredit::conversions));
            values.add(credits(drawn, channels, JourneyBootstrap::value));
        }
        List<ChannelInterval> intervals = new ArrayList<>(channels);
        for (int channel = 0; channel < channels; channel++) {
            intervals.add(new ChannelInterval(
                    actual.channels().get(channel).channel(), conversions.interval(channel), values.interval(channel)));
        }
        return intervals;
    }

    /** Credits by channel; the last is 0 where a draw has no journey without a touch. */
    private static double[] credits(ModelCredit credit, int channels, ToDoubleFunction<ChannelCredit> measure) {
        double[] credits = new double[channels];
        for (int channel = 0; channel < credit.channels().size(); channel++) {
            credits[channel] = measure.applyAsDouble(credit.channels().get(channel));
        }
        return credits;
    }

    private static double value(ChannelCredit credit) {
        return credit.value().orElse(0);
    }

    /** The same paths taken by journeys drawn again; what a path draws depends on its content, the seed and the replicate. */
    static Paths drawAgain(Paths paths, long seed, int replicate) {
        double[] conversions = new double[paths.count()];
        double[] values = new double[paths.count()];
        double[] nulls = new double[paths.count()];
        for (int path = 0; path < paths.count(); path++) {
            Totals actual = new Totals(paths.conversions(path), paths.value(path), paths.nulls(path));
            Totals drawn = draw(actual, seed, paths.key(path), replicate);
            conversions[path] = drawn.conversions();
            values[path] = drawn.value();
            nulls[path] = drawn.nulls();
        }
        return paths.withCounts(
                conversions, values, nulls, draw(paths.untouched(), seed, Paths.UNTOUCHED_KEY, replicate));
    }

    private static Totals draw(Totals actual, long seed, long key, int replicate) {
        long subkey = 4L * replicate;
        double converted = actual.conversions();
        double conversions = Poisson.draw(converted, new CounterRandom(seed, key, subkey + CONVERTED));
        double nulls = Poisson.draw(actual.nulls(), new CounterRandom(seed, key, subkey + NOT_CONVERTED));
        return new Totals(conversions, converted == 0 ? 0 : actual.value() * (conversions / converted), nulls);
    }
}
