package io.tallyhouse.pipelines.landing;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.when;

import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.tables.Typing;
import io.tallyhouse.pipelines.landing.FileLedger.Manifest;
import io.tallyhouse.pipelines.landing.ParsedRows.RawColumn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.util.SerializableConfiguration;

/** The rows of one batch as Spark sees them: parsed, checked against the contract, and shared out to bronze and quarantine. */
final class BronzeBatch {
    static final String BATCH = "_batch";
    private static final String IS_REJECTED = "__is_rejected";
    private final SparkSession session;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final TableContract table;
    private final Manifest manifest;
    private final Layout layout;
    private final int cores;

    BronzeBatch(
            SparkSession session,
            Broadcast<SerializableConfiguration> hadoop,
            TableContract table,
            Manifest manifest,
            int cores) {
        this.session = session;
        this.hadoop = hadoop;
        this.table = table;
        this.manifest = manifest;
        this.layout = Layout.of(table);
        this.cores = cores;
    }

    /** All records of the batch's files, sound or not, counted as they pass. */
    Dataset<Row> checked(Observation observation) {
        List<FileTask> tasks = IntStream.range(0, manifest.files().size())
                .mapToObj(number -> FileTask.of(number, manifest.files().get(number)))
                .toList();
        return Observed.observe(parsed(tasks, RawColumn.EMPTY), col(IS_REJECTED), observation);
    }

    /** The rows of bronze: as received, with where they came from. */
    Dataset<Row> bronze(Dataset<Row> checked) {
        List<Column> columns = new ArrayList<>();
        for (io.tallyhouse.lakehouse.contracts.Column column : table.columns()) {
            columns.add(col("`" + column.name() + "`").as(column.name(), comment(column.description())));
        }
        columns.add(col(ParsedRows.UNKNOWN)
                .as(ParsedRows.UNKNOWN, comment("Values of columns that the contract does not know, by folded name.")));
        columns.add(col(ParsedRows.SOURCE_FILE).as(ParsedRows.SOURCE_FILE, comment("File below the landing folder.")));
        columns.add(col(ParsedRows.LINE).as(ParsedRows.LINE, comment("First line of the record in the file, from 1.")));
        columns.add(col(ParsedRows.FILE_AT).as(ParsedRows.FILE_AT, comment("Instant that the file stands for.")));
        columns.add(instant(manifest.asOf()).as("_ingested_at", comment("Instant of the run that read it.")));
        columns.add(lit(manifest.batch()).as(BATCH, comment("Batch that stored it: one commit.")));
        return checked.filter(col(ParsedRows.KIND).equalTo(ParsedRows.ROW).and(not(col(IS_REJECTED))))
                .select(columns.toArray(Column[]::new));
    }

    /** The rows for quarantine, from these files of the manifest. */
    Dataset<Row> quarantine(Set<Integer> files) {
        List<FileTask> tasks = files.stream()
                .sorted()
                .map(number -> FileTask.of(number, manifest.files().get(number)))
                .toList();
        return parsed(tasks, RawColumn.FILLED)
                .filter(col(IS_REJECTED))
                .select(
                        lit(manifest.source()).as("source"),
                        lit(manifest.object()).as("object"),
                        lit(manifest.batch()).as("batch"),
                        col(ParsedRows.SOURCE_FILE).as("source_file"),
                        element_at(digests(), col(ParsedRows.FILE).plus(1)).as("file_sha256"),
                        col(ParsedRows.LINE).as("line"),
                        reasons().as("reasons"),
                        col(ParsedRows.RAW).as("raw_text"),
                        instant(manifest.asOf()).as("quarantined_at"));
    }

    private Column reasons() {
        return when(col(ParsedRows.KIND).equalTo(ParsedRows.REJECTED), array(col(ParsedRows.REASON)))
                .otherwise(Typing.reasons(table));
    }

    private Column digests() {
        return array(manifest.files().stream().map(file -> lit(file.sha256())).toArray(Column[]::new));
    }

    private Dataset<Row> parsed(List<FileTask> tasks, RawColumn rawColumn) {
        List<List<FileTask>> shared = FileTasks.share(tasks, cores);
        JavaRDD<InternalRow> rows = JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelize(shared, shared.size())
                .flatMap(new ParsedRows(hadoop, layout, Limits.DEFAULT, rawColumn));
        // Spark's own rows: for rows of a public type, making and compiling the conversion costs more than a small
        // batch.
        return session.internalCreateDataFrame(rows.rdd(), ParsedRows.schema(layout), false)
                .withColumn(IS_REJECTED, isRejected());
    }

    private Column isRejected() {
        return col(ParsedRows.KIND)
                .equalTo(ParsedRows.REJECTED)
                .or(col(ParsedRows.KIND).equalTo(ParsedRows.ROW).and(not(Typing.isSound(table))));
    }

    private static Column instant(Instant instant) {
        return timestamp_micros(lit(ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
    }

    private static Metadata comment(String text) {
        return new MetadataBuilder().putString("comment", text).build();
    }
}
