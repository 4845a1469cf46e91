package io.tallyhouse.lakehouse.releases;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.runs.Lease;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.runs.Watermarks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;

/** Two gold tables, {@code fct_spend} and {@code fct_touch}, whose snapshots are of made-up data files. */
final class GoldFixture implements AutoCloseable {
    static final Instant AS_OF = Instant.parse("2026-04-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-04-01T06:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final List<String> TABLES = List.of("fct_spend", "fct_touch");

    final LedgerDatabase database;
    final GoldCatalog catalog;
    final Watermarks watermarks;
    private final Lease lease;

    GoldFixture(WarehouseConfiguration configuration) {
        database = new LedgerDatabase(configuration);
        catalog = new GoldCatalog(configuration, new Configuration());
        watermarks = new Watermarks(database);
        lease = Lease.acquire(database, CLOCK, "tallyhouse run");
        TABLES.forEach(name -> catalog.ensure(GoldCatalog.ANALYTICS, contract(name)));
    }

    /** What a build does: new rows on the candidate branch, and the versions they come from. */
    void build(String name, String version) {
        Table table = table(name);
        catalog.openCandidate(table);
        table.newAppend().appendFile(file()).toBranch(GoldCatalog.CANDIDATE).commit();
        watermarks.storeCandidate("gold.analytics." + name, Map.of("input", version));
    }

    /** What nobody should do: a commit to what is served, beside the run. */
    void writeBeside(String name) {
        table(name).newAppend().appendFile(file()).commit();
    }

    Optional<Release> publish(String runId) {
        return publish(runId, CLOCK);
    }

    Optional<Release> publish(String runId, Clock clock) {
        return new JdbcReleasePublisher(catalog, database, lease, clock).publish(runId, AS_OF);
    }

    Table table(String name) {
        return catalog.find(GoldCatalog.ANALYTICS, name).orElseThrow();
    }

    /** How many rows each table serves: as many as there were commits. */
    Map<String, Integer> served() {
        Map<String, Integer> rows = new TreeMap<>();
        TABLES.forEach(name -> rows.put(
                name,
                Optional.ofNullable(table(name).currentSnapshot())
                        .map(snapshot -> Integer.parseInt(snapshot.summary().get("total-records")))
                        .orElse(0)));
        return rows;
    }

    List<Long> releases() {
        return database.query("select release_id from th_release order by release_id", row -> row.getLong(1));
    }

    @Override
    public void close() throws Exception {
        lease.close();
        catalog.close();
    }

    private static DataFile file() {
        return DataFiles.builder(PartitionSpec.unpartitioned())
                .withPath("made-up-%s.parquet".formatted(java.util.UUID.randomUUID()))
                .withFileSizeInBytes(1)
                .withRecordCount(1)
                .build();
    }

    static TableContract contract(String name) {
        return new TableContract(
                name,
                "A table.",
                "One row per id.",
                List.of(new Column(
                        "id",
                        "bigint",
                        "The id.",
                        true,
                        1,
                        List.of(),
                        Optional.empty(),
                        "internal",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of())),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
