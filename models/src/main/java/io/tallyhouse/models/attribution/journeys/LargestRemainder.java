package io.tallyhouse.models.attribution.journeys;

import java.util.Arrays;

/**
 * Splits money as {@code CreditSplit} does, by largest remainder with ties to the earliest, into arrays that are used
 * again for the next journey.
 */
final class LargestRemainder {
    /** Credits of the last split, by place. */
    long[] credits = new long[64];

    private long[] remainders = new long[64];
    private long[] sorted = new long[64];

    /** Splits an amount into {@link #credits} by whole parts of a total, as {@code TouchWeights} has them. */
    void split(long amount, long[] parts, long total, int count) {
        if (count > credits.length) {
            credits = new long[2 * count];
            remainders = new long[2 * count];
            sorted = new long[2 * count];
        }
        long whole = Math.abs(amount);
        long left = whole;
        for (int i = 0; i < count; i++) {
            // The guess is at most a few units off, and the remainder fits 64 bits whatever was lost above them.
            long quotient = (long) ((double) whole * parts[i] / total);
            long remainder = whole * parts[i] - quotient * total;
            while (remainder < 0) {
                remainder += total;
                quotient--;
            }
            while (remainder >= total) {
                remainder -= total;
                quotient++;
            }
            credits[i] = quotient;
            remainders[i] = remainder;
            left -= quotient;
        }
        if (left > 0) {
            giveOut((int) left, count);
        }
        if (amount < 0) {
            for (int i = 0; i < count; i++) {
                credits[i] = -credits[i];
            }
        }
    }

    /** One unit each to the largest remainders: all above a limit, and the earliest of those that equal it. */
    private void giveOut(int units, int count) {
        System.arraycopy(remainders, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        long limit = sorted[count - units];
        int atLimit = 0;
        for (int i = count - units; i < count && sorted[i] == limit; i++) {
            atLimit++;
        }
        for (int i = 0; i < count; i++) {
            if (remainders[i] > limit) {
                credits[i]++;
            } else if (remainders[i] == limit && atLimit > 0) {
                credits[i]++;
                atLimit--;
            }
        }
    }
}
