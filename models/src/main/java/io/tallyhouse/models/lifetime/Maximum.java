package io.tallyhouse.models.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a likelihood is highest.
 *
 * @param logarithms of the parameters, in the units of the data
 * @param logLikelihood there, of the data in their units
 * @param covariance of those logarithms, the inverse of the negative Hessian; empty where the likelihood has no peak
 */
record Maximum(List<Double> logarithms, double logLikelihood, Optional<List<List<Double>>> covariance) {
    static Maximum of(double[] logarithms, double logLikelihood, Optional<double[][]> covariance) {
        return new Maximum(list(logarithms), logLikelihood, covariance.map(Maximum::rows));
    }

    private static List<List<Double>> rows(double[][] matrix) {
        List<List<Double>> rows = new ArrayList<>(matrix.length);
        for (double[] row : matrix) {
            rows.add(list(row));
        }
        return List.copyOf(rows);
    }

    private static List<Double> list(double[] numbers) {
        List<Double> list = new ArrayList<>(numbers.length);
        for (double number : numbers) {
            list.add(number);
        }
        return List.copyOf(list);
    }
}
