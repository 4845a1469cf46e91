package io.tallyhouse.models.attribution.markov;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.paths.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores orders by how well a journey's last state foretells its end. A state's score is the part of journeys ending in it
 * that converted; every order foretells the same ends, so the scores compare.
 */
public final class OrderSelection {
    /** The highest order tried where none is asked for. */
    public static final int HIGHEST_ORDER = 10;

    /** Points of the ROC curve, as ChannelAttribution has them. */
    private static final int CURVE_POINTS = 100;

    private OrderSelection() {}

    /**
     * Scores of orders 1, 2, … as long as the possible states are fewer than the journeys.
     *
     * @throws UserError if the paths have no conversions or no nulls: then there is nothing to tell apart
     */
    public static List<OrderScore> scores(Paths paths, int highestOrder) {
        double conversions = paths.touched().conversions();
        double nulls = paths.touched().nulls();
        if (conversions == 0 || nulls == 0) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot choose an order: the paths have " + conversions + " conversions and " + nulls
                            + " journeys without one, and both are needed. Name the column of nulls with --nulls, or give an order.");
        }
        List<OrderScore> scores = new ArrayList<>();
        for (int order = 1; order <= highestOrder; order++) {
            double possibleStates = combinations(paths.channels().size(), order);
            if (order > 1 && possibleStates >= conversions + nulls) {
                break;
            }
            scores.add(score(new Ends(new ChainBuilder(paths, order).build()), order, possibleStates));
        }
        return scores;
    }

    /** The best of some scores; the lower order where two are equally good. */
    public static OrderScore best(List<OrderScore> scores, OrderCriterion criterion) {
        OrderScore best = scores.get(0);
        for (OrderScore score : scores) {
            boolean better = switch (criterion) {
                case PENALISED_AREA -> score.penalisedArea() > best.penalisedArea();
                case LOG_LOSS -> score.logLoss() < best.logLoss();
            };
            if (better) {
                best = score;
            }
        }
        return best;
    }

    private static OrderScore score(Ends ends, int order, double possibleStates) {
        double area = area(ends);
        double journeys = ends.allConversions + ends.allNulls;
        double penalised = 1 - (1 - area) * (journeys - 1) / (journeys - possibleStates - 1);
        return new OrderScore(order, area, penalised >= 0 && penalised <= 1 ? penalised : 0, logLoss(ends));
    }

    /** Multisets of so many channels: the formula counts states without regard to their order. */
    private static double combinations(int channels, int order) {
        double combinations = 1;
        for (int i = 1; i <= order; i++) {
            combinations = combinations * (channels + i - 1) / i;
        }
        return Math.rint(combinations);
    }

    private static double area(Ends ends) {
        double lowest = 1;
        double highest = 0;
        for (int state = 0; state < ends.count; state++) {
            lowest = Math.min(lowest, ends.rate(state));
            highest = Math.max(highest, ends.rate(state));
        }
        double area = 0;
        double oldTrue = 0;
        double oldFalse = 0;
        for (int point = CURVE_POINTS - 1; point >= 0; point--) {
            double threshold = lowest + point * (highest - lowest) / (CURVE_POINTS - 1);
            double truePositives = 0;
            double falsePositives = 0;
            for (int state = 0; state < ends.count; state++) {
                if (ends.rate(state) >= threshold) {
                    truePositives += ends.conversions[state];
                    falsePositives += ends.nulls[state];
                }
            }
            double newTrue = truePositives / ends.allConversions;
            double newFalse = falsePositives / ends.allNulls;
            area += (newFalse - oldFalse) * (newTrue + oldTrue) / 2;
            oldTrue = newTrue;
            oldFalse = newFalse;
        }
        return area + (1 - oldFalse) * (1 + oldTrue) / 2;
    }

    /** Leaves each journey out of its own foretelling; a state's rate leans on the overall rate by one journey's weight. */
    private static double logLoss(Ends ends) {
        double journeys = ends.allConversions + ends.allNulls;
        double overall = ends.allConversions / journeys;
        double loss = 0;
        for (int state = 0; state < ends.count; state++) {
            double conversions = ends.conversions[state];
            double nulls = ends.nulls[state];
            double others = Math.max(0, conversions + nulls - 1) + 1;
            if (conversions > 0) {
                loss -= conversions * Math.log((Math.max(0, conversions - 1) + overall) / others);
            }
            if (nulls > 0) {
                loss -= nulls * Math.log((Math.max(0, nulls - 1) + 1 - overall) / others);
            }
        }
        return loss / journeys;
    }

    /** Conversions and nulls by the last state of their journeys. */
    private static final class Ends {
        final int count;
        final double[] conversions;
        final double[] nulls;
        final double allConversions;
        final double allNulls;

        Ends(ChainCounts counts) {
            conversions = new double[counts.stateCount()];
            nulls = new double[counts.stateCount()];
            int filled = 0;
            double conversionSum = 0;
            double nullSum = 0;
            for (int state = 0; state < counts.stateCount(); state++) {
                if (counts.conversions(state) + counts.nulls(state) > 0) {
                    conversions[filled] = counts.conversions(state);
                    nulls[filled] = counts.nulls(state);
                    conversionSum += conversions[filled];
                    nullSum += nulls[filled];
                    filled++;
                }
            }
            count = filled;
            allConversions = conversionSum;
            allNulls = nullSum;
        }

        double rate(int state) {
            return conversions[state] / (conversions[state] + nulls[state]);
        }
    }
}
