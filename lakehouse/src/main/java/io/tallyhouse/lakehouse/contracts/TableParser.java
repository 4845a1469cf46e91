package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one object of a contract's {@code schema}. */
final class TableParser {
    private static final List<String> CUSTOM =
            List.of("aliases", "cursor", "deleted", "entityKey", "loadedAt", "lookbackDays");

    private final YamlSection section;
    private final YamlSection custom;
    private final Problems problems;
    private final List<YamlSection> properties;
    private final List<Column> columns = new ArrayList<>();
    private final String name;

    private TableParser(YamlSection section, Problems problems) {
        this.section = section;
        this.problems = problems;
        this.custom = CustomProperties.of(section, CUSTOM, "a table", problems);
        this.properties = section.sections("properties");
        this.name = section.text("name").orElse("");
    }

    /** The table; what cannot be read of it is left empty, and is among the problems. */
    static TableContract parse(YamlSection section, List<Link> links, Problems problems) {
        return new TableParser(section, problems).table(links);
    }

    private TableContract table(List<Link> links) {
        IneffectiveKeys.refuseInTable(section);
        checkName();
        String description = section.requiredText(
                "description", "table `%s` has no description".formatted(name), "Add `description`: what it holds");
        String grain = section.requiredText(
                "dataGranularityDescription",
                "table `%s` does not state its grain".formatted(name),
                "Add `dataGranularityDescription`: what one row is");
        Set<String> names = properties.stream()
                .flatMap(property -> property.text("name").stream())
                .collect(Collectors.toSet());
        for (YamlSection property : properties) {
            Column column = ColumnParser.parse(property, name, names, problems);
            columns.add(column);
            column.reference()
                    .ifPresent(
                            target -> links.add(new Link.References(property.line("relationships"), column, target)));
        }
        checkSpellings();
        checkKey();
        checkLookbackDays();
        List<QualityRule> rules = QualityParser.ofTable(section, name, names);
        TableContract table = new TableContract(
                name,
                description,
                grain,
                columns,
                custom.texts("aliases").stream().map(Scalar::text).toList(),
                columnsOf("entityKey"),
                columnOf("loadedAt", List.of("timestamp", "date")),
                columnOf("cursor", List.of()),
                columnOf("deleted", List.of("boolean")),
                rules);
        return table.entityKey().isEmpty() ? table.withEntityKey(table.key()) : table;
    }

    private void checkName() {
        if (name.isEmpty()) {
            section.problem(section.line(), "a table has no name", "Add `name`");
        } else if (!ColumnNames.fold(name).equals(name)) {
            section.problemAt(
                    "name",
                    "table name `%s` is not in snake_case".formatted(name),
                    "Write `%s`, and the other spelling as an alias".formatted(ColumnNames.fold(name)));
        }
        if (properties.isEmpty() && !section.has("properties")) {
            section.problem(section.line(), "table `%s` has no columns".formatted(name), "Add `properties`");
        }
    }

    /** No two columns may be found under one header, whatever its spelling. */
    private void checkSpellings() {
        Map<String, String> owners = new HashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            YamlSection property = properties.get(index);
            if (column.name().isEmpty()) {
                continue;
            }
            String owner = owners.get(ColumnNames.fold(column.name()));
            if (column.name().equals(owner)) {
                property.problemAt(
                        "name", "column `%s` stands twice".formatted(column.name()), "Rename or delete one of them");
            } else if (owner != null) {
                property.problemAt(
                        "name",
                        "column `%s` has the spelling of an alias of column `%s` above".formatted(column.name(), owner),
                        "Delete the alias that is wrong");
            }
            owners.putIfAbsent(ColumnNames.fold(column.name()), column.name());
            for (String alias : column.aliases()) {
                String other = owners.putIfAbsent(ColumnNames.fold(alias), column.name());
                if (other != null && !other.equals(column.name())) {
                    property.problemAt(
                            "customProperties",
                            "alias `%s` of column `%s` clashes with column `%s` above"
                                    .formatted(alias, column.name(), other),
                            "Delete the alias that is wrong");
                }
            }
        }
    }

    private void checkKey() {
        List<Integer> positions = columns.stream()
                .map(Column::keyPosition)
                .filter(position -> position != 0)
                .sorted(Comparator.naturalOrder())
                .toList();
        if (positions.isEmpty()) {
            section.problem(
                    section.line(),
                    "table `%s` has no key".formatted(name),
                    "Add `primaryKey: true` and `primaryKeyPosition` to the columns that name a row");
        }
        for (int index = 0; index < positions.size(); index++) {
            if (positions.get(index) != index + 1) {
                section.problem(
                        section.line(),
                        "the key of table `%s` has the positions %s".formatted(name, positions),
                        "Number its columns 1 to %d by `primaryKeyPosition`".formatted(positions.size()));
                return;
            }
        }
    }

    private List<String> columnsOf(String property) {
        List<Scalar> named = custom.texts(property);
        Set<String> seen = new HashSet<>();
        for (Scalar column : named) {
            checkColumn(property, column.text());
            if (!seen.add(column.text())) {
                custom.problemAt(property, "`%s` names `%s` twice".formatted(property, column.text()), "Name it once");
            }
        }
        return named.stream().map(Scalar::text).toList();
    }

    private Optional<String> columnOf(String property, List<String> types) {
        Optional<String> named = custom.text(property);
        named.flatMap(column -> checkColumn(property, column)).ifPresent(column -> {
            if (!types.isEmpty() && !column.type().isEmpty() && !types.contains(column.type())) {
                custom.problemAt(
                        property,
                        "`%s` names column `%s`, which is %s".formatted(property, column.name(), column.type()),
                        "Name a column of type " + String.join(" or ", types));
            }
        });
        return named;
    }

    private Optional<Column> checkColumn(String property, String columnName) {
        Optional<Column> column =
                columns.stream().filter(each -> each.name().equals(columnName)).findFirst();
        if (column.isEmpty()) {
            custom.problemAt(
                    property,
                    "`%s` names column `%s`, which table `%s` does not have".formatted(property, columnName, name),
                    "Name one of its columns");
        }
        return column;
    }

    /** For how many days after its own date the source may restate a row: told to readers, not used by the engine. */
    private void checkLookbackDays() {
        OptionalInt days = custom.integer("lookbackDays");
        if (days.isPresent() && days.getAsInt() < 1) {
            custom.problemAt("lookbackDays", "lookbackDays is " + days.getAsInt(), "Write a number above 0");
        }
    }
}
