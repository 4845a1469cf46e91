package io.tallyhouse.models.attribution.shapley;

/** Values of the players of a rate game, by conversions and by value. */
final class RateWorths {
    final double[] conversions;
    final double[] values;
    final double[] standardErrors;

    RateWorths(double[] conversions, double[] values, double[] standardErrors) {
        this.conversions = conversions;
        this.values = values;
        this.standardErrors = standardErrors;
    }

    /** A channel's share of what its player is worth. */
    RateValue value(String channel, int player, double share, double support, RateValue.Standing standing) {
        return new RateValue(
                channel,
                share * conversions[player],
                share * values[player],
                share * standardErrors[player],
                support,
                standing);
    }
}
