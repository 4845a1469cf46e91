package io.tallyhouse.models;

import io.delta.tables.DeltaTable;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.ContractReader;
import io.tallyhouse.lakehouse.contracts.DefinitionFiles;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.query.Engine;
import io.tallyhouse.lakehouse.query.TableDigest;
import io.tallyhouse.lakehouse.query.TableDigest.DigestColumn;
import io.tallyhouse.lakehouse.query.TableDigest.Instants;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.releases.JdbcReleasePublisher;
import io.tallyhouse.lakehouse.runs.Lease;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.runs.Watermarks;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.lakehouse.tables.PipeTable;
import io.tallyhouse.models.gold.GoldBuild;
import io.tallyhouse.models.gold.GoldBuild.Result;
import io.tallyhouse.models.gold.GoldBuild.Scope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A warehouse with the real gold tables, whose silver rows a test writes. */
final class GoldFixture implements AutoCloseable {
    private static final Instant AS_OF = Instant.parse("2026-04-01T06:00:00Z");

    final GoldCatalog catalog;
    private final WarehouseConfiguration configuration;
    private final SparkSession session;
    private final Definitions definitions = ContractReader.read(DefinitionFiles.inFolder(GoldQueries.ROOT));
    private final LedgerDatabase database;
    private final Watermarks watermarks;
    private final Lease lease;

    GoldFixture(Path folder) {
        configuration = WarehouseConfiguration.local(folder);
        session = SparkSessions.openBeside(
                SparkSessions.open(WarehouseConfiguration.local(Path.of("target/session"))), configuration);
        database = new LedgerDatabase(configuration);
        watermarks = new Watermarks(database);
        catalog = new GoldCatalog(configuration, session.sessionState().newHadoopConf());
        lease = Lease.acquire(database, Clock.systemUTC(), "test");
    }

    /** Adds versions to a silver table. */
    void insert(String table, String rows) {
        Contract contract = definitions.silverTable(table).orElseThrow();
        PipeTable.parse(rows)
                .rows(session, GoldCatalog.schema(contract.tables().get(0)))
                .coalesce(1)
                .write()
                .format("delta")
                .mode("append")
                .option("delta.enableChangeDataFeed", "true")
                .save(folder(table));
    }

    /** Ends the current versions that a condition names. */
    void close(String table, String condition) {
        DeltaTable.forPath(session, folder(table))
                .updateExpr("recorded_to is null and " + condition, Map.of("recorded_to", "timestamp '2026-03-09'"));
    }

    /** Builds a table after the tables that it reads. */
    Result build(String table, Scope scope) {
        GoldBuild build = new GoldBuild(
                session, configuration, definitions, catalog, watermarks, GoldQueries.parameters(Map.of()), scope);
        return build(build, table);
    }

    private Result build(GoldBuild build, String table) {
        build.dependencies().getOrDefault(table, java.util.Set.of()).forEach(input -> build(build, input));
        return build.build(definitions.goldTable(table).orElseThrow());
    }

    /** Forgets what was built and not released, as every run does at its start. */
    void discard() {
        catalog.discardCandidates();
        watermarks.clearCandidates();
    }

    void release() {
        new JdbcReleasePublisher(catalog, database, lease, Clock.fixed(AS_OF, ZoneOffset.UTC))
                .publish("run_00001", AS_OF);
    }

    /** Number of rows and digest of what was built and not released. */
    String candidate(String table) {
        return digest(table, ".branch_candidate");
    }

    /** Number of rows and digest of what is served. */
    String served(String table) {
        return digest(table, "");
    }

    private String digest(String table, String branch) {
        List<DigestColumn> columns = definitions.goldTable(table).orElseThrow().tables().get(0).columns().stream()
                .map(column -> new DigestColumn(column.name(), column.type()))
                .toList();
        return session.sql(TableDigest.sql(
                        "gold.analytics." + table + branch, columns, Instants.MICROSECONDS, Engine.SPARK))
                .first()
                .mkString(" rows, ");
    }

    private String folder(String table) {
        return DeltaFolder.silver(configuration, table).path();
    }

    @Override
    public void close() throws Exception {
        lease.close();
        catalog.close();
    }
}
