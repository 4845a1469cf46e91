package io.tallyhouse.models.lifetime;

import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.special.Erf;

/**
 * Standard errors and intervals of figures that follow from fitted parameters, by the delta method: with g the gradient of the
 * logarithm of a figure by the logarithms of the parameters and C their covariance, the logarithm's variance is gᵀCg. It is the
 * spread of an expectation because parameters are estimated; what chance does to single customers comes on top.
 *
 * @param <S> what figures are computed from at a point of parameters; built once for each point
 */
final class ParameterSpread<S> {
    /** Of central differences in a logarithm: their error is of its square, rounding about 1e-16 over it. */
    private static final double DIFFERENCE = 1e-4;

    private final S fitted;
    private final List<S> above = new ArrayList<>();
    private final List<S> below = new ArrayList<>();
    private final double[][] covariance;

    /** Of independent fits, whose parameters come one after the other; their covariances must be there. */
    ParameterSpread(List<ModelFit<?>> fits, Function<List<Double>, S> scenario) {
        List<Double> logarithms =
                fits.stream().flatMap(fit -> fit.logarithms().stream()).toList();
        fitted = scenario.apply(logarithms);
        for (int i = 0; i < logarithms.size(); i++) {
            above.add(scenario.apply(moved(logarithms, i, DIFFERENCE)));
            below.add(scenario.apply(moved(logarithms, i, -DIFFERENCE)));
        }
        covariance = new double[logarithms.size()][logarithms.size()];
        int from = 0;
        for (ModelFit<?> fit : fits) {
            List<List<Double>> block = fit.covariance().orElseThrow();
            for (int i = 0; i < block.size(); i++) {
                for (int j = 0; j < block.size(); j++) {
                    covariance[from + i][from + j] = block.get(i).get(j);
                }
            }
            from += block.size();
        }
    }

    private static List<Double> moved(List<Double> logarithms, int parameter, double by) {
        List<Double> moved = new ArrayList<>(logarithms);
        moved.set(parameter, moved.get(parameter) + by);
        return List.copyOf(moved);
    }

    /** Standard error of the logarithm of a figure; empty where the figure is 0. */
    OptionalDouble standardErrorOfLog(ToDoubleFunction<S> figure) {
        double value = figure.applyAsDouble(fitted);
        if (!(value > 0)) {
            return OptionalDouble.empty();
        }
        double[] gradient = new double[covariance.length];
        for (int i = 0; i < gradient.length; i++) {
            double difference = figure.applyAsDouble(above.get(i)) - figure.applyAsDouble(below.get(i));
            gradient[i] = difference / (2 * DIFFERENCE * value);
        }
        return OptionalDouble.of(Math.sqrt(variance(gradient)));
    }

    private double variance(double[] gradient) {
        double variance = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                variance += gradient[i] * gradient[j] * covariance[i][j];
            }
        }
        return Math.max(0, variance);
    }

    /** How many standard errors lie on each side of an interval of this level. */
    static double standardErrors(double level) {
        return Math.sqrt(2) * Erf.erfInv(level);
    }

    /** The range around a figure whose logarithm has this standard error, that covers so much of a normal distribution. */
    static Interval interval(double figure, double standardErrorOfLog, double level) {
        double factor = Math.exp(standardErrors(level) * standardErrorOfLog);
        return new Interval(figure / factor, figure * factor);
    }
}
