package io.tallyhouse.models.attribution.journeys;

/**
 * The second step of Markov credit: each conversion is shared by its different channels in proportion to their removal
 * effects, the earliest first in ties.
 */
final class MarkovCrediting {
    private MarkovCrediting() {}

    /**
     * Credit of the conversions in a part's log.
     *
     * @param effects removal effects by channel number of the part
     */
    static CreditSums sum(PartSums part, double[] effects) {
        CreditSums sums = new CreditSums();
        CreditSplitter splitter = new CreditSplitter();
        SplitWeights weights = new SplitWeights();
        double[] shares = new double[64];
        ConversionLog.Reader conversion = part.log.read();
        while (conversion.next()) {
            if (conversion.count > shares.length) {
                shares = new double[2 * conversion.count];
            }
            double sum = 0;
            for (int i = 0; i < conversion.count; i++) {
                shares[i] = effects[conversion.distinct[i]];
                sum += shares[i];
            }
            if (sum > 0) {
                weights.proportional(shares, conversion.count);
            } else {
                weights.equal(conversion.count);
            }
            splitter.begin(sums.month(conversion.month, part.channels.count()), conversion.amount, conversion.refund);
            splitter.byParts(JourneyModel.MARKOV, conversion.distinct, weights.parts, weights.total, conversion.count);
        }
        return sums;
    }
}
