import org.apache.spark.sql.SparkSession;

/** Spark in this process, set alike for both programs. */
final class LocalSpark {
    private LocalSpark() {}

    static SparkSession open(int cores) {
        return SparkSession.builder()
                .master("local[" + cores + "]")
                .appName("benchmark")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.shuffle.compress", System.getProperty("benchmark.compress", "false"))
                .config("spark.local.dir", System.getProperty("java.io.tmpdir"))
                .getOrCreate();
    }
}
