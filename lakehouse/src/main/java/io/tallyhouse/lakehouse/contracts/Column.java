package io.tallyhouse.lakehouse.contracts;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name snake_case
 * @param type Spark SQL type, as written in the contract's {@code physicalType}: {@code string}, {@code bigint},
 *     {@code decimal(20,6)}, {@code date}, {@code timestamp}, {@code boolean}…
 * @param description what it means, with its unit
 * @param required a row without a value here is not accepted
 * @param keyPosition place in the primary key from 1; 0 when not part of it
 * @param aliases other names under which a loader delivers it, before folding to snake_case
 * @param format date or timestamp pattern, where the source's own form is not ISO
 * @param classification {@code public}, {@code internal}, {@code confidential} or {@code restricted}
 * @param isPersonal whether it holds personal data (tag {@code pii})
 * @param mask how readers without the right see it
 * @param reference the column it must exist in
 * @param rules quality rules of this column
 */
public record Column(
        String name,
        String type,
        String description,
        boolean required,
        int keyPosition,
        List<String> aliases,
        Optional<String> format,
        String classification,
        boolean isPersonal,
        Optional<Mask> mask,
        Optional<Reference> reference,
        List<QualityRule> rules) {
    public Column {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(description, "description is null");
        requireNonNull(format, "format is null");
        requireNonNull(classification, "classification is null");
        requireNonNull(mask, "mask is null");
        requireNonNull(reference, "reference is null");
        aliases = List.copyOf(aliases);
        rules = List.copyOf(rules);
    }

    /** How a reader without the right sees a personal column. */
    public enum Mask {
        /** NULL in place of the value. */
        NULL,
        /** A keyed token made at ingest: equal values stay equal. */
        KEYED_TOKEN
    }

    /** A column of another table that holds every value of this one. */
    public record Reference(String table, String column) {
        public Reference {
            requireNonNull(table, "table is null");
            requireNonNull(column, "column is null");
        }
    }
}
