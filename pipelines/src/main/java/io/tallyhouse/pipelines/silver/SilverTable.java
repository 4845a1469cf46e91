package io.tallyhouse.pipelines.silver;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.delta.tables.DeltaTable;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** A silver table: its rows from its feeds, and how they reach its folder in one commit. */
final class SilverTable {
    private static final String OPERATION = "__operation";
    private static final String DELETE = "delete";

    private final TableContract contract;
    private final DeltaFolder folder;
    private final List<String> key;
    private final List<String> content;

    SilverTable(TableContract contract, DeltaFolder folder) {
        this.contract = contract;
        this.folder = folder;
        key = contract.key().stream()
                .filter(name -> !name.equals(History.RECORDED_FROM))
                .toList();
        content = contract.columns().stream()
                .map(io.tallyhouse.lakehouse.contracts.Column::name)
                .filter(name -> !name.equals(History.RECORDED_FROM) && !name.equals(History.RECORDED_TO))
                .toList();
    }

    List<String> key() {
        return key;
    }

    /** A feed's rows in the columns and types of this table. */
    Dataset<Row> conform(FeedSelect feed, Dataset<Row> rows) {
        List<String> given = Arrays.asList(rows.columns());
        List<Column> columns = new ArrayList<>();
        for (String name : content) {
            String type = contract.column(name).orElseThrow().type();
            columns.add(
                    (given.contains(name) ? col(name) : lit(null)).cast(type).as(name));
        }
        for (String name : given) {
            if (!content.contains(name) && !name.startsWith("__") && !name.equals("is_deleted")) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot build %s: %s gives a column %s that the table's contract does not have. Add it to the contract, or drop it from the select."
                                .formatted(folder.name(), feed.file(), name));
            }
        }
        boolean tellsDeletions = given.contains("is_deleted") && !content.contains("is_deleted");
        columns.add((tellsDeletions ? coalesce(col("is_deleted"), lit(false)) : lit(false)).as(History.DELETED));
        columns.add(col(FeedSelect.OBSERVED_AT));
        columns.add(col(FeedSelect.SEQUENCE));
        return rows.select(columns.toArray(Column[]::new));
    }

    /** The versions that these observations make; of the changed keys only, where they are given. */
    Dataset<Row> versions(Dataset<Row> observations, Optional<Dataset<Row>> changedKeys) {
        Dataset<Row> relevant = changedKeys
                .map(keys -> observations.join(broadcast(keys), sameKey(observations, keys), "left_semi"))
                .orElse(observations);
        return History.versions(relevant, key, content);
    }

    /** Whether the table was ever written, in the columns that its contract has now. */
    boolean isStored(SparkSession session) {
        return folder.exists(session)
                && types(folder.read(session).schema()).equals(types(GoldCatalog.schema(contract)));
    }

    private static List<String> types(StructType schema) {
        return Arrays.stream(schema.fields())
                .map(field -> field.name() + " " + field.dataType().sql())
                .toList();
    }

    /** Writes the table whole; returns how many rows it has. */
    long create(Dataset<Row> versions) {
        Observation written = new Observation();
        Column[] documented = contract.columns().stream()
                .map(column -> col(column.name())
                        .as(
                                column.name(),
                                new org.apache.spark.sql.types.MetadataBuilder()
                                        .putString("comment", column.description())
                                        .build()))
                .toArray(Column[]::new);
        versions.select(documented)
                .observe(written, count(lit(1)).as("rows"))
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("overwriteSchema", "true")
                .option("delta.enableChangeDataFeed", "true")
                .option("delta.enableDeletionVectors", "false")
                .option("delta.dataSkippingStatsColumns", String.join(",", statisticsColumns()))
                .save(folder.path());
        try {
            return (Long) Optional.ofNullable(written.getAsJava().get("rows")).orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while %s was written".formatted(folder.name()), e);
        }
    }

    /** Brings the changed keys to these versions in one commit; writes nothing where nothing differs. Returns rows changed. */
    long merge(SparkSession session, Dataset<Row> versions, Optional<Dataset<Row>> changedKeys) {
        Dataset<Row> stored = folder.read(session);
        Dataset<Row> affected = changedKeys
                .map(keys -> stored.join(broadcast(keys), sameKey(stored, keys), "left_semi"))
                .orElse(stored);
        Dataset<Row> difference = difference(versions, affected).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long changed = difference.count();
            if (changed > 0) {
                DeltaTable.forPath(session, folder.path())
                        .as("stored")
                        .merge(difference.as("changed"), sameVersion("stored", "changed"))
                        .whenMatched("changed." + OPERATION + " = '" + DELETE + "'")
                        .delete()
                        .whenMatched()
                        .updateAll()
                        .whenNotMatched()
                        .insertAll()
                        .execute();
            }
            return changed;
        } finally {
            difference.unpersist();
        }
    }

    private Dataset<Row> difference(Dataset<Row> versions, Dataset<Row> stored) {
        Column[] all =
                contract.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
        Dataset<Row> wanted = versions.select(all).as("wanted");
        Dataset<Row> present = stored.select(all).as("present");
        Column same = contract.columns().stream()
                .map(column -> col("wanted." + column.name()).eqNullSafe(col("present." + column.name())))
                .reduce(Column::and)
                .orElseThrow();
        Column isWanted = col("wanted." + History.RECORDED_FROM).isNotNull();
        Column isPresent = col("present." + History.RECORDED_FROM).isNotNull();
        List<Column> columns = new ArrayList<>();
        for (var column : contract.columns()) {
            columns.add(when(isWanted, col("wanted." + column.name()))
                    .otherwise(col("present." + column.name()))
                    .as(column.name()));
        }
        columns.add(when(isWanted, lit("store")).otherwise(lit(DELETE)).as(OPERATION));
        return wanted.join(present, org.apache.spark.sql.functions.expr(sameVersion("wanted", "present")), "full_outer")
                .where(isWanted.and(isPresent).and(same).equalTo(lit(false)))
                .select(columns.toArray(Column[]::new));
    }

    private String sameVersion(String left, String right) {
        return Stream.concat(key.stream(), Stream.of(History.RECORDED_FROM))
                .map(name -> "%s.`%s` <=> %s.`%s`".formatted(left, name, right, name))
                .reduce((one, other) -> one + " and " + other)
                .orElseThrow();
    }

    private Column sameKey(Dataset<Row> left, Dataset<Row> right) {
        return key.stream()
                .map(name -> left.col(name).eqNullSafe(right.col(name)))
                .reduce(Column::and)
                .orElseThrow();
    }

    /** Delta's statistics and its log keep values in the clear: personal columns stay out of them. */
    private List<String> statisticsColumns() {
        return contract.columns().stream()
                .filter(column -> !column.isPersonal())
                .filter(column -> key.contains(column.name()) || column.name().startsWith("recorded_"))
                .map(io.tallyhouse.lakehouse.contracts.Column::name)
                .toList();
    }
}
