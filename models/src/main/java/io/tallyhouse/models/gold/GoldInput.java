package io.tallyhouse.models.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A table that a gold query reads, at the version that this run sees. */
sealed interface GoldInput {
    /** The name in the query. */
    String name();

    /** The version that a read sees now; empty text where the table was never written. */
    String version(SparkSession session);

    /** All rows. */
    Dataset<Row> read(SparkSession session);

    /** Rows that differ between two versions; empty where the difference can't be told. */
    Optional<Dataset<Row>> changes(SparkSession session, String before, String now);

    /** Finds what a name in a query means. */
    static GoldInput of(
            WarehouseConfiguration configuration,
            Definitions definitions,
            GoldCatalog catalog,
            String file,
            String name) {
        if (definitions.goldTable(name).isPresent()) {
            return new Gold(
                    catalog, definitions.goldTable(name).orElseThrow().tables().get(0));
        }
        boolean isHistory =
                name.endsWith("_history") && definitions.silverTable(name).isEmpty();
        String table = isHistory ? name.substring(0, name.length() - "_history".length()) : name;
        TableContract contract = definitions
                .silverTable(table)
                .map(found -> found.tables().get(0))
                .orElseThrow(() -> new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot build from %s: it reads %s, which is no silver or gold table. Correct the name, or add its contract."
                                .formatted(file, name)));
        return new Silver(name, contract, DeltaFolder.silver(configuration, table), isHistory);
    }

    /**
     * A silver table: its current rows, or all versions under the name {@code <table>_history}.
     */
    record Silver(String name, TableContract contract, DeltaFolder folder, boolean isHistory) implements GoldInput {
        @Override
        public String version(SparkSession session) {
            return folder.exists(session) ? folder.identity(session) + "@" + folder.version(session) : "";
        }

        @Override
        public Dataset<Row> read(SparkSession session) {
            Dataset<Row> rows = folder.exists(session)
                    ? folder.read(session)
                    : session.createDataFrame(List.of(), GoldCatalog.schema(contract));
            return isHistory ? rows : rows.where(col("recorded_to").isNull()).drop("recorded_from", "recorded_to");
        }

        @Override
        public Optional<Dataset<Row>> changes(SparkSession session, String before, String now) {
            return isSameTable(before, now)
                    ? Optional.of(folder.changesAfter(session, Long.parseLong(before.replaceFirst("^.*@", ""))))
                    : Optional.empty();
        }

        private static boolean isSameTable(String before, String now) {
            return before.contains("@") && now.startsWith(before.replaceFirst("@.*$", "@"));
        }
    }

    /** A gold table: what this run built of it, else what is served. */
    record Gold(GoldCatalog catalog, TableContract contract) implements GoldInput {
        @Override
        public String name() {
            return contract.name();
        }

        @Override
        public String version(SparkSession session) {
            return table().flatMap(GoldCatalog::visible)
                    .map(snapshot -> Long.toString(snapshot.snapshotId()))
                    .orElse("");
        }

        @Override
        public Dataset<Row> read(SparkSession session) {
            return table().flatMap(GoldCatalog::visible)
                    .map(snapshot -> at(session, Long.toString(snapshot.snapshotId())))
                    .orElseGet(() -> session.createDataFrame(List.of(), GoldCatalog.schema(contract)));
        }

        @Override
        public Optional<Dataset<Row>> changes(SparkSession session, String before, String now) {
            if (before.isEmpty() || !isKept(before)) {
                return Optional.empty();
            }
            Column[] all = contract.columns().stream()
                    .map(column -> col(column.name()))
                    .toArray(Column[]::new);
            Dataset<Row> former = at(session, before).select(all);
            Dataset<Row> current = at(session, now).select(all);
            return Optional.of(former.withColumn("__side", lit(1))
                    .unionByName(current.withColumn("__side", lit(2)))
                    .groupBy(all)
                    .agg(org.apache
                            .spark
                            .sql
                            .functions
                            .sum(org.apache
                                    .spark
                                    .sql
                                    .functions
                                    .when(col("__side").equalTo(1), 1)
                                    .otherwise(-1))
                            .as("__balance"))
                    .where(col("__balance").notEqual(0)));
        }

        private boolean isKept(String snapshotId) {
            return table().map(table -> table.snapshot(Long.parseLong(snapshotId)))
                    .isPresent();
        }

        private Optional<Table> table() {
            return catalog.find(GoldCatalog.ANALYTICS, contract.name());
        }

        private Dataset<Row> at(SparkSession session, String snapshotId) {
            return session.read()
                    .option("snapshot-id", snapshotId)
                    .table("gold.%s.%s".formatted(GoldCatalog.ANALYTICS, contract.name()));
        }
    }
}
