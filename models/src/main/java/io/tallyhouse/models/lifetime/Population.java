package io.tallyhouse.models.lifetime;

import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** All customers under fitted models: sums over them, single ones, and how sure each figure is. */
final class Population {
    private static final int PURCHASE_PARAMETERS = PurchaseModel.PARAMETERS.size();

    private final List<Counted<CustomerKind>> kinds;
    private final Horizon horizon;
    private final List<Double> logarithms;
    private final Optional<ParameterSpread> spread;
    private final Map<List<Double>, Forecasts> forecasts = new HashMap<>();

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
        logarithms = fits.stream().flatMap(fit -> fit.logarithms().stream()).toList();
        spread = fits.stream().allMatch(fit -> fit.covariance().isPresent())
                ? Optional.of(new ParameterSpread(fits))
                : Optional.empty();
    }

    /** A figure at the fitted parameters. */
    double at(ToDoubleFunction<List<Double>> figure) {
        return figure.applyAsDouble(logarithms);
    }

    /** Standard error of the logarithm of a figure; empty where it cannot be told. */
    OptionalDouble errorOfLog(ToDoubleFunction<List<Double>> figure) {
        return spread.isEmpty() ? OptionalDouble.empty() : spread.get().standardErrorOfLog(figure);
    }

    /** The range of a figure; empty where it cannot be told. */
    Optional<Interval> interval(ToDoubleFunction<List<Double>> figure, double level) {
        OptionalDouble error = errorOfLog(figure);
        return error.isEmpty()
                ? Optional.empty()
                : Optional.of(ParameterSpread.interval(at(figure), error.getAsDouble(), level));
    }

    /** The purchase model of these logarithms. */
    static PurchaseModel purchaseModel(List<Double> logarithms) {
        return PurchaseModel.ofLogarithms(logarithms.subList(0, PURCHASE_PARAMETERS));
    }

    /** The value model of these logarithms. */
    static OrderValueModel valueModel(List<Double> logarithms) {
        return OrderValueModel.ofLogarithms(logarithms.subList(PURCHASE_PARAMETERS, logarithms.size()));
    }

    /** Forecasts of all kinds under these logarithms, computed once for each purchase model. */
    Forecasts forecasts(List<Double> at) {
        List<Double> key = List.copyOf(at.subList(0, PURCHASE_PARAMETERS));
        return forecasts.computeIfAbsent(key, each -> new Forecasts(purchaseModel(at), horizon, kinds));
    }

    double alive(List<Double> at) {
        Forecasts forecast = forecasts(at);
        double sum = 0;
        for (int i = 0; i < kinds.size(); i++) {
            sum += kinds.get(i).count() * forecast.alive(i);
        }
        return sum;
    }

    double purchases(List<Double> at) {
        Forecasts forecast = forecasts(at);
        double sum = 0;
        for (int i = 0; i < kinds.size(); i++) {
            sum += kinds.get(i).count() * forecast.purchases(i);
        }
        return sum;
    }

    double value(List<Double> at) {
        double sum = 0;
        for (int i = 0; i < kinds.size(); i++) {
            sum += kinds.get(i).count() * value(i, at);
        }
        return sum;
    }

    /** What one customer of a kind is worth. */
    double value(int kind, List<Double> at) {
        OrderValueModel model = valueModel(at);
        return horizon.margin()
                * model.expectedOrderValue(kinds.get(kind).value().value())
                * forecasts(at).discounted(kind);
    }

    /** What a new customer is worth, with or without the first order. */
    LifetimeValue newCustomer(List<Double> at) {
        return new LifetimeValue(purchaseModel(at), valueModel(at), horizon);
    }
}
