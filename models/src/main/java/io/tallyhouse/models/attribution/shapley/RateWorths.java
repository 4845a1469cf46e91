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
}
