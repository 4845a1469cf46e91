package io.tallyhouse.pipelines.landing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.pipelines.landing.BatchLoader.Protection;
import io.tallyhouse.pipelines.landing.BatchLoader.Step;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A warehouse in a folder, with one source {@code shop} of two objects. Files land by hand, at a written instant. */
final class IngestFixture {
    static final Instant LANDED_AT = Instant.parse("2026-03-02T04:00:00Z");
    static final Instant NOW = Instant.parse("2026-03-03T00:00:00Z");
    static final Instant AS_OF = Instant.parse("2026-03-02T23:00:00Z");

    final WarehouseConfiguration configuration;
    final SparkSession session;
    final FileLedger ledger;
    private final Path landing;

    IngestFixture(Path folder) {
        configuration = WarehouseConfiguration.local(folder);
        landing = folder.resolve("landing");
        session = SparkSessions.open(configuration);
        ledger = new JdbcFileLedger(new LedgerDatabase(configuration));
        try {
            Files.createDirectories(landing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Contract shop() {
        TableContract orders = table(
                "orders",
                List.of("order", "shop_orders_data"),
                column("id", "string", 1, List.of("order.id")),
                column("ordered_on", "date", 0, List.of()),
                column("amount", "decimal(10,2)", 0, List.of("Total Amount")),
                column("clicks", "bigint", 0, List.of()));
        TableContract refunds = table("refunds", List.of(), column("id", "string", 1, List.of()));
        return new Contract(
                "shop",
                Contract.Layer.SOURCE,
                "pipelines/sources/shop/contract.odcs.yaml",
                "1.0.0",
                "sales",
                "Orders.",
                "sales-lead",
                "P37M",
                List.of(orders, refunds),
                List.of(),
                Optional.empty());
    }

    private static TableContract table(String name, List<String> aliases, Column... columns) {
        return new TableContract(
                name,
                "What the shop sold.",
                "One row per id.",
                List.of(columns),
                aliases,
                List.of("id"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Column column(String name, String type, int keyPosition, List<String> aliases) {
        return new Column(
                name,
                type,
                "The " + name + ".",
                keyPosition > 0,
                keyPosition,
                aliases,
                Optional.empty(),
                "internal",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Path land(String path, String content) {
        return land(path, content.getBytes(UTF_8), LANDED_AT);
    }

    Path land(String path, byte[] content, Instant modifiedAt) {
        try {
            Path file = landing.resolve(path);
            Files.createDirectories(file.resolve("..").normalize());
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(modifiedAt));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    IngestResult ingest() {
        return Ingest.run(session, request(NOW));
    }

    IngestResult ingest(Instant now) {
        return Ingest.run(session, request(now));
    }

    /** Ingests and dies after this step of the first batch. */
    void ingestAndDieAfter(Step fatal, Protection protection) {
        Ingest.run(session, request(NOW), protection, (step, manifest) -> {
            if (step == fatal) {
                throw new Killed();
            }
        });
    }

    /** Ingests, and lets something happen between the plan and the reading of the files. */
    void ingestAndAfterPlanning(Runnable happening) {
        Ingest.run(session, request(NOW), Protection.TRANSACTION, (step, manifest) -> {
            if (step == Step.PLANNED) {
                happening.run();
            }
        });
    }

    IngestResult ingestWithout(Protection protection) {
        return Ingest.run(session, request(NOW), protection, (step, manifest) -> {});
    }

    private IngestRequest request(Instant now) {
        return new IngestRequest(configuration, List.of(shop()), Set.of(), ledger, AS_OF, now, Duration.ofSeconds(10));
    }

    /** Rows of a bronze table as text, by file and line. */
    List<String> bronze(String object, String... columns) {
        return rows(DeltaFolder.bronze(configuration, "shop", object)
                .read(session)
                .orderBy("_source_file", "_line")
                .selectExpr(columns));
    }

    /** Rows in quarantine: file, line, reasons, raw text. */
    List<String> quarantine() {
        return rows(DeltaFolder.bronze(configuration, "ops", "quarantine")
                .read(session)
                .orderBy("source_file", "line", "batch")
                .selectExpr("source_file", "line", "array_join(reasons, '; ')", "raw_text"));
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> row.mkString(" | ")).toList();
    }

    /** Stands for SIGKILL. */
    static final class Killed extends RuntimeException {
        Killed() {
            super("killed");
        }
    }
}
