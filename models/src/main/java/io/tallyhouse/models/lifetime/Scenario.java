package io.tallyhouse.models.lifetime;

import java.util.List;
import java.util.Optional;

/**
 * All customers under one set of parameters: sums over them, and single ones.
 *
 * @param kinds of customers, in ascending order
 * @param horizon how far ahead
 * @param purchases how often customers buy
 * @param values what they spend per order, if it is known
 * @param forecasts of the kinds under the purchase model
 */
record Scenario(
        List<Counted<CustomerKind>> kinds,
        Horizon horizon,
        PurchaseModel purchases,
        Optional<OrderValueModel> values,
        Forecasts forecasts) {
    /** Customers who are expected to be alive. */
    double alive() {
        double sum = 0;
        for (int i = 0; i < kinds.size(); i++) {
            sum += kinds.get(i).count() * forecasts.alive(i);
        }
        return sum;
    }

    /** Expected purchases of all customers within the horizon. */
    double expectedPurchases() {
        double sum = 0;
        for (int i = 0; i < kinds.size(); i++) {
            sum += kinds.get(i).count() * forecasts.purchases(i);
        }
        return sum;
    }

    /** What all customers are worth. */
    double value() {
        double sum = 0;
        for (int i = 0; i < kinds.size(); i++) {
            sum += kinds.get(i).count() * value(i);
        }
        return sum;
    }

    /** What one customer of a kind is worth. */
    double value(int kind) {
        double order =
                values.orElseThrow().expectedOrderValue(kinds.get(kind).value().value());
        return horizon.margin() * order * forecasts.discounted(kind);
    }

    /** What single customers are worth, new ones too. */
    LifetimeValue lifetimeValue() {
        return new LifetimeValue(purchases, values.orElseThrow(), horizon);
    }
}
