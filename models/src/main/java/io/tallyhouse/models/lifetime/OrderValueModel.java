package io.tallyhouse.models.lifetime;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.List;
import java.util.Optional;

/**
 * Gamma-Gamma: a customer's orders vary around a mean of their own (gamma, shape p), and the means vary between customers. What
 * an order is worth is taken to be independent of how often a customer buys (Fader and Hardie, <i>The Gamma-Gamma Model of
 * Monetary Value</i>, 2013).
 *
 * @param p shape of one customer's orders
 * @param q shape of the scales between customers; the population's mean is finite above 1
 * @param v scale of the scales, money
 */
public record OrderValueModel(double p, double q, double v) {
    /** Names of the parameters, in order. */
    public static final List<String> PARAMETERS = List.of("p", "q", "v");

    public OrderValueModel {
        if (!(p > 0 && q > 0 && v > 0)) {
            throw new IllegalArgumentException(
                    "The parameters of Gamma-Gamma are above 0, but are p " + p + ", q " + q + ", v " + v);
        }
    }

    /**
     * The model that makes the observed means most likely.
     *
     * @throws UserError if there is no repeater, or the mean order value is infinite under the fitted model (q at most 1)
     */
    public static ModelFit<OrderValueModel> fit(List<Counted<OrderValue>> values) {
        List<Counted<OrderValue>> rows = Counted.merge(values);
        return fit(rows.size(), new OrderValueLikelihood(rows));
    }

    /** The same of a likelihood of so many different order values. */
    static ModelFit<OrderValueModel> fit(long differentValues, Likelihood likelihood) {
        if (differentValues < 2) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot fit what orders are worth: the customers who bought again have " + differentValues
                            + " different order values. Give more customers, or leave monetary_value out.");
        }
        Maximum maximum = Maximiser.maximum(likelihood);
        OrderValueModel model = ofLogarithms(maximum.logarithms());
        if (!(model.q > 1)) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot say what an order is worth: the fitted q is " + model.q
                            + ", and at 1 or below the mean order value of the population is infinite. Look for a few customers with enormous orders, or leave monetary_value out.");
        }
        return ModelFit.of(model, PARAMETERS, maximum);
    }

    static OrderValueModel ofLogarithms(List<Double> logarithms) {
        return new OrderValueModel(
                Math.exp(logarithms.get(0)), Math.exp(logarithms.get(1)), Math.exp(logarithms.get(2)));
    }

    /** Logarithm of the likelihood of the observed means. */
    public double logLikelihood(List<Counted<OrderValue>> values) {
        OrderValueLikelihood likelihood = new OrderValueLikelihood(Counted.merge(values));
        double[] units = likelihood.toUnits();
        double[] logarithms = {Math.log(p) - units[0], Math.log(q) - units[1], Math.log(v) - units[2]};
        return likelihood.value(logarithms) + likelihood.constant();
    }

    /** The mean order value of the population, pv/(q−1); infinite where q is at most 1. */
    public double meanOrderValue() {
        return q > 1 ? p * v / (q - 1) : Double.POSITIVE_INFINITY;
    }

    /** The expected order value of a customer, p(v + xm)/(px+q−1): between their own mean and the population's. */
    public double expectedOrderValue(OrderValue observed) {
        double spent = observed.orders() * observed.mean().doubleValue();
        return p * (v + spent) / (p * observed.orders() + q - 1);
    }

    /** The same; of a customer of whom nothing is known, the population's mean. */
    public double expectedOrderValue(Optional<OrderValue> observed) {
        return observed.isPresent() ? expectedOrderValue(observed.get()) : meanOrderValue();
    }
}
