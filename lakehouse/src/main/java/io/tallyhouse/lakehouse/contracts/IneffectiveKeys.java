package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.util.Map;
import java.util.TreeMap;

/** Keys that ODCS knows and tallyhouse does not act on: refused, because a reader would rely on them. */
final class IneffectiveKeys {
    private static final Map<String, String> CONTRACT = Map.of(
            "servers", "Delete it; tallyhouse.yaml says where tables are",
            "slaDefaultElement", "Delete it; write `element` at each of the slaProperties",
            "dataProduct", "Delete it; write `domain`");
    private static final Map<String, String> TABLE = Map.of(
            "physicalName", "Delete it; `name` is the table's name",
            "relationships", "Write the relationship at its column");
    private static final Map<String, String> COLUMN = Map.of(
            "physicalName", "Delete it; `name` is the column's name",
            "unique", "Delete it, and write a quality rule with metric duplicateValues",
            "partitioned", "Delete it",
            "partitionKeyPosition", "Delete it",
            "encryptedName", "Delete it, and write the custom property `mask`",
            "logicalTypeOptions", "Delete it, and write a quality rule, or the custom property `format`",
            "properties", "Delete it; a column holds one value",
            "items", "Delete it; a column holds one value");
    private static final Map<String, String> QUALITY = Map.of(
            "rule", "Write `metric`",
            "schedule", "Delete it; rules are checked in every run",
            "scheduler", "Delete it; rules are checked in every run",
            "method", "Delete it",
            "customProperties", "Delete them");

    private IneffectiveKeys() {}

    static void refuseInContract(YamlSection section) {
        refuse(section, CONTRACT);
    }

    static void refuseInTable(YamlSection section) {
        refuse(section, TABLE);
    }

    static void refuseInColumn(YamlSection section) {
        refuse(section, COLUMN);
    }

    static void refuseInQualityRule(YamlSection section) {
        refuse(section, QUALITY);
    }

    private static void refuse(YamlSection section, Map<String, String> remedies) {
        new TreeMap<>(remedies).forEach((key, remedy) -> {
            if (section.has(key)) {
                section.problemAt(key, "`%s` has no effect here".formatted(key), remedy);
            }
        });
    }
}
