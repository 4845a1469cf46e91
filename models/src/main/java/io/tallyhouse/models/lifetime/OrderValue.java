package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * What Gamma-Gamma needs to know of a customer.
 *
 * @param orders over which the mean is taken, at least 1: the purchases after the first
 * @param mean money per order, above 0
 */
public record OrderValue(int orders, BigDecimal mean) implements Comparable<OrderValue> {
    private static final Comparator<OrderValue> ORDER =
            Comparator.comparingInt(OrderValue::orders).thenComparing(OrderValue::mean);

    public OrderValue {
        requireNonNull(mean, "mean is null");
        if (orders < 1 || mean.signum() <= 0) {
            throw new IllegalArgumentException("No order value: " + orders + " orders of " + mean
                    + " on average. There is at least one order, and its value is above 0.");
        }
        mean = mean.stripTrailingZeros();
    }

    @Override
    public int compareTo(OrderValue other) {
        return ORDER.compare(this, other);
    }
}
