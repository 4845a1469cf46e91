package io.tallyhouse.models.lifetime;

import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a new customer of the warehouse is worth by BG/NBD and Gamma-Gamma. Customers who look the same are counted together before
 * they come here, so memory grows with distinct histories only.
 *
 * <p>Rows need {@code frequency, recency_days, age_days, mean_order_amount} (null without a repeat), {@code customers}, and on every
 * row {@code horizon_days}.
 */
public final class WarehouseLifetime {
    private static final StructType SCHEMA = StructType.fromDDL("method string, customer_count bigint,"
            + " repeat_customer_count bigint, horizon_days int, r decimal(18,9), alpha decimal(18,9), a decimal(18,9),"
            + " b decimal(18,9), purchase_log_likelihood decimal(24,6), p decimal(18,9), q decimal(18,9), v decimal(18,9),"
            + " value_log_likelihood decimal(24,6), is_settled boolean, expected_repeat_orders decimal(18,6),"
            + " mean_order_amount decimal(20,6), revenue_amount decimal(20,6), revenue_low_amount decimal(20,6),"
            + " revenue_high_amount decimal(20,6), note string");
    private static final String METHOD = "bg_nbd_gamma_gamma";
    private static final double LEVEL = 0.95;

    private WarehouseLifetime() {}

    /** One row, of the whole population; none where there is no customer. */
    public static Dataset<Row> rows(Dataset<Row> kinds, Optional<Dataset<Row>> definitions) {
        List<Counted<CustomerKind>> counted = new ArrayList<>();
        int horizonDays = 0;
        for (Row row : kinds.select(
                        "frequency", "recency_days", "age_days", "mean_order_amount", "customers", "horizon_days")
                .collectAsList()) {
            Optional<OrderValue> value = Optional.ofNullable(row.getDecimal(3))
                    .filter(mean -> mean.signum() > 0)
                    .map(mean -> new OrderValue(row.getInt(0), mean));
            counted.add(new Counted<>(
                    new CustomerKind(new PurchaseHistory(row.getInt(0), row.getInt(1), row.getInt(2)), value),
                    row.getLong(4)));
            horizonDays = row.getInt(5);
        }
        List<Row> rows = counted.isEmpty() ? List.of() : List.of(fitted(Counted.merge(counted), horizonDays));
        return kinds.sparkSession().createDataFrame(rows, SCHEMA);
    }

    private static Row fitted(List<Counted<CustomerKind>> kinds, int horizonDays) {
        long customers = kinds.stream().mapToLong(Counted::count).sum();
        long repeaters = kinds.stream()
                .filter(kind -> kind.value().history().frequency() > 0)
                .mapToLong(Counted::count)
                .sum();
        try {
            ModelFit<PurchaseModel> purchases = PurchaseModel.fit(Counted.merge(kinds.stream()
                    .map(kind -> new Counted<>(kind.value().history(), kind.count()))
                    .toList()));
            ModelFit<OrderValueModel> values = OrderValueModel.fit(Counted.merge(kinds.stream()
                    .flatMap(kind -> kind.value().value().stream().map(value -> new Counted<>(value, kind.count())))
                    .toList()));
            return row(kinds, customers, repeaters, horizonDays, purchases, values);
        } catch (UserError e) {
            @Nullable Object[] none = new @Nullable Object[SCHEMA.size()];
            none[0] = METHOD;
            none[1] = customers;
            none[2] = repeaters;
            none[3] = horizonDays;
            none[13] = false;
            none[19] = e.getMessage();
            return RowFactory.create(none);
        }
    }

    private static Row row(
            List<Counted<CustomerKind>> kinds,
            long customers,
            long repeaters,
            int horizonDays,
            ModelFit<PurchaseModel> purchases,
            ModelFit<OrderValueModel> values) {
        Horizon horizon = new Horizon(horizonDays, 0, 1);
        Population population = new Population(kinds, horizon, purchases, Optional.of(values));
        ToDoubleFunction<Scenario> worth = scenario -> scenario.lifetimeValue().ofNewCustomerWithFirstOrder();
        Optional<Interval> interval = population.interval(worth, LEVEL);
        PurchaseModel rate = purchases.model();
        OrderValueModel order = values.model();
        return RowFactory.create(
                METHOD,
                customers,
                repeaters,
                horizonDays,
                decimal(rate.r(), 9),
                decimal(rate.alpha(), 9),
                decimal(rate.a(), 9),
                decimal(rate.b(), 9),
                decimal(purchases.logLikelihood(), 6),
                decimal(order.p(), 9),
                decimal(order.q(), 9),
                decimal(order.v(), 9),
                decimal(values.logLikelihood(), 6),
                interval.isPresent(),
                decimal(rate.expectedPurchases(horizonDays), 6),
                decimal(order.meanOrderValue(), 6),
                decimal(worth.applyAsDouble(population.fitted()), 6),
                interval.map(range -> decimal(range.low(), 6)).orElse(null),
                interval.map(range -> decimal(range.high(), 6)).orElse(null),
                interval.isPresent() ? null : "The data do not settle the parameters, so there is no interval.");
    }

    /** A number in so many decimals; absent where it is too large to be meant. */
    private static @Nullable BigDecimal decimal(double number, int scale) {
        return Math.abs(number) < 1e9 ? BigDecimal.valueOf(number).setScale(scale, RoundingMode.HALF_EVEN) : null;
    }
}
