package io.tallyhouse.models.attribution.weights;

/**
 * Weight halves with every half-life between touch and conversion.
 *
 * @param halfLifeDays days after which a touch counts half
 */
public record TimeDecay(double halfLifeDays) {
    /** The half-life of seven days that Google used. */
    public static final TimeDecay WEEKLY = new TimeDecay(7);

    public TimeDecay {
        if (!(halfLifeDays > 0) || Double.isInfinite(halfLifeDays)) {
            throw new IllegalArgumentException("A half-life must be above 0 days, this one is " + halfLifeDays);
        }
    }

    /** Weights {@code 2^(-age/half-life)}, by the days between each touch and the conversion, oldest touch first. */
    public TouchWeights weights(double... agesInDays) {
        double youngest = Double.POSITIVE_INFINITY;
        for (double age : agesInDays) {
            if (!(age >= 0) || Double.isInfinite(age)) {
                throw new IllegalArgumentException("A touch's age must be zero days or more, this one is " + age);
            }
            youngest = Math.min(youngest, age);
        }
        double[] weights = new double[agesInDays.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.pow(2, -(agesInDays[i] - youngest) / halfLifeDays);
        }
        return TouchWeights.proportional(weights);
    }
}
