package io.tallyhouse.models.attribution.journeys;

import java.util.Arrays;

/**
 * The second step of Markov credit: each conversion is shared by its different channels in proportion to their removal
 * effects, the earliest first in ties.
 */
final class MarkovCrediting {
    /**
     * Effects lie between 0 and 1 and are taken to 11 digits: what is equal but for the last digits of a computation is a
     * tie, and parts of all channels there can be sum to less than 2^52.
     */
    private static final double RESOLUTION = 1L << 36;

    private MarkovCrediting() {}

    /** The part of a channel with such a removal effect. */
    static long part(double effect) {
        return Math.round(Math.max(0, effect) * RESOLUTION);
    }

    /**
     * Credit of the conversions in a part's log.
     *
     * @param effects removal effects by channel number of the part, as {@link #part} has them
     */
    static CreditSums sum(PartSums part, long[] effects) {
        CreditSums sums = new CreditSums();
        CreditSplitter splitter = new CreditSplitter();
        long[] parts = new long[64];
        ConversionLog.Reader conversion = part.log.read();
        while (conversion.next()) {
            if (conversion.count > parts.length) {
                parts = new long[2 * conversion.count];
            }
            long total = 0;
            for (int i = 0; i < conversion.count; i++) {
                parts[i] = effects[conversion.distinct[i]];
                total += parts[i];
            }
            if (total == 0) {
                Arrays.fill(parts, 0, conversion.count, 1);
                total = conversion.count;
            }
            splitter.begin(sums.month(conversion.month, part.channels.count()), conversion.amount, conversion.refund);
            splitter.byParts(JourneyModel.MARKOV, conversion.distinct, parts, total, conversion.count);
        }
        return sums;
    }
}
