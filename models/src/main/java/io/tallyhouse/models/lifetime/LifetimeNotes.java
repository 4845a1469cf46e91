package io.tallyhouse.models.lifetime;

import io.tallyhouse.models.output.Numbers;
import java.util.List;
import java.util.Optional;

/** What a reader should know beside the figures. */
final class LifetimeNotes {
    /** A correlation above this explains a tenth of the spread or more. */
    private static final double NOTABLE_CORRELATION = 0.3;

    private LifetimeNotes() {}

    static void add(
            LifetimeOptions options,
            Horizon horizon,
            List<Counted<CustomerKind>> kinds,
            ModelFit<PurchaseModel> purchases,
            Optional<ModelFit<OrderValueModel>> values,
            List<String> notes) {
        aboutHorizon(options, horizon, kinds, notes);
        aboutFit("BG/NBD", purchases, notes);
        values.ifPresent(fit -> aboutFit("Gamma-Gamma", fit, notes));
        if (values.isEmpty()) {
            notes.add("The file has no column monetary_value: purchases are predicted, values are not.");
            return;
        }
        if (options.margin().isEmpty()) {
            notes.add("Values are revenue, not margin: give the part that is gross margin with --margin.");
        }
        double correlation = Correlation.frequencyAndValue(kinds);
        if (Math.abs(correlation) > NOTABLE_CORRELATION) {
            notes.add("Frequency and order value are correlated (" + Numbers.rounded(correlation, 2)
                    + "), which Gamma-Gamma takes not to be so: values of frequent buyers are too "
                    + (correlation > 0 ? "low." : "high."));
        }
    }

    private static void aboutHorizon(
            LifetimeOptions options, Horizon horizon, List<Counted<CustomerKind>> kinds, List<String> notes) {
        double longest = kinds.stream()
                .mapToDouble(kind -> kind.value().history().age())
                .max()
                .orElseThrow();
        if (options.horizon().isEmpty()) {
            notes.add("Customers are valued " + Numbers.exact(horizon.length())
                    + " time units ahead, as long as the longest was observed: give another time with --horizon.");
        } else if (horizon.length() > Math.ceil(longest)) {
            notes.add("The horizon of " + Numbers.exact(horizon.length())
                    + " time units is longer than any customer was observed (" + Numbers.exact(longest)
                    + "): beyond that the model is not checked by the data.");
        }
    }

    private static void aboutFit(String model, ModelFit<?> fit, List<String> notes) {
        if (fit.covariance().isEmpty()) {
            notes.add(model
                    + ": the likelihood has no peak, so the parameters are not settled by the data, and there are no "
                    + "standard errors and intervals.");
            return;
        }
        for (Estimate estimate : fit.estimates()) {
            if (estimate.standardError().orElse(0) > estimate.value()) {
                notes.add(model + ": the data say little of " + estimate.name()
                        + ", whose standard error is above its value.");
            }
        }
    }
}
