package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.Contract.Layer;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.util.List;
import java.util.Set;

/** What the engine relies on in the tables of a layer. */
final class LayerRules {
    /** Columns that ingest adds to every bronze table. */
    private static final Set<String> BRONZE_OWN =
            Set.of("_unknown", "_source_file", "_line", "_file_at", "_ingested_at", "_batch");

    private static final String FROM = "recorded_from";
    private static final String TO = "recorded_to";

    private LayerRules() {}

    static void check(Layer layer, YamlSection section, TableContract table) {
        switch (layer) {
            case SOURCE -> checkSource(section, table);
            case SILVER -> checkSilver(section, table);
            case GOLD -> {}
        }
    }

    private static void checkSource(YamlSection section, TableContract table) {
        for (Column column : table.columns()) {
            if (BRONZE_OWN.contains(column.name())) {
                section.problem(
                        section.line(),
                        "column `%s` of table `%s` has a name that ingest adds itself"
                                .formatted(column.name(), table.name()),
                        "Rename it, and give its header as an alias");
            }
        }
    }

    private static void checkSilver(YamlSection section, TableContract table) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        if (names.isEmpty()) {
            return;
        }
        if (!names.get(0).equals("source")) {
            section.problem(
                    section.line(),
                    "the first column of silver table `%s` is `%s`".formatted(table.name(), names.get(0)),
                    "Put a required text column `source` first");
        }
        if (names.size() < 2 || !names.subList(names.size() - 2, names.size()).equals(List.of(FROM, TO))) {
            section.problem(
                    section.line(),
                    "silver table `%s` does not end in its history".formatted(table.name()),
                    "Put the timestamp columns `recorded_from`, required, and `recorded_to` last");
            return;
        }
        for (String name : List.of(FROM, TO)) {
            table.column(name)
                    .map(Column::type)
                    .filter(type -> !type.isEmpty() && !type.equals("timestamp"))
                    .ifPresent(type -> section.problem(
                            section.line(),
                            "column `%s` of silver table `%s` is %s".formatted(name, table.name(), type),
                            "Make it a timestamp"));
        }
        List<String> key = table.key();
        if (!key.isEmpty() && (key.size() < 2 || !key.get(key.size() - 1).equals(FROM))) {
            section.problem(
                    section.line(),
                    "the key of silver table `%s` does not end in `recorded_from`".formatted(table.name()),
                    "Make the business key and then `recorded_from` its primary key");
        }
    }
}
