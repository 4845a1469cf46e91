package io.tallyhouse.models.lifetime;

import static io.tallyhouse.models.rows.SortedGroups.columns;

import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * they come here. Few kinds of them are fitted in this process; where they are many, their likelihoods are summed by Spark and
 * the rows stay where they are.
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

    /** What rows need, in this order. */
    static final List<String> COLUMNS =
            List.of("frequency", "recency_days", "age_days", "mean_order_amount", "customers", "horizon_days");

    /** Kinds that are fitted in this process: some 20 MB of them. */
    private static final int MOST_KINDS_HERE = 100_000;

    private WarehouseLifetime() {}

    /** One row, of the whole population; none where there is no customer. */
    public static Dataset<Row> rows(Dataset<Row> kinds, Optional<Dataset<Row>> definitions) {
        return rows(kinds, MOST_KINDS_HERE);
    }

    /** The same, with at most so many kinds of customers in this process. */
    static Dataset<Row> rows(Dataset<Row> kinds, int mostKindsHere) {
        Dataset<Row> needed = kinds.select(columns(COLUMNS));
        List<Row> here = needed.limit(mostKindsHere + 1).collectAsList();
        List<Row> rows = here.isEmpty() ? List.of() : List.of(fitted(needed, here, mostKindsHere));
        return kinds.sparkSession().createDataFrame(rows, SCHEMA);
    }

    private static Row fitted(Dataset<Row> kinds, List<Row> here, int mostKindsHere) {
        if (here.size() <= mostKindsHere) {
            return fitted(new CollectedCustomers(here));
        }
        try (DistributedCustomers customers = new DistributedCustomers(kinds)) {
            return fitted(customers);
        }
    }

    private static Row fitted(WarehouseCustomers customers) {
        try {
            return row(customers, customers.purchases(), customers.values());
        } catch (UserError e) {
            @Nullable Object[] none = new @Nullable Object[SCHEMA.size()];
            none[0] = METHOD;
            none[1] = customers.count();
            none[2] = customers.repeaters();
            none[3] = customers.horizonDays();
            none[13] = false;
            none[19] = e.getMessage();
            return RowFactory.create(none);
        }
    }

    private static Row row(
            WarehouseCustomers customers, ModelFit<PurchaseModel> purchases, ModelFit<OrderValueModel> values) {
        // What a new customer is worth follows from the models alone, so the population needs none of the old.
        Horizon horizon = new Horizon(customers.horizonDays(), 0, 1);
        Population population = new Population(List.of(), horizon, purchases, Optional.of(values));
        ToDoubleFunction<Scenario> worth = scenario -> scenario.lifetimeValue().ofNewCustomerWithFirstOrder();
        Optional<Interval> interval = population.interval(worth, LEVEL);
        PurchaseModel rate = purchases.model();
        OrderValueModel order = values.model();
        return RowFactory.create(
                METHOD,
                customers.count(),
                customers.repeaters(),
                customers.horizonDays(),
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
                decimal(rate.expectedPurchases(customers.horizonDays()), 6),
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
