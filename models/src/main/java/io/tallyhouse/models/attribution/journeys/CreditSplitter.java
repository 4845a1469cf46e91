package io.tallyhouse.models.attribution.journeys;

/** Adds one conversion's money and its one conversion to the sums, split by the weights of a model. */
final class CreditSplitter {
    private final LargestRemainder split = new LargestRemainder();
    private long[] cells = new long[0];
    private long amount;
    private long refund;

    /** The conversion that is split next, and the cells of its month. */
    void begin(long[] monthCells, long conversionAmount, long refundedAmount) {
        cells = monthCells;
        amount = conversionAmount;
        refund = refundedAmount;
    }

    /** All to one channel. */
    void whole(JourneyModel model, int channel) {
        CreditSums.add(cells, model, channel, amount - refund, CreditSums.ONE_CONVERSION);
    }

    /** The same to each of some channels; what does not divide goes to the earliest. */
    void equally(JourneyModel model, int[] channels, int count) {
        long share = amount / count;
        long more = Math.abs(amount % count);
        long back = refund / count;
        long moreBack = Math.abs(refund % count);
        long part = CreditSums.ONE_CONVERSION / count;
        long moreParts = CreditSums.ONE_CONVERSION % count;
        int unit = Long.signum(amount);
        int unitBack = Long.signum(refund);
        for (int i = 0; i < count; i++) {
            long credit = share + (i < more ? unit : 0) - back - (i < moreBack ? unitBack : 0);
            CreditSums.add(cells, model, channels[i], credit, part + (i < moreParts ? 1 : 0));
        }
    }

    /** By whole parts of a total; a refund takes back by the same parts. */
    void byParts(JourneyModel model, int[] channels, long[] parts, long total, int count) {
        split.split(amount, parts, total, count);
        for (int i = 0; i < count; i++) {
            CreditSums.add(cells, model, channels[i], split.credits[i], 0);
        }
        if (refund != 0) {
            split.split(-refund, parts, total, count);
            for (int i = 0; i < count; i++) {
                CreditSums.add(cells, model, channels[i], split.credits[i], 0);
            }
        }
        split.split(CreditSums.ONE_CONVERSION, parts, total, count);
        for (int i = 0; i < count; i++) {
            CreditSums.add(cells, model, channels[i], 0, split.credits[i]);
        }
    }
}
