package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What customers are worth over a horizon: margin × expected order value × discounted expected purchases. Both models are needed
 * and taken to be independent.
 *
 * @param purchases how often customers buy
 * @param values what they spend per order
 * @param horizon how far ahead
 */
public record LifetimeValue(PurchaseModel purchases, OrderValueModel values, Horizon horizon) {
    public LifetimeValue {
        requireNonNull(purchases, "purchases is null");
        requireNonNull(values, "values is null");
        requireNonNull(horizon, "horizon is null");
    }

    /** Of a customer's orders from now on; a customer without a repeat is taken to spend the population's mean. */
    public double ofCustomer(PurchaseHistory history, Optional<OrderValue> observed) {
        return horizon.margin() * values.expectedOrderValue(observed) * horizon.discountedPurchases(purchases, history);
    }

    /** Of the repeat orders of a customer who has just bought for the first time. */
    public double ofNewCustomer() {
        return ofCustomer(PurchaseHistory.NEW, Optional.empty());
    }

    /** The same with the first order, at the population's mean: what a new customer brings, to set against what one costs. */
    public double ofNewCustomerWithFirstOrder() {
        return horizon.margin() * values.meanOrderValue() + ofNewCustomer();
    }
}
