package io.tallyhouse.models.lifetime;

import java.util.List;

/** What the purchase model expects of each kind of customer, computed once per history. */
final class Forecasts {
    private final double[] alive;
    private final double[] purchases;
    private final double[] discounted;

    /** Of kinds in ascending order, so that equal histories follow each other. */
    Forecasts(PurchaseModel model, Horizon horizon, List<Counted<CustomerKind>> kinds) {
        alive = new double[kinds.size()];
        purchases = new double[kinds.size()];
        discounted = new double[kinds.size()];
        for (int i = 0; i < kinds.size(); i++) {
            PurchaseHistory history = kinds.get(i).value().history();
            if (i > 0 && history.equals(kinds.get(i - 1).value().history())) {
                alive[i] = alive[i - 1];
                purchases[i] = purchases[i - 1];
                discounted[i] = discounted[i - 1];
                continue;
            }
            alive[i] = model.probabilityAlive(history);
            purchases[i] = model.expectedPurchases(history, horizon.length());
            discounted[i] = horizon.discountRate() == 0 ? purchases[i] : horizon.discountedPurchases(model, history);
        }
    }

    /** The likelihood that a kind is alive. */
    double alive(int kind) {
        return alive[kind];
    }

    /** Purchases of one customer of a kind within the horizon. */
    double purchases(int kind) {
        return purchases[kind];
    }

    /** The same, discounted. */
    double discounted(int kind) {
        return discounted[kind];
    }
}
