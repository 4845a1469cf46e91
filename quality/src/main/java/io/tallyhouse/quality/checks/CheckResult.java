package io.tallyhouse.quality.checks;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one check found, as it is stored, shown and judged by the gate.
 *
 * @param table qualified table name, {@code gold.analytics.fct_touch}
 * @param rule rule id, unique in its table
 * @param description why the rule matters; may be empty
 * @param dimension uniqueness, completeness, timeliness…
 * @param severity whether a result other than passed closes the gate
 * @param status what was found
 * @param expected in words: {@code must be 0}
 * @param found in words, with the table's size: {@code 3 of 120 rows}; the reason where the check could not be made
 * @param value the measured number that was compared; empty where there was none
 * @param offendingRows how many rows break the rule; empty where the measure does not count rows
 * @param sampleKeys keys of up to {@value #SAMPLE_SIZE} of those rows, in key order, personal values masked
 * @param file file of the rule, from the repository's root
 * @param line line of the rule; 0 where the rule is implied
 */
public record CheckResult(
        String table,
        String rule,
        String description,
        String dimension,
        Severity severity,
        CheckStatus status,
        String expected,
        String found,
        Optional<BigDecimal> value,
        OptionalLong offendingRows,
        List<String> sampleKeys,
        String file,
        int line) {
    /** How many offending keys are kept. */
    public static final int SAMPLE_SIZE = 5;

    /** By table, then rule: the order of every listing. */
    public static final Comparator<CheckResult> ORDER =
            Comparator.comparing(CheckResult::table).thenComparing(CheckResult::rule);

    public CheckResult {
        requireNonNull(table, "table is null");
        requireNonNull(rule, "rule is null");
        requireNonNull(description, "description is null");
        requireNonNull(dimension, "dimension is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(status, "status is null");
        requireNonNull(expected, "expected is null");
        requireNonNull(found, "found is null");
        requireNonNull(value, "value is null");
        requireNonNull(offendingRows, "offendingRows is null");
        requireNonNull(file, "file is null");
        sampleKeys = List.copyOf(sampleKeys);
    }

    /** Whether this result keeps a release from being published. */
    public boolean closesGate() {
        return severity == Severity.ERROR && status != CheckStatus.PASSED;
    }
}
