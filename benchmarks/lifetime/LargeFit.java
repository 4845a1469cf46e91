import io.tallyhouse.models.lifetime.WarehouseLifetime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The warehouse's fit of so many customers, drawn from CDNOW's parameters with time in days: {@code LargeFit CUSTOMERS}. Prints how many
 * kinds they are of, the seconds from a table of kinds to fitted models with intervals, the peak of the heap, and the parameters.
 */
final class LargeFit {
    private static final StructType CUSTOMER = StructType.fromDDL(
            "frequency int, recency_days int, age_days int, mean_order_amount decimal(20,2)");

    private LargeFit() {}

    public static void main(String[] arguments) {
        HeapPeak.watch();
        SparkSession spark = LocalSpark.open(2);
        spark.conf().set("spark.sql.shuffle.partitions", "8");
        String kinds = System.getProperty("java.io.tmpdir") + "/kinds_" + arguments[0];
        spark.range(Long.parseLong(arguments[0]))
                .map((MapFunction<Long, Row>) LargeFit::customer, Encoders.row(CUSTOMER))
                .groupBy("frequency", "recency_days", "age_days", "mean_order_amount")
                .count()
                .withColumnRenamed("count", "customers")
                .selectExpr("*", "273 as horizon_days")
                .write()
                .parquet(kinds);
        Dataset<Row> rows = spark.read().parquet(kinds);
        long count = rows.count();
        long began = System.nanoTime();
        Row fitted = WarehouseLifetime.rows(rows, Optional.empty()).first();
        System.out.printf("%s customers of %d kinds: %.1f s, ", arguments[0], count, (System.nanoTime() - began) / 1e9);
        HeapPeak.print();
        for (String column : new String[] {"r", "alpha", "a", "b", "p", "q", "v", "revenue_amount", "revenue_low_amount", "revenue_high_amount"}) {
            System.out.print(column + " " + fitted.getAs(column) + "  ");
        }
        System.out.println();
        spark.stop();
    }

    private static Row customer(long id) {
        SplittableRandom random = new SplittableRandom(id);
        int age = 189 + random.nextInt(85);
        double rate = gamma(random, 0.2426) / (4.4135 * 7);
        double stays = gamma(random, 0.7929);
        double leaving = stays / (stays + gamma(random, 2.4258));
        int purchases = 0;
        double last = 0;
        for (double at = exponential(random) / rate; at <= age; at += exponential(random) / rate) {
            purchases++;
            last = at;
            if (random.nextDouble() < leaving) {
                break;
            }
        }
        if (purchases == 0) {
            return RowFactory.create(0, 0, age, null);
        }
        double scale = gamma(random, 3.7446) / 15.4477;
        double mean = Math.max(0.01, gamma(random, 6.2488 * purchases) / (scale * purchases));
        return RowFactory.create(
                purchases, (int) Math.round(last), age, BigDecimal.valueOf(mean).setScale(2, RoundingMode.HALF_UP));
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log1p(-random.nextDouble());
    }

    /** Marsaglia and Tsang's method. */
    private static double gamma(SplittableRandom random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = Math.sqrt(-2 * Math.log1p(-random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log1p(-random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
