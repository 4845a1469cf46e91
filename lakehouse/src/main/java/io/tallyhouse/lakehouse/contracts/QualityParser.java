package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.QualityRule.Expectation;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Kind;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the {@code quality} list of a table or of a column. */
final class QualityParser {
    private static final List<String> METRICS = List.of("rowCount", "nullValues", "invalidValues", "duplicateValues");
    private static final Map<String, Operator> OPERATORS = operators();
    private static final Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.DECIMAL);

    private final String table;
    private final Optional<String> column;
    private final Set<String> columns;

    private QualityParser(String table, Optional<String> column, Set<String> columns) {
        this.table = table;
        this.column = column;
        this.columns = Set.copyOf(columns);
    }

    /** Rules that stand at a table with these columns. */
    static List<QualityRule> ofTable(YamlSection section, String table, Set<String> columns) {
        return new QualityParser(table, Optional.empty(), columns).rules(section);
    }

    /** Rules that stand at a column. */
    static List<QualityRule> ofColumn(YamlSection section, String table, String column, Set<String> columns) {
        return new QualityParser(table, Optional.of(column), columns).rules(section);
    }

    private List<QualityRule> rules(YamlSection section) {
        List<QualityRule> rules = new ArrayList<>();
        for (YamlSection rule : section.sections("quality")) {
            IneffectiveKeys.refuseInQualityRule(rule);
            String id = rule.requiredText(
                    "id", "a quality rule of `%s` has no id".formatted(table), "Add `id`, a name in snake_case");
            Optional<Measure> measure = measure(rule);
            Optional<Expectation> expectation = expectation(rule);
            Severity severity = severity(rule);
            if (measure.isPresent() && expectation.isPresent()) {
                rules.add(new QualityRule(
                        id,
                        rule.text("description").orElse(""),
                        measure.get(),
                        expectation.get(),
                        severity,
                        rule.text("dimension").orElse(""),
                        rule.file(),
                        rule.line()));
            }
        }
        return rules;
    }

    private static Severity severity(YamlSection rule) {
        String severity = rule.requiredText(
                "severity",
                "the rule does not say what a failure does",
                "Add `severity: error`, which closes the gate, or `severity: warning`");
        if (!severity.isEmpty() && !severity.equals("error") && !severity.equals("warning")) {
            rule.problemAt("severity", "severity `%s` is not known".formatted(severity), "Write `error` or `warning`");
        }
        return severity.equals("warning") ? Severity.WARNING : Severity.ERROR;
    }

    private Optional<Measure> measure(YamlSection rule) {
        String type = rule.text("type").orElse("library");
        return switch (type) {
            case "sql" -> sql(rule);
            case "library" -> library(rule);
            default -> {
                rule.problemAt(
                        "type", "a rule of type `%s` cannot be checked".formatted(type), "Use `library` or `sql`");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Measure> sql(YamlSection rule) {
        for (String key : List.of("metric", "arguments", "unit")) {
            if (rule.has(key)) {
                rule.problemAt(key, "`%s` has no effect in a rule of type sql".formatted(key), "Delete it");
            }
        }
        Optional<String> query = rule.text("query");
        if (query.isPresent() && !query.get().contains("{object}")) {
            rule.problemAt(
                    "query", "the query does not read the table", "Write `{object}` where the table's name belongs");
        }
        return query.map(Measure.SqlNumber::new);
    }

    private Optional<Measure> library(YamlSection rule) {
        Optional<String> metric = rule.text("metric");
        if (metric.isEmpty()) {
            rule.problem(rule.line(), "the rule measures nothing", "Add `metric`, or `type: sql` and `query`");
            return Optional.empty();
        }
        if (!METRICS.contains(metric.get())) {
            rule.problemAt(
                    "metric",
                    "metric `%s` cannot be checked".formatted(metric.get()),
                    "Use one of %s, or a rule of type sql".formatted(String.join(", ", METRICS)));
            return Optional.empty();
        }
        return switch (metric.get()) {
            case "rowCount" -> rowCount(rule);
            case "nullValues" -> {
                refuseArguments(rule, Set.of());
                yield ownColumn(rule).map(Measure.NullValues::new);
            }
            case "duplicateValues" -> duplicates(rule);
            case "invalidValues" -> invalid(rule);
            default -> throw new IllegalStateException("metric is listed but not read: " + metric.get());
        };
    }

    private Optional<Measure> rowCount(YamlSection rule) {
        refuseArguments(rule, Set.of());
        if (column.isPresent()) {
            rule.problemAt("metric", "rowCount stands at a column", "Move the rule to the table");
        }
        return Optional.of(new Measure.RowCount());
    }

    private Optional<Measure> duplicates(YamlSection rule) {
        if (column.isPresent()) {
            refuseArguments(rule, Set.of());
            return Optional.of(new Measure.DuplicateValues(List.of(column.get())));
        }
        refuseArguments(rule, Set.of("properties"));
        List<Scalar> named =
                rule.section("arguments").map(each -> each.texts("properties")).orElse(List.of());
        if (named.isEmpty()) {
            rule.problemAt("metric", "duplicateValues names no columns", "Add `arguments: {properties: [column, …]}`");
        }
        for (Scalar name : named) {
            if (!columns.contains(name.text())) {
                rule.problem(
                        name.line(),
                        "column `%s` is not in table `%s`".formatted(name.text(), table),
                        "Name a column of the table");
            }
        }
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Measure.DuplicateValues(
                        named.stream().map(Scalar::text).toList()));
    }

    private Optional<Measure> invalid(YamlSection rule) {
        refuseArguments(rule, Set.of("validValues", "pattern"));
        Optional<String> target = ownColumn(rule);
        Optional<YamlSection> arguments = rule.section("arguments");
        Optional<String> pattern = arguments.flatMap(each -> each.text("pattern"));
        List<String> values = arguments
                .flatMap(each -> each.node("validValues"))
                .map(QualityParser::values)
                .orElse(List.of());
        if (values.isEmpty() == pattern.isEmpty()) {
            rule.problemAt(
                    "metric",
                    "invalidValues does not say which values are valid",
                    "Add either `arguments: {validValues: [a, b]}` or `arguments: {pattern: '…'}`");
            return Optional.empty();
        }
        if (pattern.isPresent()) {
            checkPattern(rule, pattern.get());
            return target.map(name -> new Measure.NotMatching(name, pattern.get()));
        }
        return target.map(name -> new Measure.NotAmong(name, values));
    }

    private static void checkPattern(YamlSection rule, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException exception) {
            rule.problemAt(
                    "arguments",
                    "pattern `%s` is no regular expression: %s".formatted(pattern, exception.getDescription()),
                    "Mend it at character " + (exception.getIndex() + 1));
        }
    }

    private static List<String> values(YamlNode node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream()
                    .filter(Scalar.class::isInstance)
                    .map(item -> ((Scalar) item).text())
                    .toList();
        }
        return List.of();
    }

    private Optional<String> ownColumn(YamlSection rule) {
        if (column.isEmpty()) {
            rule.problemAt(
                    "metric",
                    "metric `%s` stands at a table"
                            .formatted(rule.text("metric").orElse("")),
                    "Move the rule to its column");
        }
        return column;
    }

    private static void refuseArguments(YamlSection rule, Set<String> known) {
        rule.section("arguments").ifPresent(arguments -> arguments.allowOnly(known, "this metric's arguments"));
        if (rule.has("query")) {
            rule.problemAt("query", "`query` has no effect beside a metric", "Add `type: sql`, or delete it");
        }
    }

    private static Optional<Expectation> expectation(YamlSection rule) {
        boolean isPercent = rule.text("unit").filter("percent"::equals).isPresent();
        rule.text("unit")
                .filter(unit -> !unit.equals("percent") && !unit.equals("rows"))
                .ifPresent(unit ->
                        rule.problemAt("unit", "unit `%s` is not known".formatted(unit), "Write `rows` or `percent`"));
        List<String> named = OPERATORS.keySet().stream().filter(rule::has).toList();
        if (named.size() != 1) {
            rule.problem(
                    rule.line(),
                    named.isEmpty()
                            ? "the rule does not say which values are good"
                            : "the rule has several bounds: " + String.join(", ", named),
                    "Write one of " + String.join(", ", OPERATORS.keySet()));
            return Optional.empty();
        }
        String key = named.get(0);
        Operator operator = OPERATORS.get(key);
        Optional<List<BigDecimal>> numbers = rule.node(key).flatMap(QualityParser::numbers);
        int wanted = key.endsWith("Between") ? 2 : 1;
        if (operator == null || numbers.isEmpty() || numbers.get().size() != wanted) {
            rule.problemAt(
                    key,
                    "`%s` is not %s".formatted(key, wanted == 2 ? "a list of two numbers" : "a number"),
                    wanted == 2 ? "Write it as [lowest, highest]" : "Write a number");
            return Optional.empty();
        }
        BigDecimal lower = numbers.get().get(0);
        BigDecimal upper = numbers.get().get(wanted - 1);
        if (lower.compareTo(upper) > 0) {
            rule.problemAt(key, "%s is above %s".formatted(lower, upper), "Write it as [lowest, highest]");
        }
        return Optional.of(new Expectation(operator, lower, upper, isPercent));
    }

    private static Optional<List<BigDecimal>> numbers(YamlNode node) {
        List<YamlNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        List<BigDecimal> numbers = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof Scalar scalar) || !NUMBERS.contains(scalar.kind())) {
                return Optional.empty();
            }
            numbers.add(new BigDecimal(scalar.text()));
        }
        return Optional.of(numbers);
    }

    private static Map<String, Operator> operators() {
        Map<String, Operator> operators = new LinkedHashMap<>();
        operators.put("mustBe", Operator.MUST_BE);
        operators.put("mustNotBe", Operator.MUST_NOT_BE);
        operators.put("mustBeGreaterThan", Operator.MUST_BE_GREATER_THAN);
        operators.put("mustBeGreaterOrEqualTo", Operator.MUST_BE_GREATER_OR_EQUAL_TO);
        operators.put("mustBeLessThan", Operator.MUST_BE_LESS_THAN);
        operators.put("mustBeLessOrEqualTo", Operator.MUST_BE_LESS_OR_EQUAL_TO);
        operators.put("mustBeBetween", Operator.MUST_BE_BETWEEN);
        operators.put("mustNotBeBetween", Operator.MUST_NOT_BE_BETWEEN);
        return operators;
    }
}
