package io.tallyhouse.models.attribution.uncertainty;

import java.util.Arrays;
import java.util.Optional;

/**
 * Shares of channels in one measure, over draws. A draw without anything has no shares and is left out. There are no intervals
 * where a share says nothing: the actual sum is zero, some draw's sum has the other sign, or most draws are left out.
 */
final class DrawnShares {
    private final double actualSum;
    private final double level;
    private final int replicates;
    private final double[][] shares;
    private int kept;
    private boolean signTurned;

    /** Of the credits that the draws are held against, by channel. */
    DrawnShares(double[] actual, BootstrapOptions options) {
        actualSum = sum(actual);
        level = options.level();
        replicates = options.replicates();
        shares = new double[actual.length][replicates];
    }

    /** One more draw, by channel. */
    void add(double[] drawn) {
        double sum = sum(drawn);
        if (sum == 0) {
            return;
        }
        signTurned |= Math.signum(sum) != Math.signum(actualSum);
        for (int channel = 0; channel < shares.length; channel++) {
            shares[channel][kept] = drawn[channel] / sum;
        }
        kept++;
    }

    /** The interval of a channel's credit: of its share, times the actual sum. */
    Optional<Interval> interval(int channel) {
        if (actualSum == 0 || signTurned || 2 * kept < replicates) {
            return Optional.empty();
        }
        double[] sorted = new double[kept];
        for (int i = 0; i < kept; i++) {
            sorted[i] = shares[channel][i] * actualSum;
        }
        Arrays.sort(sorted);
        double tail = (1 - level) / 2;
        return Optional.of(new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail)));
    }

    /** The smallest draw at or below which lies a part of them. */
    private static double quantile(double[] sorted, double part) {
        int place = (int) Math.ceil(part * sorted.length - 1e-9) - 1;
        return sorted[Math.min(sorted.length - 1, Math.max(0, place))];
    }

    private static double sum(double[] credits) {
        double sum = 0;
        for (double credit : credits) {
            sum += credit;
        }
        return sum;
    }
}
