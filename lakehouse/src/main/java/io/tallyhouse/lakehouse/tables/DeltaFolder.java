package io.tallyhouse.lakehouse.tables;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/**
 * A bronze or silver table: a Delta table in the folder that its name says.
 *
 * @param layer {@code bronze} or {@code silver}
 * @param schema a source's name, {@code core}, or {@code ops}
 * @param table table name
 * @param path its folder
 */
public record DeltaFolder(String layer, String schema, String table, String path) {
    public DeltaFolder {
        requireNonNull(layer, "layer is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(table, "table is null");
        requireNonNull(path, "path is null");
    }

    /** What a source delivered of one object. */
    public static DeltaFolder bronze(WarehouseConfiguration configuration, String source, String object) {
        return of(configuration, "bronze", source, object);
    }

    /** A canonical table. */
    public static DeltaFolder silver(WarehouseConfiguration configuration, String table) {
        return of(configuration, "silver", "core", table);
    }

    private static DeltaFolder of(WarehouseConfiguration configuration, String layer, String schema, String table) {
        return new DeltaFolder(
                layer, schema, table, "%s/%s/%s/%s".formatted(configuration.warehouse(), layer, schema, table));
    }

    /** The name in SQL. */
    public String name() {
        return "%s.%s.%s".formatted(layer, schema, table);
    }

    /** Whether the table was ever written. */
    public boolean exists(SparkSession session) {
        return hasCommit(new Path(path), session.sessionState().newHadoopConf());
    }

    /**
     * Whether a folder holds a Delta table: its log has a commit. A process that was killed while it made a table leaves a
     * log without one, and that is no table.
     */
    public static boolean hasCommit(Path table, Configuration hadoop) {
        Path log = new Path(table, "_delta_log");
        try {
            FileSystem fileSystem = log.getFileSystem(hadoop);
            return fileSystem.exists(log)
                    && Arrays.stream(fileSystem.listStatus(log))
                            .map(file -> file.getPath().getName())
                            .anyMatch(name -> name.matches("\\d{20}\\.(json|checkpoint.*)"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at %s".formatted(log), e);
        }
    }

    /** The newest version. */
    public long version(SparkSession session) {
        return snapshot(session).version();
    }

    /**
     * Which table this is: another text after it was made anew or got other columns. Only versions of the same table
     * compare.
     */
    public String identity(SparkSession session) {
        var metadata = snapshot(session).metadata();
        return Fingerprint.of(metadata.id() + metadata.schemaString());
    }

    /** The table as it stands. */
    public Dataset<Row> read(SparkSession session) {
        return session.read().format("delta").load(path);
    }

    /** Rows inserted, deleted or updated after a version, with Delta's {@code _change_type}. */
    public Dataset<Row> changesAfter(SparkSession session, long version) {
        return session.read()
                .format("delta")
                .option("readChangeFeed", "true")
                .option("startingVersion", version + 1)
                .load(path);
    }

    private Snapshot snapshot(SparkSession session) {
        return DeltaLog.forTable(session, new Path(path)).update(false, Option.empty(), Option.empty());
    }
}
