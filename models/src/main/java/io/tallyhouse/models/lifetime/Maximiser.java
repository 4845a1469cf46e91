package io.tallyhouse.models.lifetime;

import java.util.Optional;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds where a likelihood is highest: Nelder and Mead's search from each start on some of the rows, then Newton's steps on all
 * of them from the best point of both. Nothing is random.
 */
final class Maximiser {
    /** Rows to search with: enough to come near, whatever the size of the data. */
    private static final int ROWS_TO_SEARCH_WITH = 250;

    private static final int MOST_EVALUATIONS = 2000;
    private static final int MOST_STEPS = 200;

    /** Parameters beyond e^±30 times the data's own unit are no estimate. */
    private static final double FARTHEST = 30;

    /** Longest step of one logarithm. */
    private static final double LONGEST_STEP = 2;

    /** A step that promises less than this is the last: the error squares with each, so what is left is below rounding. */
    private static final double NEAR = 1e-8;

    /** A parameter that is not known within this power of e either way is not settled: the likelihood is a ridge, not a peak. */
    private static final double LARGEST_ERROR_OF_LOG = 10;

    private Maximiser() {}

    /** The highest point. Without a peak within reach it is where the search stopped, without a covariance. */
    static Maximum maximum(Likelihood likelihood) {
        double[] point = begin(likelihood);
        for (int step = 0; step < MOST_STEPS && isWithinReach(point); step++) {
            Derivatives here = likelihood.derivatives(point);
            Optional<CholeskyDecomposition> peak = decomposition(here, 0);
            double[] direction = direction(here, peak);
            double promise = promise(here, direction);
            if (peak.isPresent() && promise < NEAR) {
                return peak(likelihood, moved(point, direction, 1));
            }
            double part = LONGEST_STEP / Math.max(LONGEST_STEP, longest(direction));
            while (part > 1e-12 && !(likelihood.value(moved(point, direction, part)) > here.value)) {
                part /= 2;
            }
            if (part <= 1e-12) {
                return peak(likelihood, point);
            }
            point = moved(point, direction, part);
        }
        return stopped(likelihood, point, Optional.empty());
    }

    /**
     * Where to begin: of the starts and of where searches from them ended on a few rows, the highest on all rows. A few rows may not
     * settle a parameter, and then their search ends far out, where the likelihood is flat and no step leads back.
     */
    private static double[] begin(Likelihood likelihood) {
        Likelihood few = likelihood.thinned(ROWS_TO_SEARCH_WITH);
        Best best = new Best(likelihood, likelihood.starts()[0]);
        for (double[] start : likelihood.starts()) {
            best.value(start);
            best.value(search(few, start));
        }
        return best.point;
    }

    private static double[] search(Likelihood likelihood, double[] start) {
        Best seen = new Best(likelihood, start);
        try {
            PointValuePair found = new SimplexOptimizer(1e-6, 1e-6)
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(seen::value),
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(start.length, 0.5));
            seen.value(found.getPoint());
        } catch (MathIllegalStateException tooManyEvaluations) {
            // What was seen until then is a start for Newton as good as any.
            seen.value(start);
        }
        return seen.point;
    }

    /** Remembers the highest point that a search has seen. */
    private static final class Best {
        private final Likelihood likelihood;
        private double[] point;
        private double highest = Double.NEGATIVE_INFINITY;

        Best(Likelihood likelihood, double[] start) {
            this.likelihood = likelihood;
            this.point = start;
        }

        double value(double[] at) {
            double value = isWithinReach(at) ? likelihood.value(at) : -Double.MAX_VALUE;
            if (value > highest) {
                highest = value;
                point = at.clone();
            }
            return value;
        }
    }

    /** Newton's direction; where the likelihood is not curved like a peak, one between it and the steepest. */
    private static double[] direction(Derivatives here, Optional<CholeskyDecomposition> peak) {
        Optional<CholeskyDecomposition> curvature = peak;
        double added = 1e-3 * largestDiagonal(here);
        while (curvature.isEmpty()) {
            curvature = decomposition(here, added);
            added *= 4;
        }
        return curvature
                .get()
                .getSolver()
                .solve(new ArrayRealVector(here.gradient))
                .toArray();
    }

    private static double largestDiagonal(Derivatives here) {
        double largest = 1e-6;
        for (int i = 0; i < here.gradient.length; i++) {
            largest = Math.max(largest, Math.abs(here.hessian[i][i]));
        }
        return largest;
    }

    /** Of the negative Hessian with something added to its diagonal; empty where that is not positive definite. */
    private static Optional<CholeskyDecomposition> decomposition(Derivatives here, double added) {
        int n = here.gradient.length;
        double[][] negative = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                negative[i][j] = -here.hessian[i][j];
            }
            negative[i][i] += added;
        }
        // Asked for here, so that a matrix without a decomposition is an answer and no exception.
        return isPositiveDefinite(negative)
                ? Optional.of(new CholeskyDecomposition(new Array2DRowRealMatrix(negative, false), 1e-8, 0))
                : Optional.empty();
    }

    private static boolean isPositiveDefinite(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(rest > 1e-12 * matrix[i][i])) {
                    return false;
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        return true;
    }

    private static Maximum peak(Likelihood likelihood, double[] point) {
        Optional<double[][]> covariance = decomposition(likelihood.derivatives(point), 0)
                .map(each -> each.getSolver().getInverse())
                .map(RealMatrix::getData)
                .filter(Maximiser::isSettled);
        return stopped(likelihood, point, covariance);
    }

    private static boolean isSettled(double[][] covariance) {
        for (int i = 0; i < covariance.length; i++) {
            if (!(covariance[i][i] <= LARGEST_ERROR_OF_LOG * LARGEST_ERROR_OF_LOG)) {
                return false;
            }
        }
        return true;
    }

    private static Maximum stopped(Likelihood likelihood, double[] point, Optional<double[][]> covariance) {
        return Maximum.of(
                moved(point, likelihood.toUnits(), 1), likelihood.value(point) + likelihood.constant(), covariance);
    }

    private static double promise(Derivatives here, double[] direction) {
        double promise = 0;
        for (int i = 0; i < direction.length; i++) {
            promise += here.gradient[i] * direction[i];
        }
        return promise;
    }

    private static double longest(double[] direction) {
        double longest = 0;
        for (double part : direction) {
            longest = Math.max(longest, Math.abs(part));
        }
        return longest;
    }

    private static double[] moved(double[] point, double[] direction, double part) {
        double[] moved = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            moved[i] = point[i] + part * direction[i];
        }
        return moved;
    }

    private static boolean isWithinReach(double[] point) {
        for (double each : point) {
            if (!(Math.abs(each) <= FARTHEST)) {
                return false;
            }
        }
        return true;
    }
}
