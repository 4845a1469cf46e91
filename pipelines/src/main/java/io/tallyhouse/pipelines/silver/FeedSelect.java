package io.tallyhouse.pipelines.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.Contract.Feed;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.refresh.SqlInputs;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.lakehouse.tables.Typing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** One select of a source, run over every observation of its driving object. */
final class FeedSelect {
    /** When an observation was made: by the loader where it says so, else by the file. */
    static final String OBSERVED_AT = "__observed_at";

    /** Orders observations made at one instant. */
    static final String SEQUENCE = "__sequence";

    private final WarehouseConfiguration configuration;
    private final Contract source;
    private final Feed feed;
    private final String driving;

    FeedSelect(SparkSession session, WarehouseConfiguration configuration, Contract source, Feed feed) {
        this.configuration = configuration;
        this.source = source;
        this.feed = feed;
        Set<String> inputs = new TreeSet<>(SqlInputs.of(session, file(), feed.sql()));
        feed.lookups().forEach(inputs::remove);
        if (inputs.size() != 1) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot run %s: it reads %s beside its lookups, and one object must drive it. Name the others as lookups in %s."
                            .formatted(file(), inputs, source.file()));
        }
        driving = inputs.iterator().next();
    }

    String name() {
        return source.id() + "/" + feed.query();
    }

    String file() {
        return "pipelines/sources/" + name();
    }

    /** The text that decides what the feed makes: its SQL and the types of what it reads. */
    String definition() {
        List<String> parts = new ArrayList<>(List.of(feed.sql(), object(driving).toString()));
        feed.lookups().forEach(lookup -> parts.add(object(lookup).toString()));
        return String.join("\n", parts);
    }

    DeltaFolder drivingTable() {
        return DeltaFolder.bronze(configuration, source.id(), driving);
    }

    List<DeltaFolder> lookupTables() {
        return feed.lookups().stream()
                .map(lookup -> DeltaFolder.bronze(configuration, source.id(), lookup))
                .toList();
    }

    /** The select's rows for observations of batches after {@code batch}; 0 means all. */
    Dataset<Row> run(SparkSession session, long batch) {
        TableContract drivingObject = object(driving);
        Dataset<Row> received = drivingTable().read(session);
        if (batch > 0) {
            received = received.where(col("_batch").gt(batch));
        }
        observations(received, drivingObject).createOrReplaceTempView(driving);
        for (String lookup : feed.lookups()) {
            lookup(session, object(lookup)).createOrReplaceTempView(lookup);
        }
        LogicalPlan plan = SqlInputs.parse(session, file(), feed.sql());
        if (!(plan instanceof Project project)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot run %s: a source's select must be plain: no `with`, `group by` or `distinct` at its top. Move that to gold."
                            .formatted(file()));
        }
        List<NamedExpression> columns = new ArrayList<>(JavaConverters.seqAsJavaList(project.projectList()));
        columns.add(attribute(OBSERVED_AT));
        columns.add(attribute(SEQUENCE));
        return Dataset.ofRows(session, new Project(scalaSeq(columns), project.child()));
    }

    private Dataset<Row> lookup(SparkSession session, TableContract object) {
        DeltaFolder table = DeltaFolder.bronze(configuration, source.id(), object.name());
        if (!table.exists(session)) {
            return session.createDataFrame(List.of(), io.tallyhouse.lakehouse.releases.GoldCatalog.schema(object));
        }
        Dataset<Row> all = observations(table.read(session), object);
        List<String> key = object.entityKey().isEmpty() ? object.key() : object.entityKey();
        Column[] keyColumns = key.stream().map(name -> col(name)).toArray(Column[]::new);
        Column row = struct(Arrays.stream(all.columns())
                .filter(name -> !name.startsWith("__"))
                .map(name -> col(name))
                .toArray(Column[]::new));
        Dataset<Row> latest = all.groupBy(keyColumns)
                .agg(max_by(row, struct(col(OBSERVED_AT), col(SEQUENCE))).as("latest"))
                .select("latest.*");
        return object.deleted().isPresent()
                ? latest.where(coalesce(col(object.deleted().orElseThrow()), lit(false))
                        .equalTo(lit(false)))
                : latest;
    }

    private static Dataset<Row> observations(Dataset<Row> received, TableContract object) {
        Column cursor = object.cursor().isPresent()
                ? typed(object, object.cursor().orElseThrow()).cast("string")
                : lit(null).cast("string");
        Column observedAt = object.loadedAt().isPresent()
                ? coalesce(typed(object, object.loadedAt().orElseThrow()).cast("timestamp"), col("_file_at"))
                : col("_file_at");
        Column[] typed = Typing.select(object, List.of());
        Column[] columns = Arrays.copyOf(typed, typed.length + 2);
        columns[typed.length] = observedAt.as(OBSERVED_AT);
        columns[typed.length + 1] = struct(
                        cursor.as("cursor"),
                        col("_source_file").as("file"),
                        // A file that came again with other content: the later one counts.
                        col("_batch").as("batch"),
                        col("_line").as("line"))
                .as(SEQUENCE);
        return received.select(columns);
    }

    private static Column typed(TableContract object, String name) {
        return object.column(name)
                .map(column -> Typing.typed(column, col(name)))
                .orElseThrow(() -> new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot read %s: its contract names the column %s, which it does not have."
                                .formatted(object.name(), name)));
    }

    private TableContract object(String name) {
        return source.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot run %s: it reads %s, which is no object of %s. Add it to the contract, or correct the name."
                                .formatted(file(), name, source.file())));
    }

    private static NamedExpression attribute(String name) {
        return UnresolvedAttribute.quoted(name);
    }

    private static Seq<NamedExpression> scalaSeq(List<NamedExpression> columns) {
        return JavaConverters.asScalaBuffer(columns).toList();
    }
}
