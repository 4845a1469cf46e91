package io.tallyhouse.models.attribution.markov;

/**
 * Removal effects of all channels from one factorisation. With R the states that hold a channel, n their visits and b the
 * chance to convert from each, the loss is n_R · (N_RR)^-1 · b_R; for one state it is n·b/N.
 */
final class Factorisation {
    private Factorisation() {}

    static Effects effects(StateChain chain) {
        double[][] visits = FundamentalMatrix.of(chain);
        double[] convert = multiply(visits, chain.convert);
        double[] earn = multiply(visits, chain.earn);
        Effects effects = new Effects(chain.channels);
        for (int channel = 0; channel < chain.channels; channel++) {
            int[] removed = chain.statesOf[channel];
            if (removed.length == 1) {
                int state = removed[0];
                double perVisit = chain.visits[state] / visits[state][state];
                effects.conversions[channel] = perVisit * convert[state];
                effects.values[channel] = perVisit * earn[state];
            } else if (removed.length > 1) {
                block(chain, visits, convert, earn, channel, effects);
            }
        }
        return effects;
    }

    private static void block(
            StateChain chain, double[][] visits, double[] convert, double[] earn, int channel, Effects effects) {
        int[] removed = chain.statesOf[channel];
        int size = removed.length;
        double[][] system = new double[size][size + 2];
        for (int row = 0; row < size; row++) {
            double[] from = visits[removed[row]];
            for (int column = 0; column < size; column++) {
                system[row][column] = from[removed[column]];
            }
            system[row][size] = convert[removed[row]];
            system[row][size + 1] = earn[removed[row]];
        }
        solve(system);
        for (int row = 0; row < size; row++) {
            effects.conversions[channel] += chain.visits[removed[row]] * system[row][size];
            effects.values[channel] += chain.visits[removed[row]] * system[row][size + 1];
        }
    }

    /** Gauss–Jordan with row pivots; the last two columns become the solutions. */
    private static void solve(double[][] system) {
        int size = system.length;
        for (int column = 0; column < size; column++) {
            int best = column;
            for (int row = column + 1; row < size; row++) {
                if (Math.abs(system[row][column]) > Math.abs(system[best][column])) {
                    best = row;
                }
            }
            double[] pivotRow = system[best];
            system[best] = system[column];
            system[column] = pivotRow;
            double pivot = pivotRow[column];
            for (int k = column; k < size + 2; k++) {
                pivotRow[k] /= pivot;
            }
            for (int row = 0; row < size; row++) {
                double factor = system[row][column];
                if (row != column && factor != 0) {
                    for (int k = column; k < size + 2; k++) {
                        system[row][k] -= factor * pivotRow[k];
                    }
                }
            }
        }
    }

    private static double[] multiply(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int row = 0; row < product.length; row++) {
            double sum = 0;
            for (int column = 0; column < vector.length; column++) {
                sum += matrix[row][column] * vector[column];
            }
            product[row] = sum;
        }
        return product;
    }
}
