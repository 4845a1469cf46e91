package io.tallyhouse.quality.checks;

import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.QualityRule;
import io.tallyhouse.lakehouse.contracts.QualityRule.Expectation;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.lakehouse.contracts.TableContract;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule and the column under which it was written.
 *
 * @param rule what must hold
 * @param property the column that {@code {property}} stands for; empty for a rule of the whole table
 */
record BoundRule(QualityRule rule, Optional<String> property) {
    /** All rules of a table: first those that its key, required columns and references imply, then those that are written. */
    static List<BoundRule> of(TableContract table, String file) {
        List<BoundRule> rules = new ArrayList<>();
        if (!table.key().isEmpty()) {
            String what = "Each row has its own %s.".formatted(String.join(", ", table.key()));
            rules.add(implied(
                    "key_is_unique",
                    what,
                    new Measure.DuplicateValues(table.key()),
                    "uniqueness",
                    file,
                    Optional.empty()));
        }
        for (Column column : table.columns()) {
            if (column.required()) {
                String what = "Each row has a value in %s.".formatted(column.name());
                rules.add(implied(
                        column.name() + "_is_complete",
                        what,
                        new Measure.NullValues(column.name()),
                        "completeness",
                        file,
                        Optional.of(column.name())));
            }
        }
        for (Column column : table.columns()) {
            column.reference()
                    .ifPresent(reference -> rules.add(implied(
                            column.name() + "_is_in_" + reference.table(),
                            "Each %s stands in %s.%s.".formatted(column.name(), reference.table(), reference.column()),
                            new Measure.Orphans(column.name(), reference),
                            "consistency",
                            file,
                            Optional.of(column.name()))));
        }
        for (Column column : table.columns()) {
            column.rules().forEach(rule -> rules.add(new BoundRule(rule, Optional.of(column.name()))));
        }
        table.rules().forEach(rule -> rules.add(new BoundRule(rule, Optional.empty())));
        return rules;
    }

    private static BoundRule implied(
            String id, String what, Measure measure, String dimension, String file, Optional<String> property) {
        Expectation none = Expectation.of(Operator.MUST_BE, BigDecimal.ZERO);
        return new BoundRule(new QualityRule(id, what, measure, none, Severity.ERROR, dimension, file, 0), property);
    }
}
