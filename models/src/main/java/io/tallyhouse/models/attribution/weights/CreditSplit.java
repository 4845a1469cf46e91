package io.tallyhouse.models.attribution.weights;

/** Splits money by weights so that the credits sum to the revenue exactly. */
public final class CreditSplit {
    private static final long LARGEST_AMOUNT = 1L << 60;

    private CreditSplit() {}

    /**
     * Splits an amount in minor units (cents) by largest remainder; equal remainders go to the earliest touch. A negative
     * amount is a refund: it is split as the amount it takes back, with the sign turned, so that a full refund cancels
     * every credit.
     *
     * @param minorUnits the amount, within ±2^60
     * @return one credit per touch, oldest first; their sum is {@code minorUnits}
     */
    public static long[] split(long minorUnits, TouchWeights weights) {
        if (minorUnits < -LARGEST_AMOUNT || minorUnits > LARGEST_AMOUNT) {
            throw new IllegalArgumentException(
                    "An amount must lie within ±2^60 minor units, this one is " + minorUnits);
        }
        if (minorUnits < 0) {
            long[] credits = split(-minorUnits, weights);
            for (int i = 0; i < credits.length; i++) {
                credits[i] = -credits[i];
            }
            return credits;
        }
        int touches = weights.touches();
        long[] credits = new long[touches];
        long[] remainders = new long[touches];
        long left = minorUnits;
        for (int i = 0; i < touches; i++) {
            divide(minorUnits, weights.part(i), weights.total(), credits, remainders, i);
            left -= credits[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < touches; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            credits[largest]++;
            remainders[largest] = -1;
        }
        return credits;
    }

    /**
     * Quotient and remainder of {@code amount * part / total}. The product needs up to 112 bits; the quotient is first
     * guessed in floating point, at most a few units off, and the remainder then fits 64 bits whatever was lost above them.
     */
    private static void divide(long amount, long part, long total, long[] quotients, long[] remainders, int at) {
        long quotient = (long) ((double) amount * part / total);
        long remainder = amount * part - quotient * total;
        quotient += Math.floorDiv(remainder, total);
        quotients[at] = quotient;
        remainders[at] = Math.floorMod(remainder, total);
    }
}
