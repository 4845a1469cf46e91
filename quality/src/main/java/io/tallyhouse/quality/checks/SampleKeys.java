package io.tallyhouse.quality.checks;

import static io.tallyhouse.quality.checks.TableFrame.quotedAll;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.TableContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which rows break a rule: a few keys as text, the first in key order, so that the same data gives the same sample. Personal
 * and restricted columns show {@value #MASKED}.
 */
record SampleKeys(TableContract table) {
    private static final String MASKED = "(masked)";

    /** Keys of rows that a condition finds bad, each with the columns that say what is wrong. */
    List<String> ofRows(Dataset<Row> badRows, List<String> shown) {
        List<String> names = new ArrayList<>(table.key());
        shown.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return texts(badRows, names);
    }

    /** Values that stand in more than one row. */
    List<String> ofDuplicates(Dataset<Row> rows, List<String> names) {
        Dataset<Row> groups = rows.groupBy(quotedAll(names))
                .agg(count(lit(1)).as("_rows"))
                .filter(col("_rows").gt(1));
        return texts(groups, names);
    }

    private List<String> texts(Dataset<Row> rows, List<String> names) {
        // A contract may name a column that the table lacks: that is another rule's failure.
        List<String> present = names.stream()
                .filter(name -> Arrays.asList(rows.columns()).contains(name))
                .toList();
        if (present.isEmpty()) {
            return List.of();
        }
        org.apache.spark.sql.Column[] columns = quotedAll(present);
        return rows.select(columns).orderBy(columns).limit(CheckResult.SAMPLE_SIZE).collectAsList().stream()
                .map(row -> text(row, present))
                .toList();
    }

    private String text(Row row, List<String> names) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            parts.add(name + "=" + (row.isNullAt(i) ? "null" : isHidden(name) ? MASKED : row.get(i)));
        }
        return String.join(", ", parts);
    }

    private boolean isHidden(String name) {
        return table.column(name).map(column -> isHidden(column)).orElse(false);
    }

    private static boolean isHidden(Column column) {
        return column.isPersonal() || column.classification().equals("restricted");
    }
}
