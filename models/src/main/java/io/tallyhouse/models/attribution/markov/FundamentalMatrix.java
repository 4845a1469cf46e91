package io.tallyhouse.models.attribution.markov;

/**
 * Expected visits N = (I - Q)^-1 of a chain, by elimination without a subtraction: a diagonal is summed from the steps and
 * ends that leave its state (Grassmann, Taksar and Heyman 1985), so every entry keeps its digits, however rare the state
 * and however long the walks.
 */
final class FundamentalMatrix {
    private FundamentalMatrix() {}

    /** Row s, column t: visits of t expected in a walk that is in s now. */
    static double[][] of(StateChain chain) {
        int size = chain.states;
        double[][] rates = rates(chain);
        double[] pivots = eliminate(rates, chain.end.clone());
        double[][] columns = new double[size][];
        for (int column = 0; column < size; column++) {
            columns[column] = solveUnit(rates, pivots, column);
        }
        return transpose(columns);
    }

    private static double[][] rates(StateChain chain) {
        double[][] rates = new double[chain.states][chain.states];
        for (int state = 0; state < chain.states; state++) {
            for (int step = chain.rowStart(state); step < chain.rowEnds[state]; step++) {
                rates[state][chain.targets[step]] = chain.likelihoods[step];
            }
        }
        return rates;
    }

    /** Takes states out one by one; leaves multipliers below the diagonal and rates above it. */
    private static double[] eliminate(double[][] rates, double[] ends) {
        int size = rates.length;
        double[] pivots = new double[size];
        for (int out = 0; out < size; out++) {
            double[] outRow = rates[out];
            double pivot = ends[out];
            for (int column = out + 1; column < size; column++) {
                pivot += outRow[column];
            }
            pivots[out] = pivot;
            for (int row = out + 1; row < size; row++) {
                double[] target = rates[row];
                if (target[out] != 0) {
                    double factor = target[out] / pivot;
                    target[out] = factor;
                    for (int column = out + 1; column < size; column++) {
                        target[column] += factor * outRow[column];
                    }
                    target[row] = 0;
                    ends[row] += factor * ends[out];
                }
            }
        }
        return pivots;
    }

    private static double[] solveUnit(double[][] rates, double[] pivots, int column) {
        int size = pivots.length;
        double[] solution = new double[size];
        solution[column] = 1;
        for (int row = column + 1; row < size; row++) {
            double sum = 0;
            for (int k = column; k < row; k++) {
                sum += rates[row][k] * solution[k];
            }
            solution[row] = sum;
        }
        for (int row = size - 1; row >= 0; row--) {
            double sum = solution[row];
            for (int k = row + 1; k < size; k++) {
                sum += rates[row][k] * solution[k];
            }
            solution[row] = sum / pivots[row];
        }
        return solution;
    }

    private static double[][] transpose(double[][] columns) {
        int size = columns.length;
        double[][] rows = new double[size][size];
        for (int column = 0; column < size; column++) {
            for (int row = 0; row < size; row++) {
                rows[row][column] = columns[column][row];
            }
        }
        return rows;
    }
}
