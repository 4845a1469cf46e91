package io.tallyhouse.quality.checks;

import static io.tallyhouse.quality.OneSession.session;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.quality.checks.DeequPass.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.junit.jupiter.api.Test;

class TestDeequPass {
    private static DeequPass pass() {
        DeequPass pass = new DeequPass();
        pass.countRows("rows");
        pass.countTrue("is_bad");
        pass.countDistinct("key");
        pass.greatest("number");
        return pass;
    }

    private static Dataset<Row> frame(List<Integer> numbers) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            rows.add(RowFactory.create(
                    number == 0 ? null : Long.valueOf(number), number % 3 == 0 ? null : "k" + number % 3));
        }
        return session()
                .createDataFrame(rows, new StructType().add("number", "bigint").add("part", "string"))
                .select(
                        col("number"),
                        coalesce(expr("number < 0"), lit(false)).as("is_bad"),
                        struct(col("part"), expr("number % 2")).as("key"));
    }

    @Property(tries = 6)
    void deequAgreesWithAPlainCount(@ForAll @Size(max = 20) List<@IntRange(min = -4, max = 9) Integer> numbers) {
        Dataset<Row> frame = frame(numbers);

        Map<String, Outcome> outcomes = pass().run(names -> frame);

        assertThat(number(outcomes.get("rows"))).isEqualTo(frame.count());
        assertThat(number(outcomes.get("is_bad")))
                .isEqualTo(frame.filter("is_bad").count());
        assertThat(number(outcomes.get("key")))
                .isEqualTo(frame.select("key").distinct().count());
        Row newest = frame.selectExpr("max(number)").first();
        assertThat(outcomes.get("number"))
                .isEqualTo(
                        newest.isNullAt(0)
                                ? new Outcome.NothingToMeasure()
                                : new Outcome.Measured(BigDecimal.valueOf(newest.getLong(0))));
    }

    private static long number(@org.jspecify.annotations.Nullable Outcome outcome) {
        return outcome instanceof Outcome.Measured measured ? measured.number().longValueExact() : 0;
    }

    @Test
    void allMeasuresShareOneQuery() {
        AtomicInteger queries = new AtomicInteger();
        QueryExecutionListener listener = new QueryExecutionListener() {
            @Override
            public void onSuccess(String function, QueryExecution query, long nanoseconds) {
                queries.incrementAndGet();
            }

            @Override
            public void onFailure(String function, QueryExecution query, Exception failure) {
                queries.incrementAndGet();
            }
        };
        Dataset<Row> frame = frame(List.of(1, 2, 3));
        drain();
        session().listenerManager().register(listener);
        try {
            pass().run(names -> frame);
            drain();
        } finally {
            session().listenerManager().unregister(listener);
        }

        assertThat(queries).hasValue(1);
    }

    /** Query listeners hear of a query on another thread, some time after it ended. */
    private static void drain() {
        try {
            session().sparkContext().listenerBus().waitUntilEmpty();
        } catch (Exception e) {
            throw new IllegalStateException("The listeners were not told in time", e);
        }
    }
}
