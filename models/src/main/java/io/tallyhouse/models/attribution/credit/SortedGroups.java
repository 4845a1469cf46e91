package io.tallyhouse.models.attribution.credit;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rows with equal keys, handed on one group after another in order: one shuffle, and no more than a group in memory. */
final class SortedGroups {
    private SortedGroups() {}

    /** Makes rows of a group; it runs on executors. */
    interface GroupFunction extends Serializable {
        List<Row> rows(List<Row> group);
    }

    /**
     * Rows made of groups.
     *
     * @param keys columns that the rows of a group share
     * @param order columns by which they are in order; with the keys, unique
     * @param schema what the function gives
     */
    static Dataset<Row> map(
            Dataset<Row> rows, List<String> keys, List<String> order, StructType schema, GroupFunction function) {
        Column[] byKey = columns(keys);
        Column[] sorted = columns(Stream.concat(keys.stream(), order.stream()).toList());
        int[] places = keys.stream().mapToInt(rows.schema()::fieldIndex).toArray();
        MapPartitionsFunction<Row, Row> perPartition = partition -> new Groups(partition, places, function);
        return rows.repartition(byKey).sortWithinPartitions(sorted).mapPartitions(perPartition, Encoders.row(schema));
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }

    /** The rows of one group after another's. */
    private static final class Groups implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final int[] keys;
        private final GroupFunction function;
        private List<Row> group = new ArrayList<>();
        private Iterator<Row> made = List.<Row>of().iterator();

        Groups(Iterator<Row> rows, int[] keys, GroupFunction function) {
            this.rows = rows;
            this.keys = keys;
            this.function = function;
        }

        @Override
        public boolean hasNext() {
            while (!made.hasNext() && (rows.hasNext() || !group.isEmpty())) {
                made = nextGroup();
            }
            return made.hasNext();
        }

        private Iterator<Row> nextGroup() {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!group.isEmpty() && !isSame(group.get(0), row)) {
                    List<Row> done = group;
                    group = new ArrayList<>(List.of(row));
                    return function.rows(done).iterator();
                }
                group.add(row);
            }
            List<Row> last = group;
            group = new ArrayList<>();
            return function.rows(last).iterator();
        }

        private boolean isSame(Row one, Row other) {
            for (int key : keys) {
                if (!Objects.equals(one.get(key), other.get(key))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all groups are read");
            }
            return made.next();
        }
    }
}
