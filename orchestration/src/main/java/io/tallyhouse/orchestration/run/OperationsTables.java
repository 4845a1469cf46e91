package io.tallyhouse.orchestration.run;

import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The ledger as tables {@code gold.ops.*}, so that whoever reads a figure can read where it came from. */
public final class OperationsTables {
    private static final List<OperationsTable> TABLES = List.of(
            new OperationsTable(
                    "runs",
                    "run_id string comment 'Run.', command string comment 'What was asked for.', as_of timestamp comment 'Instant of the run; no figure reads another clock.',"
                            + " started_at timestamp comment 'UTC.', ended_at timestamp comment 'UTC; null while it runs.', state string comment 'RUNNING, DONE, FAILED or ABANDONED.',"
                            + " message string comment 'How it ended.', release_id bigint comment 'What it released, if it did.'",
                    "select run_id, command, as_of, started_at, ended_at, state, message, release_id from th_run order by run_id"),
            new OperationsTable(
                    "files",
                    "source string comment 'Source.', object string comment 'Object.', batch bigint comment 'Batch of the object.', path string comment 'File.',"
                            + " size_bytes bigint comment 'Bytes.', sha256 string comment 'Of the content.', file_at timestamp comment 'Instant of the file.', state string comment 'What became of it.'",
                    "select source, object, batch, path, size_bytes, sha256, file_at, state from th_file order by source, object, batch, path"),
            new OperationsTable(
                    "batches",
                    "source string comment 'Source.', object string comment 'Object.', batch bigint comment 'Batch of the object.', as_of timestamp comment 'Instant of its run.',"
                            + " rows_read bigint comment 'Rows in the files.', rows_stored bigint comment 'Rows in bronze.',"
                            + " rows_quarantined bigint comment 'Rows set aside with their reason.', rows_duplicate bigint comment 'Exact duplicates inside a file.'",
                    "select source, object, batch, as_of, rows_read, rows_stored, rows_quarantined, rows_duplicate from th_batch where state = 'STORED' order by source, object, batch"),
            new OperationsTable(
                    "releases",
                    "release_id bigint comment 'Release.', run_id string comment 'Run that made it.', as_of timestamp comment 'Instant of that run.',"
                            + " released_at timestamp comment 'UTC.', table_name string comment 'Gold table.', snapshot_id bigint comment 'Iceberg snapshot served.',"
                            + " is_changed boolean comment 'Whether it differs from the release before.'",
                    "select r.release_id, r.run_id, r.as_of, r.released_at, t.table_name, t.snapshot_id, t.changed"
                            + " from th_release r join th_release_table t on t.release_id = r.release_id order by r.release_id, t.table_name"),
            new OperationsTable(
                    "quality",
                    "run_id string comment 'Run.', position int comment 'Order in the run.', kind string comment 'check or reconciliation.', table_name string comment 'What was checked.',"
                            + " rule_id string comment 'Rule.', dimension string comment 'Dimension of quality.', severity string comment 'ERROR closes the gate.', status string comment 'PASSED, FAILED or COULD_NOT_CHECK.',"
                            + " expected string comment 'What must hold.', found string comment 'What holds.', sample_keys string comment 'Some offending keys.'",
                    "select run_id, position, kind, table_name, rule_id, dimension, severity, status, expected, found, sample_keys from th_check order by run_id, position"));

    private OperationsTables() {}

    private record OperationsTable(String name, String columns, String ledgerQuery) {}

    /** Brings {@code gold.ops} up to date with the ledger. */
    public static void publish(SparkSession session, LedgerDatabase database) {
        for (OperationsTable table : TABLES) {
            String name = "gold.ops." + table.name();
            session.sql("create table if not exists %s (%s) using iceberg tblproperties ('format-version' = '2')"
                    .formatted(name, table.columns()));
            StructType schema = StructType.fromDDL(table.columns());
            Dataset<Row> rows = session.createDataFrame(rows(database, table.ledgerQuery(), schema), schema);
            try {
                rows.coalesce(1).writeTo(name).overwrite(org.apache.spark.sql.functions.lit(true));
            } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
                throw new IllegalStateException("%s is gone".formatted(name), e);
            }
        }
    }

    /** What each batch read, stored, set aside and found twice: the left and right side of a law. */
    static Dataset<Row> batches(SparkSession session, LedgerDatabase database) {
        StructType schema = StructType.fromDDL(
                "source string, object string, batch bigint, rows_read bigint, rows_stored bigint, rows_quarantined bigint, rows_duplicate bigint");
        return session.createDataFrame(
                rows(
                        database,
                        "select source, object, batch, rows_read, rows_stored, rows_quarantined, rows_duplicate from th_batch where state = 'STORED' order by source, object, batch",
                        schema),
                schema);
    }

    private static List<Row> rows(LedgerDatabase database, String query, StructType schema) {
        return database.query(query, results -> row(results, schema));
    }

    private static Row row(ResultSet results, StructType schema) throws SQLException {
        List<Optional<Object>> values = new ArrayList<>();
        StructField[] fields = schema.fields();
        for (int index = 0; index < fields.length; index++) {
            values.add(
                    Optional.ofNullable(results.getString(index + 1)).map(text -> value(text, fields, values.size())));
        }
        return RowFactory.create(
                values.stream().map(value -> value.orElse(null)).toArray());
    }

    private static Object value(String text, StructField[] fields, int index) {
        return switch (fields[index].dataType().typeName()) {
            case "timestamp" -> Timestamp.from(Instant.parse(text));
            case "long" -> Long.parseLong(text);
            case "integer" -> Integer.parseInt(text);
            case "boolean" -> text.equals("1");
            default -> fields[index].dataType() instanceof DecimalType ? new BigDecimal(text) : text;
        };
    }
}
