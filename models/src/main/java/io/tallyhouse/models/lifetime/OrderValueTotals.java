package io.tallyhouse.models.lifetime;

import java.io.Serializable;
import java.util.List;

/**
 * Sums over all customers who bought again, which give Gamma-Gamma's likelihood its unit of money, also where it is computed in
 * parts.
 *
 * @param customers how many there are
 * @param means the sum of their mean order values
 */
record OrderValueTotals(double customers, double means) implements Serializable {
    static OrderValueTotals of(List<Counted<OrderValue>> rows) {
        double customers = 0;
        double means = 0;
        for (Counted<OrderValue> row : rows) {
            customers += row.count();
            means += row.count() * row.value().mean().doubleValue();
        }
        return new OrderValueTotals(customers, means);
    }

    /** The mean of the customers' mean order values. */
    double unit() {
        return means / customers;
    }
}
