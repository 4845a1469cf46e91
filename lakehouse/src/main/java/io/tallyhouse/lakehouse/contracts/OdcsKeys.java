package io.tallyhouse.lakehouse.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which keys the schema allows at the elements where it would name every key once one of them is wrong ({@code
 * unevaluatedProperties}).
 */
final class OdcsKeys {
    private final Set<String> all = new TreeSet<>();
    private final Set<String> table;
    private final Set<String> column;
    private final Set<String> rule;
    private final Set<String> relationship;

    OdcsKeys(JsonNode schema) {
        collect(schema, all);
        this.table = of(schema, "SchemaObject", "SchemaElement");
        this.column = of(schema, "SchemaBaseProperty", "SchemaElement");
        column.addAll(Set.of("properties", "items"));
        this.rule = of(
                schema,
                "DataQuality",
                "DataQualityLibrary",
                "DataQualityOperators",
                "DataQualitySql",
                "DataQualityCustom");
        this.relationship = of(schema, "RelationshipBase");
    }

    private static Set<String> of(JsonNode schema, String... definitions) {
        Set<String> keys = new TreeSet<>();
        for (String definition : definitions) {
            JsonNode node = schema.get("$defs").get(definition);
            node.path("properties").fieldNames().forEachRemaining(keys::add);
            node.path("oneOf").forEach(branch -> collect(branch, keys));
        }
        return keys;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        node.path("properties").fieldNames().forEachRemaining(keys::add);
        node.forEach(child -> collect(child, keys));
    }

    String remedy(String key) {
        return Nearest.to(key, all).map("Did you mean `%s`?"::formatted).orElse("Delete it");
    }

    void check(String file, YamlNode document, Problems problems) {
        for (Mapping tableNode : mappings(document, "schema")) {
            check(file, tableNode, table, "a table", problems);
            checkRules(file, tableNode, problems);
            for (Mapping columnNode : mappings(tableNode, "properties")) {
                check(file, columnNode, column, "a column", problems);
                checkRules(file, columnNode, problems);
                for (Mapping relationshipNode : mappings(columnNode, "relationships")) {
                    check(file, relationshipNode, relationship, "a relationship", problems);
                }
            }
        }
    }

    private void checkRules(String file, Mapping owner, Problems problems) {
        for (Mapping ruleNode : mappings(owner, "quality")) {
            check(file, ruleNode, rule, "a quality rule", problems);
        }
    }

    private static void check(String file, Mapping mapping, Set<String> known, String what, Problems problems) {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(
                        file,
                        entry.keyLine(),
                        "`%s` is not a key of %s in ODCS".formatted(key, what),
                        Nearest.to(key, known)
                                .map("Did you mean `%s`?"::formatted)
                                .orElse("Delete it"));
            }
        });
    }

    private static List<Mapping> mappings(YamlNode node, String key) {
        List<Mapping> found = new ArrayList<>();
        if (node instanceof Mapping mapping && mapping.child(key).orElse(null) instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof Mapping child) {
                    found.add(child);
                }
            }
        }
        return found;
    }
}
