package io.tallyhouse.pipelines.silver;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.Contract.Feed;
import io.tallyhouse.lakehouse.contracts.Contract.Layer;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.runs.Watermarks;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.lakehouse.tables.PipeTable;
import io.tallyhouse.pipelines.landing.Ingest;
import io.tallyhouse.pipelines.landing.IngestRequest;
import io.tallyhouse.pipelines.landing.JdbcFileLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * A warehouse with one source: {@code orders} with their {@code accounts} as a lookup, which feed the silver table
 * {@code order_line}.
 */
final class SilverFixture {
    private static final Instant AS_OF = Instant.parse("2026-04-01T06:00:00Z");
    private static final String FEED = """
            select 'shop' as source, orders.id as order_id, orders.amount, accounts.currency, orders.removed as is_deleted
            from orders left join accounts on accounts.id = orders.account_id""";

    final WarehouseConfiguration configuration;
    final DeltaFolder table;
    final LedgerDatabase database;
    private final SparkSession session;
    private final Path landing;
    private int landed;

    SilverFixture(Path folder) {
        configuration = WarehouseConfiguration.local(folder);
        table = DeltaFolder.silver(configuration, "order_line");
        landing = folder.resolve("landing/shop");
        session = SparkSessions.openBeside(
                SparkSessions.open(WarehouseConfiguration.local(Path.of("target/session"))), configuration);
        database = new LedgerDatabase(configuration);
    }

    /** Lands rows {@code id,amount,account_id,removed}. */
    SilverFixture orders(String file, String... rows) {
        return land("orders/" + file, "id,amount,account_id,removed", rows);
    }

    /** Lands rows {@code id,currency}. */
    SilverFixture accounts(String file, String... rows) {
        return land("accounts/" + file, "id,currency", rows);
    }

    private SilverFixture land(String file, String header, String... rows) {
        try {
            Path path = landing.resolve(file);
            Files.createDirectories(path.resolve("..").normalize());
            Files.writeString(path, header + "\n" + String.join("\n", rows) + "\n");
            Files.setLastModifiedTime(path, FileTime.from(AS_OF.minusSeconds(1000 - ++landed)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SilverFixture ingest() {
        Ingest.run(
                session,
                new IngestRequest(
                        configuration,
                        List.of(shop()),
                        Set.of(),
                        new JdbcFileLedger(database),
                        AS_OF,
                        AS_OF,
                        Duration.ZERO));
        return this;
    }

    SilverBuild.Result build() {
        return build(orderLine());
    }

    SilverBuild.Result build(Contract silver) {
        return new SilverBuild(
                        session,
                        configuration,
                        new Definitions(List.of(shop()), List.of(silver), List.of()),
                        new Watermarks(database),
                        List.of(),
                        new JdbcFileLedger(database)::lastStored)
                .build(silver);
    }

    /** All versions, sorted: order, amount, currency, days of recorded_from and recorded_to in March 2026. */
    List<String> versions() {
        return PipeTable.of(
                        table.read(session)
                                .selectExpr(
                                        "order_id",
                                        "amount",
                                        "currency",
                                        "day(recorded_from) as recorded_from",
                                        "day(recorded_to) as recorded_to"),
                        List.of("order_id", "amount", "currency", "recorded_from", "recorded_to"))
                .sorted()
                .rows()
                .stream()
                .map(row -> row.stream()
                        .map(cell -> cell.orElse("-"))
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow())
                .toList();
    }

    long version() {
        return table.version(session);
    }

    static Contract shop() {
        return contract(
                "shop",
                Layer.SOURCE,
                List.of(
                        table(
                                "orders",
                                column("id", "string", 1),
                                column("amount", "decimal(10,2)", 0),
                                column("account_id", "string", 0),
                                column("removed", "boolean", 0)),
                        table("accounts", column("id", "string", 1), column("currency", "string", 0))),
                List.of(new Feed("order_line", "orders.sql", FEED, List.of("accounts"))));
    }

    static Contract orderLine(Column... more) {
        List<Column> columns = new java.util.ArrayList<>(List.of(
                column("source", "string", 1),
                column("order_id", "string", 2),
                column("amount", "decimal(10,2)", 0),
                column("currency", "string", 0)));
        columns.addAll(List.of(more));
        columns.add(column("recorded_from", "timestamp", 3));
        columns.add(column("recorded_to", "timestamp", 0));
        return contract(
                "order_line", Layer.SILVER, List.of(table("order_line", columns.toArray(Column[]::new))), List.of());
    }

    private static Contract contract(String id, Layer layer, List<TableContract> tables, List<Feed> feeds) {
        return new Contract(
                id,
                layer,
                "pipelines/%s/contract.odcs.yaml".formatted(id),
                "1.0.0",
                "sales",
                "Orders.",
                "sales-lead",
                "P37M",
                tables,
                feeds,
                Optional.empty());
    }

    private static TableContract table(String name, Column... columns) {
        return new TableContract(
                name,
                "A table.",
                "One row per key.",
                List.of(columns),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static Column column(String name, String type, int keyPosition) {
        return new Column(
                name,
                type,
                "The " + name + ".",
                false,
                keyPosition,
                List.of(),
                Optional.empty(),
                "internal",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
