package io.tallyhouse.dashboards.trino;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.session.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.apache.spark.sql.SparkSession;

/** One warehouse, one Spark and one Trino for all tests of this JVM; they end with it. */
final class ServedWarehouse {
    private static final ServedWarehouse ONLY = new ServedWarehouse();

    private final WarehouseConfiguration configuration;
    private final SparkSession spark;
    private final TrinoServer server;

    private ServedWarehouse() {
        try {
            Path folder = Files.createTempDirectory("tallyhouse-served");
            configuration = WarehouseConfiguration.local(Files.createDirectories(folder.resolve("warehouse")));
            spark = SparkSessions.open(configuration);
            spark.sql("create namespace gold.analytics");
            server = TrinoServer.start(settings(configuration), System.getenv(), new PrintingListener());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder), "end-served-warehouse"));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot make a warehouse for tests", e);
        }
    }

    private void end(Path folder) {
        server.close();
        spark.stop();
        try {
            CacheFolder.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete %s".formatted(folder), e);
        }
    }

    static ServedWarehouse open() {
        return ONLY;
    }

    static TrinoSettings settings(WarehouseConfiguration configuration) {
        return new TrinoSettings(configuration, OptionalInt.empty(), "640m", TrinoSettings.Compiling.QUICK);
    }

    WarehouseConfiguration configuration() {
        return configuration;
    }

    SparkSession spark() {
        return spark;
    }

    TrinoServer server() {
        return server;
    }

    /** Where Spark writes a Delta table. */
    String deltaFolder(String layer, String schema, String table) {
        return "%s/%s/%s/%s".formatted(configuration.warehouse(), layer, schema, table);
    }

    /** Shows in the build's log where the time goes. */
    private static final class PrintingListener implements SetupListener {
        private final long startedAt = System.nanoTime();

        @Override
        public void step(String text) {
            System.out.printf("%5.1f s %s%n", (System.nanoTime() - startedAt) / 1e9, text);
        }

        @Override
        public void progress(long doneBytes, long totalBytes) {}
    }
}
