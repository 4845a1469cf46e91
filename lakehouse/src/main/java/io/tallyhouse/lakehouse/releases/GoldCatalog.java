package io.tallyhouse.lakehouse.releases;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.session.CatalogProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The gold tables: made from contracts, written on the branch {@link #CANDIDATE}, served from {@code main}. */
public final class GoldCatalog implements AutoCloseable {
    /** The branch that holds what a run built and has not released. */
    public static final String CANDIDATE = "candidate";

    /** Namespace of the tables that analysts read. */
    public static final String ANALYTICS = "analytics";

    /** Namespace of runs, files, releases and quality results. */
    public static final String OPERATIONS = "ops";

    private final Catalog catalog;

    /** Opens the catalog; makes its namespaces where they are missing. */
    public GoldCatalog(WarehouseConfiguration configuration, Configuration hadoop) {
        Map<String, String> properties = new HashMap<>(CatalogProperties.of(configuration));
        catalog = CatalogUtil.buildIcebergCatalog("gold", properties, hadoop);
        for (String name : List.of(ANALYTICS, OPERATIONS)) {
            SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
            if (!namespaces.namespaceExists(Namespace.of(name))) {
                namespaces.createNamespace(Namespace.of(name));
            }
        }
    }

    /** Names of all tables of a namespace, sorted. */
    public List<String> tables(String namespace) {
        return catalog.listTables(Namespace.of(namespace)).stream()
                .map(TableIdentifier::name)
                .sorted()
                .toList();
    }

    /** The table, if it was ever made. */
    public Optional<Table> find(String namespace, String name) {
        TableIdentifier identifier = TableIdentifier.of(namespace, name);
        return catalog.tableExists(identifier) ? Optional.of(catalog.loadTable(identifier)) : Optional.empty();
    }

    /** The table as its contract says; made, or given its new columns, where needed. */
    public Table ensure(String namespace, TableContract contract) {
        Optional<Table> found = find(namespace, contract.name());
        if (found.isEmpty()) {
            Map<String, String> properties = new HashMap<>();
            properties.put("format-version", "2");
            properties.put("comment", contract.description() + " " + contract.grain());
            properties.put("write.metadata.delete-after-commit.enabled", "false");
            properties.put("write.distribution-mode", "none");
            for (Column column : contract.columns()) {
                if (column.isPersonal()) {
                    properties.put("write.metadata.metrics.column." + column.name(), "none");
                }
            }
            Schema schema = SparkSchemaUtil.convert(schema(contract));
            return catalog.createTable(
                    TableIdentifier.of(namespace, contract.name()), schema, PartitionSpec.unpartitioned(), properties);
        }
        Table table = found.get();
        evolve(table, contract);
        return table;
    }

    /** Drops what an earlier run built and did not release. */
    public void discardCandidates() {
        for (String name : tables(ANALYTICS)) {
            Table table = catalog.loadTable(TableIdentifier.of(ANALYTICS, name));
            if (table.refs().containsKey(CANDIDATE)) {
                table.manageSnapshots().removeBranch(CANDIDATE).commit();
            }
        }
    }

    /** Starts a candidate from what is served. */
    public void openCandidate(Table table) {
        table.refresh();
        if (table.refs().containsKey(CANDIDATE)) {
            return;
        }
        Snapshot served = table.currentSnapshot();
        if (served == null) {
            table.manageSnapshots().createBranch(CANDIDATE).commit();
        } else {
            table.manageSnapshots().createBranch(CANDIDATE, served.snapshotId()).commit();
        }
    }

    /** The snapshot that a run sees: the candidate's where there is one, else the served one. */
    public static Optional<Snapshot> visible(Table table) {
        Snapshot candidate = table.snapshot(CANDIDATE);
        return Optional.ofNullable(candidate == null ? table.currentSnapshot() : candidate);
    }

    /** The Spark schema of a contract. */
    public static StructType schema(TableContract contract) {
        List<StructField> fields = new ArrayList<>();
        for (Column column : contract.columns()) {
            fields.add(new StructField(
                            column.name(),
                            DataType.fromDDL(column.type()),
                            true,
                            org.apache.spark.sql.types.Metadata.empty())
                    .withComment(column.description()));
        }
        return new StructType(fields.toArray(StructField[]::new));
    }

    private static void evolve(Table table, TableContract contract) {
        var update = table.updateSchema();
        boolean isChanged = false;
        for (Column column : contract.columns()) {
            var type = SparkSchemaUtil.convert(DataType.fromDDL(column.type()));
            var existing = table.schema().findField(column.name());
            if (existing == null) {
                update.addColumn(column.name(), type, column.description());
                isChanged = true;
            } else if (!existing.type().equals(type)) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot build gold.analytics.%s: its contract says that %s is %s, but the table holds %s. "
                                        .formatted(contract.name(), column.name(), type, existing.type())
                                + "Give the column a new name, so that released history stays readable.");
            }
        }
        if (isChanged) {
            update.commit();
        }
    }

    @Override
    public void close() throws Exception {
        if (catalog instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
