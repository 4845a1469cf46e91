package io.tallyhouse.models.attribution.weights;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Percentages by place, as a team declares them: the oldest touches, all those between together, the newest touches. A
 * touch that is both among the oldest and the newest gets both. Percentages of places that a short journey does not have
 * are shared in proportion by the others; where nothing is left, all touches share alike.
 *
 * @param modelName the model's name in output
 * @param oldest percentages of the first touch, the second, …
 * @param between percentage shared equally by the touches between
 * @param newest percentages of the last touch, the last but one, …
 */
public record PositionWeights(String modelName, List<BigDecimal> oldest, BigDecimal between, List<BigDecimal> newest)
        implements PositionRule, Serializable {
    private static final int DECIMALS = 3;

    public PositionWeights {
        requireNonNull(modelName, "modelName is null");
        oldest = List.copyOf(oldest);
        newest = List.copyOf(newest);
        BigDecimal sum = between;
        requirePercentage(between);
        for (BigDecimal percentage : oldest) {
            requirePercentage(percentage);
            sum = sum.add(percentage);
        }
        for (BigDecimal percentage : newest) {
            requirePercentage(percentage);
            sum = sum.add(percentage);
        }
        if (sum.compareTo(BigDecimal.valueOf(100)) != 0) {
            throw new IllegalArgumentException("Position weights must sum to 100, these sum to " + sum.toPlainString());
        }
    }

    /** Whole percentages of the first touch, those between, and the last. */
    public static PositionWeights of(int first, int between, int last) {
        return new PositionWeights(
                "position",
                List.of(BigDecimal.valueOf(first)),
                BigDecimal.valueOf(between),
                List.of(BigDecimal.valueOf(last)));
    }

    @Override
    public TouchWeights weights(int touches, int newestIndirect) {
        int middleFrom = Math.min(oldest.size(), touches);
        int middleTo = Math.max(middleFrom, touches - newest.size());
        int middles = middleTo - middleFrom;
        long scale = Math.max(1, middles);
        long[] parts = new long[touches];
        for (int i = 0; i < middleFrom; i++) {
            parts[i] += scale * thousandths(oldest.get(i));
        }
        for (int i = 0; i < Math.min(newest.size(), touches); i++) {
            parts[touches - 1 - i] += scale * thousandths(newest.get(i));
        }
        long sum = 0;
        for (int i = 0; i < touches; i++) {
            if (i >= middleFrom && i < middleTo) {
                parts[i] += thousandths(between);
            }
            sum += parts[i];
        }
        return sum == 0 ? Heuristic.LINEAR.weights(touches, newestIndirect) : TouchWeights.ofParts(parts);
    }

    private static long thousandths(BigDecimal percentage) {
        return percentage.movePointRight(DECIMALS).longValueExact();
    }

    private static void requirePercentage(BigDecimal percentage) {
        if (percentage.signum() < 0 || percentage.stripTrailingZeros().scale() > DECIMALS) {
            throw new IllegalArgumentException("A position weight is a percentage of zero or more with at most "
                    + DECIMALS + " decimals, this one is " + percentage.toPlainString());
        }
    }
}
