import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@code attribution.sql} in Spark as a whole process: {@code SqlAttribution EVENTS.PARQUET CREDITS.CSV CORES
 * JOURNEYS.SQL ATTRIBUTION.SQL SHUFFLE_PARTITIONS}. Removal effects come from power iteration over the steps, as scripts do
 * it.
 */
public final class SqlAttribution {
    private static final List<String> TOUCH_MODELS =
            List.of("first", "last", "last_non_direct", "linear", "u_40_20_40", "time_decay");
    private static final List<String> CHANNEL_MODELS = List.of("markov", "shapley");

    private SqlAttribution() {}

    public static void main(String[] arguments) throws Exception {
        HeapPeak.watch();
        SparkSession spark = LocalSpark.open(Integer.parseInt(arguments[2]));
        spark.conf().set("spark.sql.adaptive.enabled", "true");
        spark.conf().set("spark.sql.shuffle.partitions", arguments[5]);
        spark.read().parquet(arguments[0]).createOrReplaceTempView("events");
        List<String> statements = new ArrayList<>();
        for (String statement : Files.readString(Path.of(arguments[4])).split("\n;\n")) {
            statements.add(statement.replace("{table}", "view"));
        }
        spark.sql("create temporary view journey_touches as " + Files.readString(Path.of(arguments[3])));
        spark.sql("cache lazy table journey_touches options ('storageLevel' '"
                + System.getProperty("benchmark.storage", "MEMORY_AND_DISK") + "')");
        spark.sql(statements.get(0));
        effects(spark, spark.table("steps").collectAsList());
        for (String statement : statements.subList(1, statements.size())) {
            spark.sql(statement);
        }
        Map<String, double[]> none = new TreeMap<>();
        for (Row total : spark.table("conversion_totals").collectAsList()) {
            none.put(total.get(0).toString(), new double[] {total.getLong(1), total.getLong(2)});
        }
        try (PrintWriter out = new PrintWriter(Path.of(arguments[1]).toFile(), "UTF-8")) {
            out.println("model,month,channel,credit,conversions");
            write(spark.table("touch_credit"), TOUCH_MODELS, none, out);
            write(spark.table("channel_credit"), CHANNEL_MODELS, none, out);
        }
        HeapPeak.print();
        spark.stop();
    }

    private static void write(Dataset<Row> credits, List<String> models, Map<String, double[]> totals, PrintWriter out) {
        List<Row> rows = credits.collectAsList();
        for (String model : models) {
            Map<String, double[]> left = new LinkedHashMap<>();
            totals.forEach((month, total) -> left.put(month, total.clone()));
            for (Row row : rows) {
                Number credit = row.getAs(model + "_credit");
                Number conversions = row.getAs(model + "_conversions");
                String month = row.getAs("month").toString();
                out.println(model + "," + month + "," + row.getAs("channel") + "," + credit.longValue() + ","
                        + new BigDecimal(conversions.doubleValue()).toPlainString());
                left.get(month)[0] -= conversions.doubleValue();
                left.get(month)[1] -= credit.doubleValue();
            }
            left.forEach((month, rest) -> out.println(
                    model + "," + month + ",(none)," + (long) rest[1] + "," + new BigDecimal(rest[0]).toPlainString()));
        }
    }

    /** Makes the table of removal effects: one minus the conversion rate without a channel over the rate with it. */
    private static void effects(SparkSession spark, List<Row> steps) {
        TreeSet<String> names = new TreeSet<>();
        for (Row step : steps) {
            names.add(step.getString(0));
            names.add(step.getString(1));
        }
        List<String> states = new ArrayList<>(names);
        Map<String, Integer> numbers = new HashMap<>();
        states.forEach(state -> numbers.put(state, numbers.size()));
        double[][] rates = new double[states.size()][states.size()];
        for (Row step : steps) {
            rates[numbers.get(step.getString(0))][numbers.get(step.getString(1))] += step.getLong(2);
        }
        for (double[] row : rates) {
            double sum = Arrays.stream(row).sum();
            for (int i = 0; i < row.length; i++) {
                row[i] = sum == 0 ? 0 : row[i] / sum;
            }
        }
        int start = numbers.get("(start)");
        int conversion = numbers.get("(conversion)");
        double whole = rate(rates, start, conversion, -1);
        List<Row> effects = new ArrayList<>();
        for (String state : states) {
            if (!state.startsWith("(") || state.equals("(unknown)")) {
                double effect = 1 - rate(rates, start, conversion, numbers.get(state)) / whole;
                effects.add(RowFactory.create(state, effect));
            }
        }
        StructType schema =
                new StructType().add("channel", DataTypes.StringType).add("part", DataTypes.DoubleType);
        spark.createDataFrame(effects, schema).createOrReplaceTempView("effects");
    }

    private static double rate(double[][] rates, int start, int conversion, int removed) {
        double[] walkers = new double[rates.length];
        walkers[start] = 1;
        double converted = 0;
        for (double walking = 1; walking > 1e-15; ) {
            double[] next = new double[rates.length];
            for (int from = 0; from < rates.length; from++) {
                for (int to = 0; to < rates.length; to++) {
                    next[to] += walkers[from] * rates[from][to];
                }
            }
            converted += next[conversion];
            next[conversion] = 0;
            if (removed >= 0) {
                next[removed] = 0;
            }
            walkers = next;
            walking = Arrays.stream(next).sum();
        }
        return converted;
    }
}
