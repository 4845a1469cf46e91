package io.tallyhouse.models.rows;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rows with equal keys, handed on one group after another in order: one shuffle, and no more than a group in memory. */
public final class SortedGroups {
    private SortedGroups() {}

    /** Makes rows of a group; it runs on executors. */
    public interface GroupFunction extends Serializable {
        /** The rows of one group. */
        List<Row> rows(List<Row> group);
    }

    /**
     * Rows made of groups.
     *
     * @param keys columns that the rows of a group share
     * @param order columns by which they are in order; with the keys, unique
     * @param schema what the function gives
     */
    public static Dataset<Row> map(
            Dataset<Row> rows, List<String> keys, List<String> order, StructType schema, GroupFunction function) {
        Column[] byKey = columns(keys);
        Column[] sorted = columns(Stream.concat(keys.stream(), order.stream()).toList());
        int[] places = keys.stream().mapToInt(rows.schema()::fieldIndex).toArray();
        MapPartitionsFunction<Row, Row> perPartition = partition -> RowGroups.stream(partition, places)
                .flatMap(group -> function.rows(group).stream())
                .iterator();
        return rows.repartition(byKey).sortWithinPartitions(sorted).mapPartitions(perPartition, Encoders.row(schema));
    }

    /** Columns of these names. */
    public static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
