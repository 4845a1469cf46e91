package io.tallyhouse.models.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.session.SparkSessions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The warehouse's own fit, on the customers of CDNOW counted in days. */
class TestWarehouseLifetime {
    private static final StructType KINDS = StructType.fromDDL("frequency int, recency_days int, age_days int,"
            + " mean_order_amount decimal(20,2), customers bigint, horizon_days int");
    private static final int DAYS_PER_WEEK = 7;

    private final SparkSession session = SparkSessions.open(WarehouseConfiguration.local(Path.of("target/session")));

    private Row fit(List<Row> kinds) {
        Dataset<Row> rows = session.createDataFrame(kinds, KINDS);
        return WarehouseLifetime.rows(rows, Optional.empty()).first();
    }

    private static List<Row> cdnow() throws IOException {
        List<PurchaseHistory> histories = Cdnow.histories();
        List<OrderValue> values = Cdnow.orderValues();
        List<Row> rows = new ArrayList<>();
        int repeater = 0;
        for (PurchaseHistory history : histories) {
            boolean isRepeater = history.frequency() > 0;
            rows.add(RowFactory.create(
                    history.frequency(),
                    (int) Math.round(history.recency() * DAYS_PER_WEEK),
                    (int) Math.round(history.age() * DAYS_PER_WEEK),
                    isRepeater ? values.get(repeater++).mean().setScale(2) : null,
                    1L,
                    39 * DAYS_PER_WEEK));
        }
        return rows;
    }

    private static double number(Row row, String column) {
        return row.getDecimal(row.fieldIndex(column)).doubleValue();
    }

    @Test
    void theParametersAreThePublishedOnesWithTimeInDays() throws IOException {
        Row fitted = fit(cdnow());

        assertThat(fitted.getLong(fitted.fieldIndex("customer_count"))).isEqualTo(2357);
        assertThat(fitted.getLong(fitted.fieldIndex("repeat_customer_count"))).isEqualTo(946);
        assertThat(number(fitted, "r")).isCloseTo(0.2426, within(1e-3));
        assertThat(number(fitted, "alpha") / DAYS_PER_WEEK).isCloseTo(4.4135, within(1e-2));
        assertThat(number(fitted, "q")).isCloseTo(3.7446, within(1e-2));
        assertThat(number(fitted, "mean_order_amount")).isCloseTo(35.171, within(1e-2));
        assertThat(fitted.getBoolean(fitted.fieldIndex("is_settled"))).isTrue();
        assertThat(number(fitted, "revenue_amount"))
                .isBetween(number(fitted, "revenue_low_amount"), number(fitted, "revenue_high_amount"))
                .isGreaterThan(number(fitted, "mean_order_amount"));
    }

    @Test
    void theOrderOfRowsAndCountingEqualOnesTogetherChangeNothing() throws IOException {
        List<Row> rows = cdnow().subList(0, 400);
        List<Row> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);

        assertThat(fit(reversed)).isEqualTo(fit(rows));
    }

    @Test
    void whereOrderValuesAreAllAlikeThereIsNoFigureButAReason() {
        BigDecimal ten = new BigDecimal("10.00");
        Row fitted =
                fit(List.of(RowFactory.create(1, 10, 100, ten, 5L, 365), RowFactory.create(0, 0, 100, null, 5L, 365)));

        assertThat(fitted.isNullAt(fitted.fieldIndex("revenue_amount"))).isTrue();
        assertThat(fitted.getString(fitted.fieldIndex("note"))).startsWith("Cannot fit what orders are worth");
    }

    private Row fitBySpark(List<Row> kinds, int partitions) {
        return WarehouseLifetime.rows(session.createDataFrame(kinds, KINDS).repartition(partitions), 10)
                .first();
    }

    @Test
    void manyKindsAreFittedBySparkWithTheSameFigures() throws IOException {
        Row here = fit(cdnow());
        Row bySpark = fitBySpark(cdnow(), 3);

        for (String column : List.of("r", "alpha", "a", "b", "p", "q", "v", "revenue_amount", "revenue_low_amount")) {
            assertThat(number(bySpark, column))
                    .as(column)
                    .isCloseTo(number(here, column), within(1e-6 * number(here, column)));
        }
        assertThat(number(bySpark, "purchase_log_likelihood"))
                .isCloseTo(number(here, "purchase_log_likelihood"), within(1e-6));
        assertThat(number(bySpark, "value_log_likelihood"))
                .isCloseTo(number(here, "value_log_likelihood"), within(1e-6));
        for (String column : List.of("customer_count", "repeat_customer_count", "horizon_days", "is_settled")) {
            assertThat(bySpark.<Object>getAs(column)).as(column).isEqualTo(here.getAs(column));
        }
    }

    @Test
    void partitionsAndTheOrderOfRowsChangeNoBitOfWhatSparkFits() throws IOException {
        List<Row> reversed = new ArrayList<>(cdnow());
        Collections.reverse(reversed);

        assertThat(fitBySpark(reversed, 5)).isEqualTo(fitBySpark(cdnow(), 1));
    }

    @Test
    void whatCannotBeFittedSaysWhyBySparkToo() {
        List<Row> alike = new ArrayList<>();
        List<Row> once = new ArrayList<>();
        for (int age = 100; age < 130; age++) {
            alike.add(RowFactory.create(1, 10, age, new BigDecimal("10.00"), 5L, 365));
            once.add(RowFactory.create(0, 0, age, null, 5L, 365));
        }

        assertThat(fitBySpark(alike, 2).<String>getAs("note"))
                .startsWith("Cannot fit what orders are worth: the customers who bought again have 1 different");
        assertThat(fitBySpark(once, 2).<String>getAs("note"))
                .startsWith("Cannot fit how often customers buy: of 150 customers none bought again");
        assertThat(fitBySpark(once, 2).<Long>getAs("customer_count")).isEqualTo(150);
    }
}
