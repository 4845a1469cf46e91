package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.models.attribution.markov.ChainCounts;
import java.util.Set;

/** Turns journeys into credit: every model but Markov's at once, and for that what its second step needs. */
final class JourneyCrediting {
    private static final double MICROS_PER_DAY = 86_400e6;

    private final PartSums sums;
    private final Months months;
    private final double halfLifeDays;
    private final PositionParts positions;
    private final Set<String> directNames;
    private final int markovOrder;
    private final CreditSplitter splitter = new CreditSplitter();
    private final SplitWeights weights = new SplitWeights();
    private double[] decay = new double[64];
    private boolean[] direct = new boolean[0];

    JourneyCrediting(PartSums sums, JourneyOptions options) {
        this.sums = sums;
        this.months = new Months(options.timeZone());
        this.halfLifeDays = options.halfLifeDays();
        this.positions = new PositionParts(options.positions());
        this.directNames = options.directChannels();
        this.markovOrder = options.markovOrder();
    }

    /** A conversion and the touches before it, none perhaps. */
    void converted(OpenJourney journey, long at, long amount, long refund) {
        int month = months.number(at);
        sums.conversions++;
        sums.revenue += amount - refund;
        int none = journey.count == 0 ? sums.channels.number(Channels.NONE) : -1;
        splitter.begin(sums.credits.month(month, sums.channels.count()), amount, refund);
        if (journey.count == 0) {
            sums.untouchedConversions++;
            allTo(none);
            return;
        }
        sums.creditedTouches += journey.count;
        count(journey, true);
        journey.findDistinct();
        if (journey.distinctCount == 1) {
            allTo(journey.distinct[0]);
            return;
        }
        share(journey, at);
        sums.log.add(month, amount, refund, journey.distinct, journey.distinctCount);
    }

    /** Touches that no conversion followed. */
    void gone(OpenJourney journey) {
        sums.nullJourneys++;
        sums.nullTouches += journey.count;
        count(journey, false);
    }

    private void allTo(int channel) {
        for (JourneyModel model : MODELS) {
            splitter.whole(model, channel);
        }
    }

    private static final JourneyModel[] MODELS = JourneyModel.values();

    private void share(OpenJourney journey, long at) {
        int count = journey.count;
        int[] channels = journey.channels;
        splitter.whole(JourneyModel.FIRST, channels[0]);
        splitter.whole(JourneyModel.LAST, channels[count - 1]);
        splitter.whole(JourneyModel.LAST_NON_DIRECT, channels[newestIndirect(journey)]);
        splitter.equally(JourneyModel.LINEAR, channels, count);
        splitter.equally(JourneyModel.SHAPLEY, journey.distinct, journey.distinctCount);
        long[] parts = positions.of(count);
        splitter.byParts(JourneyModel.POSITION, channels, parts, parts[count], count);
        weigh(journey, at);
        splitter.byParts(JourneyModel.TIME_DECAY, channels, weights.parts, weights.total, count);
    }

    /** Weights as {@code TimeDecay} has them. */
    private void weigh(OpenJourney journey, long at) {
        int count = journey.count;
        if (count > decay.length) {
            decay = new double[2 * count];
        }
        double youngest = (at - journey.at[count - 1]) / MICROS_PER_DAY;
        for (int i = 0; i < count; i++) {
            double age = (at - journey.at[i]) / MICROS_PER_DAY;
            decay[i] = Math.pow(2, -(age - youngest) / halfLifeDays);
        }
        weights.proportional(decay, count);
    }

    private int newestIndirect(OpenJourney journey) {
        if (direct.length < sums.channels.count()) {
            direct = new boolean[sums.channels.count()];
            for (int channel = 0; channel < direct.length; channel++) {
                direct[channel] = directNames.contains(sums.channels.name(channel));
            }
        }
        for (int i = journey.count - 1; i >= 0; i--) {
            if (!direct[journey.channels[i]]) {
                return i;
            }
        }
        return journey.count - 1;
    }

    private void count(OpenJourney journey, boolean converted) {
        ChainCounts chain = sums.chain;
        int at = 0;
        long code = 0;
        while (at < Math.min(markovOrder, journey.count)) {
            code = chain.next(code, journey.channels[at++]);
        }
        int state = chain.state(code);
        chain.start(state, 1);
        while (at < journey.count) {
            code = chain.next(code, journey.channels[at++]);
            int next = chain.state(code);
            if (next != state) {
                chain.step(state, next, 1);
                state = next;
            }
        }
        chain.end(state, converted ? 1 : 0, 0, converted ? 0 : 1);
    }
}
