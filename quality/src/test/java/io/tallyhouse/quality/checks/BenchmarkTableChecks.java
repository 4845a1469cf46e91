package io.tallyhouse.quality.checks;

import static io.tallyhouse.quality.OneSession.session;
import static io.tallyhouse.quality.OneSession.tables;
import static io.tallyhouse.quality.checks.Contracts.expect;
import static io.tallyhouse.quality.checks.Contracts.key;
import static io.tallyhouse.quality.checks.Contracts.none;
import static io.tallyhouse.quality.checks.Contracts.optional;
import static io.tallyhouse.quality.checks.Contracts.required;
import static io.tallyhouse.quality.checks.Contracts.rule;
import static io.tallyhouse.quality.checks.Contracts.table;

import com.sun.management.OperatingSystemMXBean;
import io.tallyhouse.lakehouse.contracts.Column.Reference;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import io.tallyhouse.lakehouse.contracts.TableContract;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How long the checks of a table of the usual shape take: a key of two columns, four required ones, two references, accepted
 * values, two counted selects, freshness, row count. Run its {@code main} by hand, with the tests' class path and JVM
 * options.
 */
final class BenchmarkTableChecks {
    private static final Instant AS_OF = Instant.parse("2026-03-02T07:00:00Z");

    private BenchmarkTableChecks() {}

    private static TableContract contract() {
        return table(
                List.of(
                        key(1, "source"),
                        key(2, "touch_id"),
                        required("source"),
                        required("touch_id"),
                        required("touch_at"),
                        required("channel"),
                        optional(
                                "channel", none("known", new Measure.NotAmong("channel", List.of("0", "1", "2", "3")))),
                        optional(
                                "clicks",
                                none(
                                        "clicks",
                                        new Measure.SqlNumber("select count(*) from {object} where {property} < 0")))),
                none("campaign", new Measure.Orphans("campaign_id", new Reference("dim_campaign", "campaign_id"))),
                none("account", new Measure.Orphans("account_id", new Reference("dim_account", "account_id"))),
                none(
                        "sense",
                        new Measure.SqlNumber("select count(*) from {object} where clicks > 10 and channel = 'x'")),
                rule("fresh", new Measure.HoursSince("touch_at"), expect(Operator.MUST_BE_LESS_THAN, "1000000")),
                rule("some", new Measure.RowCount(), expect(Operator.MUST_BE_GREATER_THAN, "0")));
    }

    /** Prints the time for a table alone and for twelve tables side by side, at several sizes. */
    public static void main(String[] arguments) throws Exception {
        for (long rows : new long[] {2_000, 200_000}) {
            measure(rows);
        }
        session().stop();
    }

    private static void measure(long rows) throws Exception {
        String folder = Files.createTempDirectory("benchmark").toString();
        session()
                .range(rows)
                .selectExpr(
                        "concat('s', id % 3) as source",
                        "cast(id as string) as touch_id",
                        "timestamp_seconds(1700000000 + id) as touch_at",
                        "cast(id % 4 as string) as channel",
                        "id % 7 as clicks",
                        "cast(id % 500 as string) as campaign_id",
                        "cast(id % 900 as string) as account_id")
                .coalesce(2)
                .write()
                .format("delta")
                .save(folder + "/touch");
        session()
                .range(500)
                .selectExpr("cast(id as string) as campaign_id")
                .write()
                .format("delta")
                .save(folder + "/campaign");
        session()
                .range(900)
                .selectExpr("cast(id as string) as account_id")
                .write()
                .format("delta")
                .save(folder + "/account");
        Dataset<Row> touches = session().read().format("delta").load(folder + "/touch");
        Function<String, Dataset<Row>> others = tables(Map.of(
                "dim_campaign", session().read().format("delta").load(folder + "/campaign"),
                "dim_account", session().read().format("delta").load(folder + "/account")));
        TableChecks checks = new TableChecks("gold.analytics.fct_touch", Contracts.FILE, contract());
        for (int i = 1; i <= 6; i++) {
            Stopwatch start = Stopwatch.start();
            List<CheckResult> results = checks.run(touches, others, AS_OF);
            print("%d rows, pass %d, %d rules".formatted(rows, i, results.size()), start);
            if (results.stream().anyMatch(CheckResult::closesGate)) {
                throw new IllegalStateException(results.toString());
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        Stopwatch start = Stopwatch.start();
        List<Future<List<CheckResult>>> running = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            running.add(pool.submit(() -> checks.run(touches, others, AS_OF)));
        }
        for (Future<List<CheckResult>> one : running) {
            one.get();
        }
        print("%d rows, 12 tables, 4 side by side".formatted(rows), start);
        pool.shutdown();
    }

    private static void print(String what, Stopwatch start) {
        System.out.printf("%s: %s%n", what, start);
    }

    /** Seconds on the clock, and seconds of processor time, which other programs on the machine do not change. */
    private record Stopwatch(Instant began, long processorNanoseconds) {
        static Stopwatch start() {
            return new Stopwatch(Instant.now(), processor());
        }

        @Override
        public String toString() {
            return "%.2f s, %.2f s of processor"
                    .formatted(
                            Duration.between(began, Instant.now()).toMillis() / 1e3,
                            (processor() - processorNanoseconds) / 1e9);
        }

        private static long processor() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
