package io.tallyhouse.models.lifetime;

import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.hipparchus.special.Erf;

/**
 * Standard errors and intervals of figures that follow from fitted parameters, by the delta method: with g the gradient of the
 * logarithm of a figure by the logarithms of the parameters and C their covariance, the logarithm's variance is gᵀCg. It is the
 * spread of an expectation because parameters are estimated; what chance does to single customers comes on top.
 */
final class ParameterSpread {
    /** Of central differences in a logarithm: their error is of its square, rounding about 1e-16 over it. */
    private static final double DIFFERENCE = 1e-4;

    private final List<Double> logarithms;
    private final List<List<Double>> covariance;

    /** Of independent fits, whose parameters come one after the other; their covariances must be there. */
    ParameterSpread(List<ModelFit<?>> fits) {
        List<Double> all = new ArrayList<>();
        for (ModelFit<?> fit : fits) {
            all.addAll(fit.logarithms());
        }
        List<List<Double>> blocks = new ArrayList<>();
        int from = 0;
        for (ModelFit<?> fit : fits) {
            for (List<Double> row : fit.covariance().orElseThrow()) {
                List<Double> wide = new ArrayList<>(all.size());
                for (int i = 0; i < all.size(); i++) {
                    boolean within = i >= from && i < from + row.size();
                    wide.add(within ? row.get(i - from) : 0.0);
                }
                blocks.add(List.copyOf(wide));
            }
            from += fit.logarithms().size();
        }
        logarithms = List.copyOf(all);
        covariance = List.copyOf(blocks);
    }

    /** Standard error of the logarithm of a figure, a function of the parameters' logarithms; empty where the figure is 0. */
    OptionalDouble standardErrorOfLog(ToDoubleFunction<List<Double>> figure) {
        if (!(figure.applyAsDouble(logarithms) > 0)) {
            return OptionalDouble.empty();
        }
        double[] gradient = new double[logarithms.size()];
        for (int i = 0; i < gradient.length; i++) {
            double above = Math.log(figure.applyAsDouble(moved(i, DIFFERENCE)));
            double below = Math.log(figure.applyAsDouble(moved(i, -DIFFERENCE)));
            gradient[i] = (above - below) / (2 * DIFFERENCE);
        }
        return OptionalDouble.of(Math.sqrt(variance(gradient)));
    }

    private double variance(double[] gradient) {
        double variance = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                variance += gradient[i] * gradient[j] * covariance.get(i).get(j);
            }
        }
        return Math.max(0, variance);
    }

    private List<Double> moved(int parameter, double by) {
        List<Double> moved = new ArrayList<>(logarithms);
        moved.set(parameter, moved.get(parameter) + by);
        return moved;
    }

    /** The range around a figure whose logarithm has this standard error, that covers so much of a normal distribution. */
    static Interval interval(double figure, double standardErrorOfLog, double level) {
        double factor = Math.exp(Math.sqrt(2) * Erf.erfInv(level) * standardErrorOfLog);
        return new Interval(figure / factor, figure * factor);
    }
}
