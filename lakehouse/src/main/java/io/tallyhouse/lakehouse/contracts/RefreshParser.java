package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.Contract.KeyedInput;
import io.tallyhouse.lakehouse.contracts.Contract.ModelUse;
import io.tallyhouse.lakehouse.contracts.Contract.Refresh;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads how a gold table follows its inputs. */
final class RefreshParser {
    private static final String QUERY = "query.sql";
    private static final List<String> WHOLE = List.of("mode", "model", "definitions");

    private RefreshParser() {}

    static Refresh parse(
            YamlSection contract, YamlSection custom, ContractFile file, TableContract table, List<Link> links) {
        String sql = Queries.text(contract, "id", QUERY, file);
        for (String query : new TreeSet<>(file.queries().keySet())) {
            if (!query.equals(QUERY)) {
                contract.problemAt(
                        "id", "nothing reads %s".formatted(query), "Move it into query.sql, or delete the file");
            }
        }
        Optional<YamlSection> refresh = custom.section("refresh");
        if (refresh.isEmpty()) {
            if (!custom.has("refresh")) {
                contract.problemAt(
                        "customProperties",
                        "the contract does not say how the table is refreshed",
                        "Add to customProperties: {property: refresh, value: {mode: full}}");
            }
            return Refresh.full(sql);
        }
        return refresh(refresh.get(), sql, table, links);
    }

    private static Refresh refresh(YamlSection section, String sql, TableContract table, List<Link> links) {
        String mode = section.requiredText("mode", "refresh has no mode", "Write `mode: full` or `mode: changed_keys`");
        switch (mode) {
            case "full" -> {
                section.keys().stream()
                        .filter(key -> !WHOLE.contains(key))
                        .forEach(key -> section.problemAt(
                                key, "`%s` has no effect with mode full".formatted(key), "Delete it"));
                return new Refresh(sql, List.of(), List.of(), model(section, links));
            }
            case "changed_keys" -> {
                section.allowOnly(List.of("mode", "keys", "inputs"), "refresh");
                return changedKeys(section, sql, table, links);
            }
            case "" -> {}
            default ->
                section.problemAt(
                        "mode", "refresh mode `%s` is not known".formatted(mode), "Write `full` or `changed_keys`");
        }
        return Refresh.full(sql);
    }

    private static Refresh changedKeys(YamlSection section, String sql, TableContract table, List<Link> links) {
        List<Scalar> keys = section.texts("keys");
        if (keys.isEmpty()) {
            section.problemAt("mode", "refresh by changed keys names no keys", "Add `keys: [column, …]`");
        }
        List<String> types = new ArrayList<>();
        for (Scalar key : keys) {
            Optional<Column> column = table.column(key.text());
            types.add(column.map(Column::type).orElse(""));
            if (column.isEmpty()) {
                section.problem(
                        key.line(),
                        "refresh key `%s` is no column of table `%s`".formatted(key.text(), table.name()),
                        "Name one of its columns");
            }
        }
        List<KeyedInput> inputs = inputs(section, keys.size(), types, links);
        if (inputs.isEmpty() && !section.has("inputs")) {
            section.problemAt(
                    "mode",
                    "refresh by changed keys names no inputs, so each change would rebuild the whole table",
                    "Add `inputs: {table: [its columns that match the keys]}`, or write `mode: full`");
        }
        return new Refresh(sql, keys.stream().map(Scalar::text).toList(), inputs, Optional.empty());
    }

    private static Optional<ModelUse> model(YamlSection section, List<Link> links) {
        Optional<String> definitions = section.text("definitions");
        Optional<String> model = section.text("model");
        if (definitions.isPresent() && model.isEmpty()) {
            section.problemAt(
                    "definitions",
                    "`definitions` has no effect without a model",
                    "Name the model as `model: …`, or delete the line");
        }
        definitions.ifPresent(table -> links.add(new Link.Declares(section.line("definitions"), table)));
        return model.map(name -> new ModelUse(name, definitions, section.line("model")));
    }

    private static List<KeyedInput> inputs(YamlSection section, int keys, List<String> types, List<Link> links) {
        List<KeyedInput> inputs = new ArrayList<>();
        section.section("inputs").ifPresent(named -> {
            for (String table : named.keys()) {
                List<String> columns =
                        named.texts(table).stream().map(Scalar::text).toList();
                if (columns.size() != keys) {
                    named.problemAt(
                            table,
                            "input `%s` names %d column%s for %d refresh key%s"
                                    .formatted(
                                            table,
                                            columns.size(),
                                            columns.size() == 1 ? "" : "s",
                                            keys,
                                            keys == 1 ? "" : "s"),
                            "Name one column for each key, in the order of the keys");
                } else {
                    links.add(new Link.Refreshes(named.line(table), table, columns, types));
                }
                inputs.add(new KeyedInput(table, columns));
            }
        });
        return inputs;
    }
}
