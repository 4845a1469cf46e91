package io.tallyhouse.quality.reconciliation;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import java.math.BigDecimal;

/**
 * A select that finds the same amounts by two ways. It returns {@code item}, {@code left_amount} and {@code right_amount};
 * a row for each item that must agree, with zero, not null, where there is nothing.
 *
 * @param name folder name
 * @param description what must agree
 * @param owner team that answers for a difference
 * @param severity whether a difference closes the gate
 * @param tolerance greatest difference that is still agreement, in the amounts' unit
 * @param explains what a difference usually means
 * @param noRows what it means that the select returns no row
 * @param sql the select
 * @param file the select's file, from the repository's root
 */
public record Reconciliation(
        String name,
        String description,
        String owner,
        Severity severity,
        BigDecimal tolerance,
        String explains,
        NoRows noRows,
        String sql,
        String file) {
    public Reconciliation {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(tolerance, "tolerance is null");
        requireNonNull(explains, "explains is null");
        requireNonNull(noRows, "noRows is null");
        requireNonNull(sql, "sql is null");
        requireNonNull(file, "file is null");
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance is negative: " + tolerance);
        }
    }

    /** What a select without rows says. */
    public enum NoRows {
        /** Both sides are empty, which is agreement: so it is where the sides meet in a full outer join. */
        AGREE,
        /** Nothing was compared. */
        UNKNOWN
    }
}
