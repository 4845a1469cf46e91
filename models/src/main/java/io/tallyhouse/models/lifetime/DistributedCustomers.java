package io.tallyhouse.models.lifetime;

import static io.tallyhouse.models.rows.SortedGroups.columns;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.tallyhouse.models.rows.RowGroups;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Customers of too many kinds for one process: their likelihoods are summed where their rows are, and only sums over all of
 * them and a few rows to search with come here. Close it to let go of what Spark keeps meanwhile.
 */
final class DistributedCustomers implements WarehouseCustomers, AutoCloseable {
    /** So many parts whatever the number of partitions, so that sums are taken in one order. */
    private static final int PARTS = 128;

    /** Rows that come here to search with, of which the search takes some evenly. */
    private static final int SAMPLE = 10_000;

    private static final List<String> HISTORY = List.of("frequency", "age_days", "recency_days");
    private static final List<String> VALUE = List.of("frequency", "mean_order_amount");
    private static final Column IS_VALUED =
            col("frequency").gt(0).and(col("mean_order_amount").gt(0));

    private final Dataset<Row> kinds;
    private final Row totals;

    /** Of rows with {@link WarehouseLifetime#COLUMNS}, at least one. */
    DistributedCustomers(Dataset<Row> kinds) {
        this.kinds = kinds.persist(StorageLevel.MEMORY_AND_DISK());
        Column customers = col("customers");
        totals = kinds.agg(
                        sum(customers).as("customers"),
                        sum(when(col("frequency").gt(0), customers).otherwise(0))
                                .as("repeaters"),
                        sum(customers.multiply(col("age_days"))).as("ages"),
                        sum(customers.multiply(col("frequency"))).as("purchases"),
                        sum(when(IS_VALUED, customers)).as("valued"),
                        sum(when(IS_VALUED, customers.multiply(col("mean_order_amount"))))
                                .as("means"),
                        min(when(IS_VALUED, struct(columns(VALUE)))).as("least_value"),
                        max(when(IS_VALUED, struct(columns(VALUE)))).as("largest_value"),
                        max("horizon_days").as("horizon_days"))
                .first();
    }

    @Override
    public long count() {
        return totals.getAs("customers");
    }

    @Override
    public long repeaters() {
        return totals.getAs("repeaters");
    }

    @Override
    public int horizonDays() {
        return totals.getAs("horizon_days");
    }

    @Override
    public ModelFit<PurchaseModel> purchases() {
        long ages = totals.getAs("ages");
        long purchases = totals.getAs("purchases");
        PurchaseTotals all = new PurchaseTotals(count(), ages, purchases);
        PartOf part = rows -> new PurchaseLikelihood(
                counted(rows, row -> new PurchaseHistory(row.getInt(0), row.getInt(2), row.getInt(1))), all);
        return fitted(kinds, HISTORY, part, likelihood -> PurchaseModel.fit(all, likelihood));
    }

    @Override
    public ModelFit<OrderValueModel> values() {
        if (totals.isNullAt(totals.fieldIndex("valued"))) {
            return OrderValueModel.fit(List.of());
        }
        long valued = totals.getAs("valued");
        double means = totals.getDecimal(totals.fieldIndex("means")).doubleValue();
        OrderValueTotals all = new OrderValueTotals(valued, means);
        PartOf part = rows ->
                new OrderValueLikelihood(counted(rows, row -> new OrderValue(row.getInt(0), row.getDecimal(1))), all);
        // Of one value there is one; of more, the fit only asks whether there are two.
        long different = totals.getAs("least_value").equals(totals.getAs("largest_value")) ? 1 : 2;
        return fitted(kinds.where(IS_VALUED), VALUE, part, likelihood -> OrderValueModel.fit(different, likelihood));
    }

    /** Makes the likelihood of distinct rows in order, whose last column counts customers; it runs on executors. */
    private interface PartOf extends Serializable {
        Likelihood likelihood(List<Row> rows);
    }

    private static <T extends Comparable<T>> List<Counted<T>> counted(List<Row> rows, Function<Row, T> reading) {
        List<Counted<T>> counted = new ArrayList<>(rows.size());
        for (Row row : rows) {
            counted.add(new Counted<>(reading.apply(row), row.getAs("customers")));
        }
        counted.sort(Comparator.comparing(Counted::value));
        return counted;
    }

    private static <M> ModelFit<M> fitted(
            Dataset<Row> kinds, List<String> keys, PartOf part, Function<Likelihood, ModelFit<M>> fit) {
        Dataset<Row> counted = kinds.groupBy(columns(keys))
                .agg(sum("customers").as("customers"))
                .withColumn("hash", xxhash64(columns(keys)));
        Column[] byHash =
                columns(Stream.concat(Stream.of("hash"), keys.stream()).toList());
        Likelihood sample =
                part.likelihood(counted.orderBy(byHash).limit(SAMPLE).collectAsList());
        JavaPairRDD<Integer, Likelihood> parts = parts(counted, part).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return fit.apply(new DistributedLikelihood(parts, sample));
        } finally {
            parts.unpersist(false);
        }
    }

    private static JavaPairRDD<Integer, Likelihood> parts(Dataset<Row> counted, PartOf part) {
        Dataset<Row> numbered =
                counted.withColumn("part", pmod(col("hash"), lit(PARTS)).cast("int"));
        int place = numbered.schema().fieldIndex("part");
        return numbered.repartition(col("part"))
                .sortWithinPartitions("part")
                .toJavaRDD()
                .mapPartitionsToPair(rows -> RowGroups.stream(rows, place)
                        .map(group -> new Tuple2<>(group.get(0).getInt(place), part.likelihood(group)))
                        .iterator());
    }

    @Override
    public void close() {
        kinds.unpersist(false);
    }
}
