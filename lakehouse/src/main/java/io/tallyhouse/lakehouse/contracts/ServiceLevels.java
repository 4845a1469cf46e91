package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.QualityRule.Expectation;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.lakehouse.yaml.YamlNode.Kind;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code slaProperties} promise.
 *
 * @param retention ISO 8601 period; empty text where the contract has none
 * @param freshness rules by table name
 */
record ServiceLevels(String retention, Map<String, List<QualityRule>> freshness) {
    private static final Map<String, String> RETENTION_UNITS = Map.of(
            "d", "D", "day", "D", "days", "D", "mo", "M", "month", "M", "months", "M", "y", "Y", "yr", "Y", "years",
            "Y");
    private static final Map<String, Integer> HOURS =
            Map.of("h", 1, "hour", 1, "hours", 1, "d", 24, "day", 24, "days", 24);
    private static final int LONGEST = 100_000;

    ServiceLevels {
        freshness = Map.copyOf(freshness);
    }

    static ServiceLevels parse(YamlSection contract, List<TableContract> tables) {
        Optional<String> retention = Optional.empty();
        boolean isRetentionNamed = false;
        Map<String, List<QualityRule>> freshness = new HashMap<>();
        for (YamlSection level : contract.sections("slaProperties")) {
            String property = level.text("property").orElse("");
            switch (property) {
                case "retention" -> {
                    if (isRetentionNamed) {
                        level.problemAt("property", "retention stands twice", "Keep one for the whole contract");
                    }
                    isRetentionNamed = true;
                    retention = amount(
                                    level,
                                    RETENTION_UNITS.keySet().stream().sorted().toList())
                            .flatMap(number -> level.text("unit")
                                    .map(unit -> "P" + number + RETENTION_UNITS.getOrDefault(unit, "")));
                    level.text("element").ifPresent(element -> checkElement(level, element, tables));
                }
                case "latency" ->
                    latency(level, tables)
                            .ifPresent(rule -> freshness
                                    .computeIfAbsent(
                                            tableOf(level.text("element").orElse("")), name -> new ArrayList<>())
                                    .add(rule));
                default ->
                    level.problemAt(
                            "property",
                            "service level `%s` has no effect here".formatted(property),
                            "Use `latency` or `retention`");
            }
        }
        if (!isRetentionNamed) {
            contract.problemAt(
                    "slaProperties",
                    "the contract does not say how long rows are kept",
                    "Add to slaProperties: {property: retention, value: 37, unit: mo}");
        }
        return new ServiceLevels(retention.orElse(""), freshness);
    }

    private static Optional<QualityRule> latency(YamlSection level, List<TableContract> tables) {
        Optional<Integer> number =
                amount(level, HOURS.keySet().stream().sorted().toList());
        Optional<String> element = level.text("element");
        if (element.isEmpty()) {
            level.problemAt("property", "latency does not say of which column", "Add `element: table.column` to it");
            return Optional.empty();
        }
        Optional<Column> column = checkElement(level, element.get(), tables);
        if (column.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        String type = column.get().type();
        // A type that is not known is a problem of its own.
        if (!type.isEmpty() && !type.equals("date") && !type.equals("timestamp")) {
            level.problemAt(
                    "element",
                    "latency is measured on `%s`, which is %s".formatted(element.get(), type),
                    "Name a date or timestamp column");
            return Optional.empty();
        }
        int hours = number.get() * HOURS.getOrDefault(level.text("unit").orElse(""), 1);
        return Optional.of(new QualityRule(
                "freshness_" + column.get().name(),
                level.text("description").orElse(""),
                new Measure.HoursSince(column.get().name()),
                Expectation.of(Operator.MUST_BE_LESS_OR_EQUAL_TO, BigDecimal.valueOf(hours)),
                Severity.WARNING,
                "timeliness",
                level.file(),
                level.line()));
    }

    /** The column of {@code table.column}; a bare table is good as well, but has no column. */
    private static Optional<Column> checkElement(YamlSection level, String element, List<TableContract> tables) {
        String table = tableOf(element);
        Optional<TableContract> found =
                tables.stream().filter(each -> each.name().equals(table)).findFirst();
        Optional<Column> column = found.flatMap(each -> each.column(element.substring(element.indexOf('.') + 1)));
        boolean isTable = found.isPresent()
                && table.equals(element)
                && level.text("property").orElse("").equals("retention");
        if (column.isEmpty() && !isTable) {
            level.problemAt(
                    "element",
                    "element `%s` is no column of this contract".formatted(element),
                    "Write it as `table.column`");
        }
        return column;
    }

    private static String tableOf(String element) {
        int dot = element.indexOf('.');
        return dot < 0 ? element : element.substring(0, dot);
    }

    /** The whole, positive value of a level whose unit is one of these. */
    private static Optional<Integer> amount(YamlSection level, List<String> units) {
        String property = level.text("property").orElse("");
        Optional<String> unit = level.text("unit").filter(units::contains);
        if (unit.isEmpty()) {
            level.problemAt(
                    level.has("unit") ? "unit" : "property",
                    "%s has no unit that is known".formatted(property),
                    "Write `unit` as one of " + String.join(", ", units));
        }
        if (level.node("value").orElse(null) instanceof Scalar scalar
                && scalar.kind() == Kind.INTEGER
                && scalar.text().length() <= 6) {
            int number = Integer.parseInt(scalar.text());
            if (number > 0 && number <= LONGEST) {
                return unit.map(ignored -> number);
            }
        }
        level.problemAt("value", "%s is not a whole number above 0".formatted(property), "Write `value` as a number");
        return Optional.empty();
    }
}
