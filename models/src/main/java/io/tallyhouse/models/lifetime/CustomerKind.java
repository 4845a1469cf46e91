package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Customers who look the same to the models.
 *
 * @param history when they bought
 * @param value what their repeat orders were worth; empty without a repeat, or where nothing is known of values
 */
public record CustomerKind(PurchaseHistory history, Optional<OrderValue> value) implements Comparable<CustomerKind> {
    public CustomerKind {
        requireNonNull(history, "history is null");
        requireNonNull(value, "value is null");
    }

    @Override
    public int compareTo(CustomerKind other) {
        int byHistory = history.compareTo(other.history);
        if (byHistory != 0 || value.isEmpty() || other.value.isEmpty()) {
            return byHistory != 0 ? byHistory : Boolean.compare(value.isPresent(), other.value.isPresent());
        }
        return value.get().compareTo(other.value.get());
    }
}
