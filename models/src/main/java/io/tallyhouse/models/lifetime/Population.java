package io.tallyhouse.models.lifetime;

import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** All customers under fitted models, and how sure each figure of theirs is. */
final class Population {
    private static final int PURCHASE_PARAMETERS = PurchaseModel.PARAMETERS.size();

    private final List<Counted<CustomerKind>> kinds;
    private final Horizon horizon;
    private final Map<PurchaseModel, Forecasts> forecasts = new HashMap<>();
    private final Scenario fitted;
    private final Optional<ParameterSpread<Scenario>> spread;

    Population(
            List<Counted<CustomerKind>> kinds,
            Horizon horizon,
            ModelFit<PurchaseModel> purchases,
            Optional<ModelFit<OrderValueModel>> values) {
        this.kinds = kinds;
        this.horizon = horizon;
        List<ModelFit<?>> fits = new ArrayList<>();
        fits.add(purchases);
        values.ifPresent(fits::add);
        fitted =
                scenario(fits.stream().flatMap(fit -> fit.logarithms().stream()).toList());
        spread = fits.stream().allMatch(fit -> fit.covariance().isPresent())
                ? Optional.of(new ParameterSpread<>(fits, this::scenario))
                : Optional.empty();
    }

    /** The customers under parameters with these logarithms. Forecasts are computed once for each purchase model. */
    Scenario scenario(List<Double> logarithms) {
        PurchaseModel purchases = PurchaseModel.ofLogarithms(logarithms.subList(0, PURCHASE_PARAMETERS));
        Optional<OrderValueModel> values = logarithms.size() > PURCHASE_PARAMETERS
                ? Optional.of(OrderValueModel.ofLogarithms(logarithms.subList(PURCHASE_PARAMETERS, logarithms.size())))
                : Optional.empty();
        Forecasts forecast = forecasts.computeIfAbsent(purchases, model -> new Forecasts(model, horizon, kinds));
        return new Scenario(kinds, horizon, purchases, values, forecast);
    }

    /** The customers under the fitted parameters. */
    Scenario fitted() {
        return fitted;
    }

    /** Standard error of the logarithm of a figure; empty where it cannot be told. */
    OptionalDouble errorOfLog(ToDoubleFunction<Scenario> figure) {
        return spread.isEmpty() ? OptionalDouble.empty() : spread.get().standardErrorOfLog(figure);
    }

    /** The range of a figure; empty where it cannot be told. */
    Optional<Interval> interval(ToDoubleFunction<Scenario> figure, double level) {
        OptionalDouble error = errorOfLog(figure);
        return error.isEmpty()
                ? Optional.empty()
                : Optional.of(ParameterSpread.interval(figure.applyAsDouble(fitted), error.getAsDouble(), level));
    }
}
