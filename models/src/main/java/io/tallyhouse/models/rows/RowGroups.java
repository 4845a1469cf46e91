package io.tallyhouse.models.rows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;

/** Runs of rows with equal keys, one after another; no more than a run is in memory. */
public final class RowGroups {
    private RowGroups() {}

    /**
     * The runs of these rows.
     *
     * @param rows in an order by which equal keys follow each other
     * @param keys places of the columns that are the key
     */
    public static Stream<List<Row>> stream(Iterator<Row> rows, int... keys) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Runs(rows, keys), Spliterator.ORDERED), false);
    }

    private static final class Runs implements Iterator<List<Row>> {
        private final Iterator<Row> rows;
        private final int[] keys;
        private List<Row> group = new ArrayList<>();

        Runs(Iterator<Row> rows, int... keys) {
            this.rows = rows;
            this.keys = keys.clone();
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext() || !group.isEmpty();
        }

        @Override
        public List<Row> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all groups are read");
            }
            List<Row> next = new ArrayList<>();
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!group.isEmpty() && !isSame(group.get(0), row)) {
                    next.add(row);
                    break;
                }
                group.add(row);
            }
            List<Row> done = group;
            group = next;
            return done;
        }

        private boolean isSame(Row one, Row other) {
            for (int key : keys) {
                if (!Objects.equals(one.get(key), other.get(key))) {
                    return false;
                }
            }
            return true;
        }
    }
}
