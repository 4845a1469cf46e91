package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A fitted model.
 *
 * @param <M> the model
 * @param model the model
 * @param estimates its parameters with their standard errors
 * @param logLikelihood of the data under it, natural logarithm
 * @param covariance of the logarithms of the parameters; empty where the likelihood has no peak
 */
public record ModelFit<M>(
        M model, List<Estimate> estimates, double logLikelihood, Optional<List<List<Double>>> covariance) {
    public ModelFit {
        requireNonNull(model, "model is null");
        estimates = List.copyOf(estimates);
        covariance = covariance.map(rows -> rows.stream().map(List::copyOf).toList());
    }

    static <M> ModelFit<M> of(M model, List<String> names, Maximum maximum) {
        List<Estimate> estimates = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            double value = Math.exp(maximum.logarithms().get(i));
            OptionalDouble error = maximum.covariance().isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            value * Math.sqrt(maximum.covariance().get().get(i).get(i)));
            estimates.add(new Estimate(names.get(i), value, error));
        }
        return new ModelFit<>(model, estimates, maximum.logLikelihood(), maximum.covariance());
    }

    /** Logarithms of the parameters, in order. */
    List<Double> logarithms() {
        return estimates.stream().map(estimate -> Math.log(estimate.value())).toList();
    }
}
