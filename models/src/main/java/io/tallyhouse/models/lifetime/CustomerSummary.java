package io.tallyhouse.models.lifetime;

import java.util.List;

/**
 * The customers of a summary file.
 *
 * @param customers in the order of the file
 * @param hasValues whether the file tells what orders were worth
 * @param notes what a reader should know of the file
 */
public record CustomerSummary(List<CustomerRow> customers, boolean hasValues, List<String> notes) {
    public CustomerSummary {
        customers = List.copyOf(customers);
        notes = List.copyOf(notes);
    }

    /** Distinct kinds of customers, in ascending order. */
    public List<Counted<CustomerKind>> kinds() {
        return Counted.of(customers.stream().map(CustomerRow::kind).toList());
    }
}
