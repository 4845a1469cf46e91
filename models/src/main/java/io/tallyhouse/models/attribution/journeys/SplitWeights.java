package io.tallyhouse.models.attribution.journeys;

/** Whole parts of one journey's touches in proportion to numbers, as {@code TouchWeights} has them, in an array that is used again. */
final class SplitWeights {
    private static final double RESOLUTION = 1L << 50;

    long[] parts = new long[64];
    long total;

    /** Parts in proportion to the first numbers of an array, kept to 15 digits of their sum. */
    void proportional(double[] weights, int count) {
        grow(count);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i];
        }
        total = 0;
        for (int i = 0; i < count; i++) {
            parts[i] = Math.round(weights[i] / sum * RESOLUTION);
            total += parts[i];
        }
    }

    private void grow(int count) {
        if (count > parts.length) {
            parts = new long[2 * count];
        }
    }
}
