package io.tallyhouse.pipelines.landing;

import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.ColumnNames;
import io.tallyhouse.lakehouse.contracts.TableContract;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the parser knows of an object's contract; it travels to Spark's tasks.
 *
 * @param columns names in contract order
 * @param accepted for each column the folded names under which it lands, best first: its own, then its aliases
 * @param opened dotted paths of nested objects in which an alias lies
 */
record Layout(List<String> columns, List<List<String>> accepted, Set<String> opened) implements Serializable {
    Layout {
        columns = List.copyOf(columns);
        accepted = accepted.stream().map(List::copyOf).toList();
        opened = Set.copyOf(opened);
    }

    static Layout of(TableContract table) {
        List<List<String>> accepted = new ArrayList<>();
        Set<String> opened = new HashSet<>();
        for (Column column : table.columns()) {
            List<String> names = new ArrayList<>(List.of(column.name()));
            for (String alias : column.aliases()) {
                names.add(ColumnNames.fold(alias));
                for (int dot = alias.indexOf('.'); dot > 0; dot = alias.indexOf('.', dot + 1)) {
                    opened.add(alias.substring(0, dot));
                }
            }
            accepted.add(names.stream().distinct().toList());
        }
        return new Layout(table.columns().stream().map(Column::name).toList(), accepted, opened);
    }

    /** Whether the nested object at this path is taken apart. */
    boolean isOpened(String path) {
        return opened.contains(path);
    }
}
