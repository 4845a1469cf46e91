package io.tallyhouse.models.lifetime;

import java.io.Serializable;
import java.util.List;

/**
 * Sums over all customers, which give BG/NBD's likelihood its unit of time, also where it is computed in parts.
 *
 * @param customers how many there are
 * @param ages the sum of their times T
 * @param purchases all purchases after the first
 */
record PurchaseTotals(double customers, double ages, double purchases) implements Serializable {
    static PurchaseTotals of(List<Counted<PurchaseHistory>> rows) {
        double customers = 0;
        double ages = 0;
        double purchases = 0;
        for (Counted<PurchaseHistory> row : rows) {
            customers += row.count();
            ages += row.count() * row.value().age();
            purchases += (double) row.count() * row.value().frequency();
        }
        return new PurchaseTotals(customers, ages, purchases);
    }

    /** The mean time T. */
    double unit() {
        return ages / customers;
    }

    /** The mean number of purchases after the first. */
    double meanPurchases() {
        return purchases / customers;
    }
}
