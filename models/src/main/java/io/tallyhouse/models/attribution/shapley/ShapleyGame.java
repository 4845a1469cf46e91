package io.tallyhouse.models.attribution.shapley;

/** Shapley values of any game whose worths are given for every coalition. */
public final class ShapleyGame {
    /** Most players for whom all coalitions are listed. */
    public static final int LARGEST = 24;

    private ShapleyGame() {}

    /**
     * Values of the players. Coalition {@code S} has the worth {@code worths[bits of S]}, so there are 2^players worths.
     * They are weighed by coalition size and summed by halving, in time proportional to their number; no dividends are
     * formed, since those of large coalitions lose digits by cancellation.
     */
    public static double[] values(double[] worths) {
        int players = Integer.numberOfTrailingZeros(worths.length);
        if (worths.length != 1 << players || players > LARGEST) {
            throw new IllegalArgumentException("A game needs 2^players worths, for at most " + LARGEST
                    + " players; this one has " + worths.length);
        }
        return valuesInPlace(worths.clone(), players);
    }

    /** As {@link #values}; the worths are overwritten. */
    static double[] valuesInPlace(double[] worths, int players) {
        double[] values = new double[players];
        if (players == 0) {
            return values;
        }
        double[] weights = weights(players);
        double without = 0;
        for (int coalition = 0; coalition < worths.length; coalition++) {
            int size = Integer.bitCount(coalition);
            double worth = worths[coalition];
            without += weights[size] * worth;
            worths[coalition] = (weights[size] + (size == 0 ? 0 : weights[size - 1])) * worth;
        }
        for (int player = players - 1; player >= 0; player--) {
            int half = 1 << player;
            double with = 0;
            for (int coalition = 0; coalition < half; coalition++) {
                double worth = worths[half + coalition];
                with += worth;
                worths[coalition] += worth;
            }
            values[player] = with - without;
        }
        return values;
    }

    /** How likely a coalition of a size is to stand before a given player in a random order: s!(n-s-1)!/n!. */
    private static double[] weights(int players) {
        double[] weights = new double[players + 1];
        weights[0] = 1.0 / players;
        for (int size = 1; size < players; size++) {
            weights[size] = weights[size - 1] * size / (players - size);
        }
        return weights;
    }

    /** Turns sums per coalition into sums over all its subsets. */
    static void sumSubsets(double[] sums, int players) {
        for (int player = 0; player < players; player++) {
            int bit = 1 << player;
            for (int block = 0; block < sums.length; block += 2 * bit) {
                for (int at = block; at < block + bit; at++) {
                    sums[at + bit] += sums[at];
                }
            }
        }
    }
}
