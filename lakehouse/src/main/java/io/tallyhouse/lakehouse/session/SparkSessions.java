package io.tallyhouse.lakehouse.session;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import scala.Option;
import scala.collection.JavaConverters;

/** Opens Spark with Delta and Iceberg, bound to one warehouse. */
public final class SparkSessions {
    private SparkSessions() {}

    /**
     * A session for the warehouse; local where no master is set from outside (spark-submit sets one). Spark runs once in
     * a process: a second warehouse gets a session of its own on it.
     */
    public static SparkSession open(WarehouseConfiguration configuration) {
        Option<SparkSession> running = SparkSession.getDefaultSession();
        if (running.isDefined() && !running.get().sparkContext().isStopped()) {
            return openBeside(running.get(), configuration);
        }
        SparkSession.Builder builder = SparkSession.builder().appName("tallyhouse");
        if (System.getProperty("spark.master") == null) {
            builder.master("local[%d]".formatted(configuration.cores()));
            localSettings(configuration).forEach(builder::config);
            if (Workload.of(configuration) == Workload.SMALL) {
                // Compiling a query costs more than it saves where there are few rows: see docs/decisions/0005.
                builder.config("spark.sql.codegen.wholeStage", "false");
                builder.config("spark.sql.codegen.factoryMode", "NO_CODEGEN");
            }
        }
        settings(configuration).forEach(builder::config);
        return builder.getOrCreate();
    }

    /** A session of its own (views, settings) on a running Spark, bound to this warehouse. */
    public static SparkSession openBeside(SparkSession running, WarehouseConfiguration configuration) {
        SparkSession session = running.newSession();
        settings(configuration).forEach((key, value) -> {
            if (isOwn(key)) {
                session.conf().set(key, value);
            }
        });
        return session;
    }

    /** A session with views of its own, on the same warehouse: what runs side by side does not see each other's views. */
    public static SparkSession fork(SparkSession session) {
        SparkSession fork = session.newSession();
        JavaConverters.mapAsJavaMap(session.conf().getAll()).forEach((key, value) -> {
            if (isOwn(key)) {
                fork.conf().set(key, value);
            }
        });
        return fork;
    }

    private static boolean isOwn(String key) {
        return key.startsWith("spark.sql.catalog.");
    }

    private static Map<String, String> settings(WarehouseConfiguration configuration) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "spark.sql.extensions",
                "io.delta.sql.DeltaSparkSessionExtension,org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
        settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        for (String layer : new String[] {"bronze", "silver"}) {
            settings.put("spark.sql.catalog." + layer, DeltaFolderCatalog.class.getName());
            settings.put("spark.sql.catalog." + layer + ".folder", configuration.warehouse() + "/" + layer);
        }
        settings.put("spark.sql.catalog.gold", "org.apache.iceberg.spark.SparkCatalog");
        CatalogProperties.of(configuration)
                .forEach((key, value) -> settings.put("spark.sql.catalog.gold." + key, value));
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.sql.caseSensitive", "false");
        settings.put("spark.sql.ansi.enabled", "false");
        settings.put("spark.sql.decimalOperations.allowPrecisionLoss", "true");
        settings.put("spark.sql.legacy.timeParserPolicy", "CORRECTED");
        settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        // Real exports hold years such as 0001: written as they are, and read as they were written.
        settings.put("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
        settings.put("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED");
        settings.put("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");
        settings.put("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED");
        settings.put("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false");
        return settings;
    }

    /** Settings for one machine: chosen by measuring, see docs/decisions. */
    private static Map<String, String> localSettings(WarehouseConfiguration configuration) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.ui.showConsoleProgress", "false");
        settings.put("spark.sql.shuffle.partitions", Integer.toString(Math.max(2, configuration.cores())));
        settings.put("spark.default.parallelism", Integer.toString(Math.max(2, configuration.cores())));
        settings.put("spark.sql.adaptive.enabled", "true");
        settings.put("spark.sql.autoBroadcastJoinThreshold", "32m");
        settings.put("spark.databricks.delta.snapshotPartitions", "1");
        settings.put("spark.databricks.delta.autoCompact.enabled", "false");
        settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
        settings.put("spark.shuffle.compress", "false");
        settings.put("spark.io.compression.codec", "lz4");
        settings.put("spark.sql.ui.retainedExecutions", "1");
        settings.put("spark.ui.retainedJobs", "1");
        settings.put("spark.ui.retainedStages", "1");
        settings.put("spark.cleaner.referenceTracking.blocking", "false");
        settings.put("spark.scheduler.mode", "FAIR");
        return settings;
    }
}
