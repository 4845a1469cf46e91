package io.tallyhouse.lakehouse.contracts;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * What must hold for a table: a measure and the bounds of its value.
 *
 * @param id unique in its table
 * @param description why it matters; may be empty
 * @param measure what is measured
 * @param expectation which values are good
 * @param severity whether a failure closes the gate
 * @param dimension accuracy, completeness, uniqueness, consistency, timeliness…
 * @param file contract file, from the repository's root
 * @param line line of the rule in that file
 */
public record QualityRule(
        String id,
        String description,
        Measure measure,
        Expectation expectation,
        Severity severity,
        String dimension,
        String file,
        int line) {
    public QualityRule {
        requireNonNull(id, "id is null");
        requireNonNull(description, "description is null");
        requireNonNull(measure, "measure is null");
        requireNonNull(expectation, "expectation is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(dimension, "dimension is null");
        requireNonNull(file, "file is null");
    }

    /** Whether a failed rule stops a release. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** What is measured. */
    public sealed interface Measure {
        /** Number of rows. */
        record RowCount() implements Measure {}

        /** Rows whose column is null. */
        record NullValues(String column) implements Measure {}

        /** Rows whose non-null value is none of these. */
        record NotAmong(String column, List<String> validValues) implements Measure {
            public NotAmong {
                validValues = List.copyOf(validValues);
            }
        }

        /** Rows whose non-null value does not match the regular expression. */
        record NotMatching(String column, String pattern) implements Measure {}

        /** Rows beyond the first of each group of equal values in these columns. */
        record DuplicateValues(List<String> columns) implements Measure {
            public DuplicateValues {
                columns = List.copyOf(columns);
            }
        }

        /** The one number that this select returns; {@code {object}} stands for the table, {@code {property}} for the column. */
        record SqlNumber(String query) implements Measure {}

        /** Non-null values that do not stand in the referenced column. */
        record Orphans(String column, Column.Reference reference) implements Measure {}

        /** Whole hours from the newest value of a date or timestamp column to the run's as-of instant. */
        record HoursSince(String column) implements Measure {}
    }

    /** Which values are good. {@code percent} measures are in percent of the table's rows. */
    public record Expectation(Operator operator, BigDecimal value, BigDecimal upper, boolean percent) {
        public Expectation {
            requireNonNull(operator, "operator is null");
            requireNonNull(value, "value is null");
            requireNonNull(upper, "upper is null");
        }

        /** A bound with one number. */
        public static Expectation of(Operator operator, BigDecimal value) {
            return new Expectation(operator, value, value, false);
        }
    }

    /** The comparisons that ODCS names. */
    public enum Operator {
        MUST_BE,
        MUST_NOT_BE,
        MUST_BE_GREATER_THAN,
        MUST_BE_GREATER_OR_EQUAL_TO,
        MUST_BE_LESS_THAN,
        MUST_BE_LESS_OR_EQUAL_TO,
        MUST_BE_BETWEEN,
        MUST_NOT_BE_BETWEEN
    }
}
