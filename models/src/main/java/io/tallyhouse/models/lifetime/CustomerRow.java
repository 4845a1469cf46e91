package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

/**
 * A customer of a summary file.
 *
 * @param name the customer's id as written; the number of the row where the file has none
 * @param kind what the models see of the customer
 */
public record CustomerRow(String name, CustomerKind kind) {
    public CustomerRow {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
    }
}
