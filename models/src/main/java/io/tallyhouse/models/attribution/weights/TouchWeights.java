package io.tallyhouse.models.attribution.weights;

import java.util.Arrays;

/**
 * Shares of one journey's touches, oldest first, as whole parts of their sum. Whole parts make equal shares equal to the
 * last bit, so rounding money by them has true ties.
 */
public final class TouchWeights {
    /** The sum of parts must not pass this, so that money is split without overflow. */
    static final long LARGEST_TOTAL = 1L << 52;

    private static final double RESOLUTION = 1L << 50;

    private final long[] parts;
    private final long total;

    private TouchWeights(long[] parts) {
        long sum = 0;
        for (long part : parts) {
            if (part < 0 || part > LARGEST_TOTAL) {
                throw new IllegalArgumentException("A touch's part must lie between 0 and 2^52, this one is " + part);
            }
            sum += part;
            if (sum > LARGEST_TOTAL) {
                throw new IllegalArgumentException("The parts of " + parts.length + " touches sum to more than 2^52");
            }
        }
        if (sum == 0) {
            throw new IllegalArgumentException("At least one of " + parts.length + " touches must have a part");
        }
        this.parts = parts;
        this.total = sum;
    }

    /** Shares in proportion to whole parts; at least one is above zero, none below. */
    public static TouchWeights ofParts(long... parts) {
        return new TouchWeights(parts.clone());
    }

    /** Shares in proportion to numbers, kept to 15 digits of their sum; at least one is above zero, none below. */
    public static TouchWeights proportional(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("A touch's weight must be zero or more, this one is " + weight);
            }
            sum += weight;
        }
        if (sum == 0 || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("The weights of " + weights.length + " touches sum to " + sum);
        }
        long[] parts = new long[weights.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.round(weights[i] / sum * RESOLUTION);
        }
        return new TouchWeights(parts);
    }

    /** How many touches share. */
    public int touches() {
        return parts.length;
    }

    /** The share of a touch, between 0 and 1; 0 is the oldest. */
    public double share(int touch) {
        return (double) parts[touch] / total;
    }

    /** The parts of a touch, of {@link #total()}. */
    public long part(int touch) {
        return parts[touch];
    }

    /** The sum of all parts. */
    public long total() {
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TouchWeights weights && Arrays.equals(parts, weights.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts);
    }

    @Override
    public String toString() {
        return Arrays.toString(parts) + " of " + total;
    }
}
