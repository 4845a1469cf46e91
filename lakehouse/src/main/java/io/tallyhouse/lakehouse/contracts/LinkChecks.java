package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.Contract.Layer;
import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.errors.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what contracts say of each other against what is there. */
final class LinkChecks {
    private static final String HISTORY = "_history";

    private final Map<String, TableContract> silver = new TreeMap<>();
    private final Map<String, TableContract> gold = new TreeMap<>();
    private final Set<String> unreadable;
    private final Problems problems;

    private LinkChecks(List<ParsedContract> contracts, Set<String> unreadable, Problems problems) {
        this.unreadable = unreadable;
        this.problems = problems;
        for (ParsedContract parsed : contracts) {
            Contract contract = parsed.contract();
            Map<String, TableContract> tables = contract.layer() == Layer.SILVER ? silver : gold;
            if (contract.layer() != Layer.SOURCE) {
                contract.tables().forEach(table -> tables.put(table.name(), table));
            }
        }
    }

    /**
     * Adds what does not fit together.
     *
     * @param unreadable folders whose contract could not be read; nothing is said of links to them
     */
    static void check(List<ParsedContract> contracts, Set<String> unreadable, Problems problems) {
        LinkChecks checks = new LinkChecks(contracts, unreadable, problems);
        for (ParsedContract parsed : contracts) {
            checks.checkName(parsed.contract());
            for (Link link : parsed.links()) {
                checks.checkLink(parsed.contract(), link);
            }
        }
    }

    /** Queries name silver and gold tables without a schema, so the names must differ. */
    private void checkName(Contract contract) {
        if (contract.layer() == Layer.GOLD && inputTable(silver, contract.id()).isPresent()) {
            problems.add(
                    contract.file(),
                    1,
                    "gold table `%s` has the name of a silver table or of its history".formatted(contract.id()),
                    "Rename it, as dim_, fct_ or mart_");
        }
    }

    private void checkLink(Contract contract, Link link) {
        if (link instanceof Link.Feeds feeds) {
            if (!silver.containsKey(feeds.table()) && !unreadable.contains(feeds.table())) {
                problems.add(
                        contract.file(),
                        feeds.line(),
                        "silver table `%s` does not exist".formatted(feeds.table()),
                        remedy(feeds.table(), silver.keySet(), "pipelines/silver/%s".formatted(feeds.table())));
            }
        } else if (link instanceof Link.References references) {
            checkReference(contract, references);
        } else if (link instanceof Link.Refreshes refreshes) {
            checkRefresh(contract, refreshes);
        } else if (link instanceof Link.Declares declares
                && !gold.containsKey(declares.table())
                && !unreadable.contains(declares.table())) {
            problems.add(
                    contract.file(),
                    declares.line(),
                    "gold table `%s` does not exist".formatted(declares.table()),
                    remedy(declares.table(), gold.keySet(), "models/gold/%s".formatted(declares.table())));
        }
    }

    private void checkReference(Contract contract, Link.References link) {
        Map<String, TableContract> tables = new TreeMap<>();
        switch (contract.layer()) {
            case SOURCE -> contract.tables().forEach(table -> tables.put(table.name(), table));
            case SILVER -> tables.putAll(silver);
            case GOLD -> tables.putAll(gold);
        }
        String name = link.target().table();
        TableContract table = tables.get(name);
        if (table == null) {
            if (!unreadable.contains(name)) {
                problems.add(
                        contract.file(),
                        link.line(),
                        "column `%s` refers to table `%s`, which does not exist in this layer"
                                .formatted(link.column().name(), name),
                        Nearest.to(name, tables.keySet())
                                .map("Did you mean `%s`?"::formatted)
                                .orElse("Name a table of the same layer, or delete the relationship"));
            }
            return;
        }
        checkColumn(
                contract,
                link.line(),
                table,
                link.target().column(),
                link.column().type(),
                link.column().name());
    }

    private void checkRefresh(Contract contract, Link.Refreshes link) {
        Optional<TableContract> table =
                inputTable(silver, link.table()).or(() -> Optional.ofNullable(gold.get(link.table())));
        if (table.isEmpty()) {
            if (!unreadable.contains(link.table()) && !unreadable.contains(withoutHistory(link.table()))) {
                List<String> known = new ArrayList<>(silver.keySet());
                known.addAll(gold.keySet());
                problems.add(
                        contract.file(),
                        link.line(),
                        "input `%s` is no silver or gold table".formatted(link.table()),
                        Nearest.to(link.table(), known)
                                .map("Did you mean `%s`?"::formatted)
                                .orElse("Name a silver table, its history, or a gold table"));
            }
            return;
        }
        for (int index = 0; index < link.columns().size(); index++) {
            checkColumn(
                    contract,
                    link.line(),
                    table.get(),
                    link.columns().get(index),
                    link.keyTypes().get(index),
                    "the refresh key");
        }
    }

    private void checkColumn(
            Contract contract, int line, TableContract table, String column, String type, String referrer) {
        Optional<Column> found = table.column(column);
        if (found.isEmpty()) {
            problems.add(
                    contract.file(),
                    line,
                    "table `%s` has no column `%s`".formatted(table.name(), column),
                    Nearest.to(
                                    column,
                                    table.columns().stream().map(Column::name).toList())
                            .map("Did you mean `%s`?"::formatted)
                            .orElse("Name one of its columns"));
        } else if (!type.isEmpty()
                && !found.get().type().isEmpty()
                && !type.equals(found.get().type())) {
            problems.add(
                    contract.file(),
                    line,
                    "column `%s` of table `%s` is %s, but %s is %s"
                            .formatted(
                                    column,
                                    table.name(),
                                    found.get().type(),
                                    referrer.startsWith("the ") ? referrer : "`" + referrer + "`",
                                    type),
                    "Give both one type");
        }
    }

    /** A silver table by its name, or by that of its history. */
    private static Optional<TableContract> inputTable(Map<String, TableContract> silver, String name) {
        return Optional.ofNullable(silver.get(name)).or(() -> Optional.ofNullable(silver.get(withoutHistory(name))));
    }

    private static String withoutHistory(String name) {
        return name.endsWith(HISTORY) ? name.substring(0, name.length() - HISTORY.length()) : name;
    }

    private static String remedy(String name, Set<String> known, String place) {
        return Nearest.to(name, new TreeSet<>(known))
                .map("Did you mean `%s`?"::formatted)
                .orElse("Write its contract in " + place);
    }
}
