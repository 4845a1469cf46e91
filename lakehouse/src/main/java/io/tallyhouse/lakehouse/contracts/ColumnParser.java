package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.Column.Mask;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Kind;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one column of a table's {@code properties}. */
final class ColumnParser {
    private static final List<String> CLASSIFICATIONS = List.of("public", "internal", "confidential", "restricted");
    private static final Set<String> GUARDED = Set.of("confidential", "restricted");
    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z0-9_]+)\\.([A-Za-z0-9_]+)");

    private final YamlSection section;
    private final YamlSection custom;
    private final String name;
    private final String label;
    private final String type;

    private ColumnParser(YamlSection section, Problems problems) {
        this.section = section;
        this.custom = CustomProperties.of(section, List.of("aliases", "format", "mask"), "a column", problems);
        this.name = section.text("name").orElse("");
        this.label = name.isEmpty() ? "the column" : "column `%s`".formatted(name);
        this.type = section.text("physicalType").flatMap(SqlTypes::parse).orElse("");
    }

    /** The column; what cannot be read of it is left empty, and is among the problems. */
    static Column parse(YamlSection section, String table, Set<String> columns, Problems problems) {
        return new ColumnParser(section, problems).column(table, columns);
    }

    private Column column(String table, Set<String> columns) {
        IneffectiveKeys.refuseInColumn(section);
        checkName();
        checkType();
        String description = section.requiredText(
                "description", label + " has no description", "Add `description`: what it means, with its unit");
        boolean isPersonal =
                section.texts("tags").stream().anyMatch(tag -> tag.text().equalsIgnoreCase("pii"));
        String classification = classification(isPersonal);
        return new Column(
                name,
                type,
                description,
                section.isTrue("required"),
                keyPosition(),
                custom.texts("aliases").stream().map(Scalar::text).toList(),
                format(),
                classification,
                isPersonal,
                mask(isPersonal, classification),
                reference(),
                QualityParser.ofColumn(section, table, name, columns));
    }

    private void checkName() {
        if (name.isEmpty()) {
            section.problem(section.line(), "a column has no name", "Add `name`");
        } else if (!ColumnNames.fold(name).equals(name)) {
            section.problemAt(
                    "name",
                    "column name `%s` is not in snake_case".formatted(name),
                    "Write `%s`, and the other spelling as an alias if a loader uses it"
                            .formatted(ColumnNames.fold(name)));
        }
    }

    private void checkType() {
        String physical =
                section.requiredText("physicalType", label + " has no physicalType", "Write " + SqlTypes.KNOWN);
        if (type.isEmpty() && !physical.isEmpty()) {
            section.problemAt(
                    "physicalType", "SQL type `%s` is not known".formatted(physical), "Write " + SqlTypes.KNOWN);
        }
        String expected = type.isEmpty() ? "" : SqlTypes.logicalType(type);
        String logical = section.requiredText(
                "logicalType",
                label + " has no logicalType",
                "Add `logicalType: %s`".formatted(expected.isEmpty() ? "…" : expected));
        if (!type.isEmpty() && SqlTypes.isLogicalType(logical) && !logical.equals(expected)) {
            section.problemAt(
                    "logicalType",
                    "%s is %s by physicalType, but %s by logicalType".formatted(label, type, logical),
                    "Write `logicalType: %s`".formatted(expected));
        }
    }

    /** Position in the key; 1 where the column alone is the key and gives none. The table checks that they follow. */
    private int keyPosition() {
        boolean isKey = section.has("primaryKey") && !isFalse("primaryKey");
        if (section.has("primaryKeyPosition") && !isKey) {
            section.problemAt(
                    "primaryKeyPosition",
                    "column `%s` has a place in the key, but is not part of it".formatted(name),
                    "Add `primaryKey: true`, or delete it");
        }
        return isKey ? section.integer("primaryKeyPosition").orElse(1) : 0;
    }

    /** A value that is neither true nor false counts as true: the schema reports it, and nothing else follows. */
    private boolean isFalse(String key) {
        return section.node(key).orElse(null) instanceof Scalar scalar
                && scalar.kind() == Kind.BOOLEAN
                && !section.isTrue(key);
    }

    private String classification(boolean isPersonal) {
        Optional<String> given = section.text("classification");
        if (given.isPresent() && !CLASSIFICATIONS.contains(given.get())) {
            section.problemAt(
                    "classification",
                    "classification `%s` is not known".formatted(given.get()),
                    "Write one of " + String.join(", ", CLASSIFICATIONS));
        } else if (isPersonal && given.filter(GUARDED::contains).isEmpty()) {
            section.problemAt(
                    given.isPresent() ? "classification" : "tags",
                    "column `%s` is tagged pii, but its classification is %s"
                            .formatted(name, given.map("`%s`"::formatted).orElse("missing")),
                    "Write `classification: restricted`");
        } else if (!isPersonal && given.isEmpty() && type.equals("string") && PersonalNames.looksPersonal(name)) {
            section.problemAt(
                    "name",
                    "column `%s` looks like personal data, but is not classified".formatted(name),
                    "Add `tags: [pii]`, `classification: restricted` and the custom property `mask`; or, if it is not personal, `classification: internal`");
        }
        return given.orElse("internal");
    }

    private Optional<Mask> mask(boolean isPersonal, String classification) {
        Optional<YamlNode> node = custom.node("mask");
        if (node.isEmpty()) {
            if (isPersonal) {
                section.problemAt(
                        "tags",
                        "column `%s` is tagged pii, but has no mask".formatted(name),
                        "Add to its customProperties {property: mask, value: keyed-token}, or value null to hide it");
            }
            return Optional.empty();
        }
        if (!isPersonal && !GUARDED.contains(classification)) {
            custom.problemAt(
                    "mask",
                    "column `%s` has a mask, but is neither tagged pii nor restricted".formatted(name),
                    "Add `tags: [pii]` and `classification: restricted`, or delete the mask");
        }
        if (node.get() instanceof Scalar scalar) {
            if (scalar.kind() == Kind.NULL || scalar.text().equals("null")) {
                return Optional.of(Mask.NULL);
            }
            if (scalar.text().equals("keyed-token")) {
                if (!type.isEmpty() && !type.equals("string")) {
                    custom.problemAt(
                            "mask",
                            "column `%s` is %s, but a keyed token is a text".formatted(name, type),
                            "Write `value: null`");
                }
                return Optional.of(Mask.KEYED_TOKEN);
            }
        }
        custom.problemAt(
                "mask", "the mask of column `%s` is not known".formatted(name), "Write `keyed-token` or `null`");
        return Optional.empty();
    }

    private Optional<String> format() {
        Optional<String> format = custom.text("format");
        if (format.isPresent() && !type.isEmpty() && !type.equals("date") && !type.equals("timestamp")) {
            custom.problemAt(
                    "format",
                    "column `%s` is %s and has no format".formatted(name, type),
                    "Delete it; only a date or a timestamp has one");
        } else if (format.isPresent()) {
            whatIsWrong(format.get())
                    .ifPresent(reason -> custom.problemAt(
                            "format",
                            "format `%s` is no pattern of dates: %s".formatted(format.get(), reason),
                            "Write one as `dd.MM.yyyy HH:mm:ss`"));
        }
        return format;
    }

    private static Optional<String> whatIsWrong(String pattern) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            return formatter.toString().isEmpty() ? Optional.of("it is empty") : Optional.empty();
        } catch (IllegalArgumentException exception) {
            return Optional.of(String.valueOf(exception.getMessage()));
        }
    }

    private Optional<Column.Reference> reference() {
        List<YamlSection> relationships = section.sections("relationships");
        if (relationships.size() > 1) {
            section.problemAt(
                    "relationships", "column `%s` refers to several columns".formatted(name), "Keep one of them");
        }
        if (relationships.isEmpty()) {
            return Optional.empty();
        }
        YamlSection relationship = relationships.get(0);
        var matcher = REFERENCE.matcher(relationship.text("to").orElse(""));
        if (!matcher.matches()) {
            relationship.problemAt(
                    "to",
                    "column `%s` does not say to which column it refers".formatted(name),
                    "Write `to: table.column`");
            return Optional.empty();
        }
        return Optional.of(new Column.Reference(matcher.group(1), matcher.group(2)));
    }
}
