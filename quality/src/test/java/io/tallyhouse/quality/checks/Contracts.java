package io.tallyhouse.quality.checks;

import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.QualityRule;
import io.tallyhouse.lakehouse.contracts.QualityRule.Expectation;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.lakehouse.contracts.TableContract;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Short ways to write a contract in a test. */
final class Contracts {
    static final String FILE = "models/gold/fct_touch/contract.odcs.yaml";

    private Contracts() {}

    static TableContract table(List<Column> columns, QualityRule... rules) {
        return new TableContract(
                "fct_touch",
                "Touches.",
                "One row per touch.",
                columns,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(rules));
    }

    static Column key(int position, String name) {
        return column(name, false, position, false);
    }

    static Column required(String name) {
        return column(name, true, 0, false);
    }

    static Column optional(String name, QualityRule... rules) {
        return column(name, false, 0, false, rules);
    }

    static Column personal(String name, QualityRule... rules) {
        return column(name, false, 0, true, rules);
    }

    static Column personalKey(int position, String name) {
        return column(name, false, position, true);
    }

    /** A column whose values must stand in a column of another table. */
    static Column reference(String name, String table, String otherName) {
        Column column = optional(name);
        return new Column(
                name,
                column.type(),
                column.description(),
                column.required(),
                column.keyPosition(),
                column.aliases(),
                column.format(),
                column.classification(),
                column.isPersonal(),
                column.mask(),
                Optional.of(new Column.Reference(table, otherName)),
                column.rules());
    }

    private static Column column(
            String name, boolean required, int keyPosition, boolean isPersonal, QualityRule... rules) {
        return new Column(
                name,
                "string",
                name,
                required,
                keyPosition,
                List.of(),
                Optional.empty(),
                isPersonal ? "restricted" : "internal",
                isPersonal,
                Optional.empty(),
                Optional.empty(),
                List.of(rules));
    }

    /** A rule of severity error that expects zero. */
    static QualityRule none(String id, Measure measure) {
        return rule(id, measure, Expectation.of(Operator.MUST_BE, BigDecimal.ZERO));
    }

    static QualityRule rule(String id, Measure measure, Expectation expectation) {
        return new QualityRule(
                id, "Why " + id + " matters.", measure, expectation, Severity.ERROR, "accuracy", FILE, 12);
    }

    static Expectation percentBelow(String bound) {
        return new Expectation(Operator.MUST_BE_LESS_THAN, new BigDecimal(bound), new BigDecimal(bound), true);
    }

    static Expectation expect(Operator operator, String value) {
        return Expectation.of(operator, new BigDecimal(value));
    }
}
