package io.tallyhouse.pipelines.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

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
                .orderBy(col(FeedSelect.OBSERVED_AT), col(FeedSelect.SEQUENCE), col("__content"), col(DELETED));
        Column isLastAtItsInstant = not(coalesce(
                lead(col(FeedSelect.OBSERVED_AT), 1).over(order).eqNullSafe(col(FeedSelect.OBSERVED_AT)), lit(false)));
        Column isChange = not(lag(struct(col("__content"), col(DELETED)), 1)
                        .over(order)
                        .eqNullSafe(struct(col("__content"), col(DELETED))))
                .or(row_number().over(order).equalTo(1));
        Dataset<Row> changes = observations
                .withColumn("__content", struct(columns(content)))
                .withColumn("__last", isLastAtItsInstant)
                .where(col("__last"))
                .withColumn("__change", isChange)
                .where(col("__change"))
                .withColumn(RECORDED_FROM, col(FeedSelect.OBSERVED_AT))
                .withColumn(RECORDED_TO, lead(col(FeedSelect.OBSERVED_AT), 1).over(order));
        List<String> output = new ArrayList<>(content);
        output.add(RECORDED_FROM);
        output.add(RECORDED_TO);
        return changes.where(not(col(DELETED))).select(columns(output));
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
