package io.tallyhouse.pipelines.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Turns observations into versions: one row per key and content, from the instant it was first seen to the instant another
 * content was. Depends on the set of observations only, never on the order or number of their deliveries.
 */
final class History {
    static final String RECORDED_FROM = "recorded_from";
    static final String RECORDED_TO = "recorded_to";
    static final String DELETED = "__deleted";

    private static final String CONTENT = "__content";

    private History() {}

    /**
     * The versions that observations make.
     *
     * @param observations rows with {@code key} and {@code content} columns, {@link #DELETED},
     *     {@link FeedSelect#OBSERVED_AT} and {@link FeedSelect#SEQUENCE}
     * @param key columns that name the thing observed
     * @param content all columns of the table but the recorded ones
     * @return content with recorded_from and recorded_to; a deletion ends the last version and is no row itself
     */
    static Dataset<Row> versions(Dataset<Row> observations, List<String> key, List<String> content) {
        WindowSpec order = Window.partitionBy(columns(key))
                .orderBy(col(FeedSelect.OBSERVED_AT), col(FeedSelect.SEQUENCE), col(CONTENT));
        Column next = lead(col(FeedSelect.OBSERVED_AT), 1).over(order);
        Column isLastAtItsInstant = not(coalesce(next.eqNullSafe(col(FeedSelect.OBSERVED_AT)), lit(false)));
        Column isChange = not(lag(col(CONTENT), 1).over(order).eqNullSafe(col(CONTENT)));
        Dataset<Row> changes = observations
                .withColumn(CONTENT, fingerprint(content))
                .withColumn("__last", isLastAtItsInstant)
                .where(col("__last"))
                .withColumn("__change", isChange)
                .where(col("__change"))
                .withColumn(RECORDED_FROM, col(FeedSelect.OBSERVED_AT))
                .withColumn(RECORDED_TO, next);
        List<String> output = new ArrayList<>(content);
        output.add(RECORDED_FROM);
        output.add(RECORDED_TO);
        return changes.where(not(col(DELETED))).select(columns(output));
    }

    /**
     * Content as 128 bits, never null: what is compared and sorted is narrow however wide the row. Two contents of one key
     * that differ and share both hashes are not to be expected in the life of a warehouse.
     */
    private static Column fingerprint(List<String> content) {
        List<Column> columns = new ArrayList<>(List.of(columns(content)));
        columns.add(col(DELETED));
        List<Column> salted = new ArrayList<>(columns);
        salted.add(0, lit(1));
        // A hash skips nulls, so (a, null) and (null, a) would be equal: which columns are null is hashed as well.
        Column nulls = concat(columns.stream()
                .map(column -> when(column.isNull(), "0").otherwise("1"))
                .toArray(Column[]::new));
        columns.add(nulls);
        salted.add(nulls);
        return struct(
                xxhash64(columns.toArray(Column[]::new)).as("one"),
                xxhash64(salted.toArray(Column[]::new)).as("other"));
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
