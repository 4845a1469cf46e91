package io.tallyhouse.pipelines.silver;

import static org.apache.spark.sql.functions.col;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.Contract.Feed;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.runs.Watermarks;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.lakehouse.session.SqlMacros;
import io.tallyhouse.lakehouse.session.SqlMacros.SqlMacro;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.lakehouse.tables.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Builds silver tables from bronze. A table is a function of its feeds' observations: the keys that new batches touch are
 * found first, then exactly those keys are made anew from all their observations. So late, repeated or reordered files,
 * a retry and a full rebuild end in the same table.
 */
public final class SilverBuild {
    /** The folder of SQL functions that sources share. */
    public static final String FUNCTIONS = "pipelines/functions";

    private final SparkSession session;
    private final WarehouseConfiguration configuration;
    private final Definitions definitions;
    private final Watermarks watermarks;
    private final List<SqlMacro> macros;
    private final StoredBatches batches;

    /** Says which batches of an object are in bronze. */
    @FunctionalInterface
    public interface StoredBatches {
        /** The newest batch of an object; 0 where it has none. */
        long lastStored(String source, String object);
    }

    public SilverBuild(
            SparkSession session,
            WarehouseConfiguration configuration,
            Definitions definitions,
            Watermarks watermarks,
            List<SqlMacro> macros,
            StoredBatches batches) {
        this.session = session;
        this.configuration = configuration;
        this.definitions = definitions;
        this.watermarks = watermarks;
        this.macros = List.copyOf(macros);
        this.batches = batches;
    }

    /**
     * What a build did to one table.
     *
     * @param table table name
     * @param changedRows rows written, changed or removed
     * @param isBuilt false where no input had changed
     */
    public record Result(String table, long changedRows, boolean isBuilt) {}

    /** Brings one table up to date with bronze. Safe to call for several tables side by side. */
    public Result build(Contract silver) {
        SparkSession own = SparkSessions.fork(session);
        SqlMacros.register(own, macros);
        DeltaFolder folder = DeltaFolder.silver(configuration, silver.id());
        SilverTable table = new SilverTable(silver.tables().get(0), folder);
        List<FeedSelect> feeds = feeds(own, silver.id());
        Map<String, String> before = watermarks.of(folder.name());
        Map<String, String> now = versions(feeds, silver);
        boolean isStored = table.isStored(own);
        if (feeds.isEmpty() || (isStored && now.equals(before))) {
            return new Result(silver.id(), 0, false);
        }
        long changed;
        if (!isStored) {
            Dataset<Row> all = observations(own, table, feeds, Map.of());
            changed = table.create(table.versions(all, Optional.empty()));
        } else {
            Optional<Dataset<Row>> keys = changedKeys(own, table, feeds, before, now);
            keys.ifPresent(Dataset::persist);
            Dataset<Row> all = observations(own, table, feeds, Map.of());
            changed = table.merge(own, table.versions(all, keys), keys);
            keys.ifPresent(Dataset::unpersist);
        }
        watermarks.store(folder.name(), now);
        return new Result(silver.id(), changed, true);
    }

    private List<FeedSelect> feeds(SparkSession own, String table) {
        List<FeedSelect> feeds = new ArrayList<>();
        for (Contract source : definitions.sources()) {
            for (Feed feed : source.feeds()) {
                if (feed.table().equals(table)) {
                    FeedSelect select = new FeedSelect(own, configuration, source, feed);
                    if (select.drivingTable().exists(own)) {
                        feeds.add(select);
                    }
                }
            }
        }
        return feeds;
    }

    private Map<String, String> versions(List<FeedSelect> feeds, Contract silver) {
        Map<String, String> versions = new TreeMap<>();
        versions.put("contract", Fingerprint.of(silver.tables().get(0).columns().toString()));
        for (FeedSelect feed : feeds) {
            versions.put(feed.name() + ":definition", Fingerprint.of(feed.definition() + macros));
            versions.put(
                    feed.name(),
                    Long.toString(batches.lastStored(
                            feed.drivingTable().schema(), feed.drivingTable().table())));
            for (DeltaFolder lookup : feed.lookupTables()) {
                versions.put(
                        feed.name() + ":" + lookup.table(),
                        Long.toString(batches.lastStored(lookup.schema(), lookup.table())));
            }
        }
        return versions;
    }

    private static Dataset<Row> observations(
            SparkSession own, SilverTable table, List<FeedSelect> feeds, Map<String, Long> after) {
        return feeds.stream()
                .map(feed -> table.conform(feed, feed.run(own, after.getOrDefault(feed.name(), 0L))))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    /** Keys that new batches touch; empty when every key may have changed. */
    private static Optional<Dataset<Row>> changedKeys(
            SparkSession own,
            SilverTable table,
            List<FeedSelect> feeds,
            Map<String, String> before,
            Map<String, String> now) {
        boolean isAllChanged = now.entrySet().stream()
                .filter(entry -> entry.getKey().contains(":") || entry.getKey().equals("contract"))
                .anyMatch(entry -> !entry.getValue().equals(before.get(entry.getKey())));
        if (isAllChanged) {
            return Optional.empty();
        }
        List<FeedSelect> changed = feeds.stream()
                .filter(feed -> !String.valueOf(now.get(feed.name())).equals(before.get(feed.name())))
                .toList();
        Map<String, Long> after = new TreeMap<>();
        changed.forEach(feed -> after.put(feed.name(), Long.parseLong(before.getOrDefault(feed.name(), "0"))));
        Column[] key = IntStream.range(0, table.key().size())
                .mapToObj(index -> col(table.key().get(index)))
                .toArray(Column[]::new);
        return Optional.of(observations(own, table, changed, after).select(key).distinct());
    }
}
