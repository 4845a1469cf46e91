package io.tallyhouse.pipelines.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.pipelines.landing.BatchLoader.Protection;
import io.tallyhouse.pipelines.landing.BatchLoader.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TestIngest {
    private static final String HEADER = "id,ordered_on,amount,clicks\n";

    @TempDir
    Path folder;

    @Test
    void storesRowsAsReceivedWithWhereTheyCameFrom() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land(
                "shop/orders/2026-03-01.csv",
                "Order ID,ordered_on,Total Amount,clicks,Color\n1,2026-02-28,007.50,3,red\n");
        shop.land("shop/Order.jsonl", "{\"order\":{\"id\":\"2\",\"shop\":\"x\"},\"amount\":1e2}\n");
        IngestResult result = shop.ingest();

        assertThat(shop.bronze(
                        "orders",
                        "id",
                        "amount",
                        "to_json(_unknown)",
                        "_source_file",
                        "_line",
                        "_file_at",
                        "_ingested_at",
                        "_batch"))
                .containsExactly(
                        "2 | 1e2 | {\"order_shop\":\"x\"} | shop/Order.jsonl | 1 | 2026-03-02 04:00:00.0 | 2026-03-02 23:00:00.0 | 1",
                        "1 | 007.50 | {\"color\":\"red\"} | shop/orders/2026-03-01.csv | 2 | 2026-03-01 00:00:00.0 | 2026-03-02 23:00:00.0 | 1");
        assertThat(result.batches()).singleElement().satisfies(batch -> {
            assertThat(batch.rowsRead()).isEqualTo(2);
            assertThat(batch.stored()).isEqualTo(2);
            assertThat(batch.files()).isEqualTo(2);
            assertThat(batch.notes())
                    .extracting(Note::toString)
                    .containsExactly(
                            "shop/orders/2026-03-01.csv has 1 column that the contract does not know, kept in _unknown: color",
                            "shop/Order.jsonl has 1 column that the contract does not know, kept in _unknown: order_shop",
                            "shop/Order.jsonl lacks 2 columns of the contract: ordered_on, clicks");
        });
        DeltaFolder orders = DeltaFolder.bronze(shop.configuration, "shop", "orders");
        assertThat(orders.version(shop.session))
                .as("table and first rows come in one commit")
                .isZero();
        assertThat(orders.read(shop.session)
                        .schema()
                        .apply("amount")
                        .getComment()
                        .get())
                .isEqualTo("The amount.");
    }

    @Test
    void rowsThatDoNotReadAsTheirTypeGoToQuarantineAndTheOthersGoOn() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land(
                "shop/orders/a.csv",
                HEADER
                        + "1,2026-02-31,1,1\n2,2026-02-28,99999999999,1\n3,2026-02-28,1,99999999999999999999\n,2026-02-28,1,1\n"
                        + "5,2026-02-28,1,1\n5,2026-02-28,1,1\n6,x\n");
        IngestResult result = shop.ingest();

        assertThat(shop.quarantine())
                .containsExactly(
                        "shop/orders/a.csv | 2 | ordered_on: \"2026-02-31\" does not read as date | 1,2026-02-31,1,1",
                        "shop/orders/a.csv | 3 | amount: \"99999999999\" does not read as decimal(10,2) | 2,2026-02-28,99999999999,1",
                        "shop/orders/a.csv | 4 | clicks: \"99999999999999999999\" does not read as bigint | 3,2026-02-28,1,99999999999999999999",
                        "shop/orders/a.csv | 5 | id: required, but empty | ,2026-02-28,1,1",
                        "shop/orders/a.csv | 8 | the row has 2 fields, the header has 4 | 6,x");
        assertThat(shop.bronze("orders", "id", "_line")).containsExactly("5 | 6");
        assertThat(counts(result)).containsExactly("orders 1: 7 = 1 + 5 + 1");
    }

    @Test
    void aRequiredColumnThatIsGoneSendsItsRowsToQuarantine() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/orders/a.csv", "ordered_on,amount,clicks\n2026-02-28,1,1\n");
        IngestResult result = shop.ingest();
        assertThat(counts(result)).containsExactly("orders 1: 1 = 0 + 1 + 0");
        assertThat(result.batches().get(0).notes())
                .extracting(Note::message)
                .containsExactly("lacks 1 column of the contract: id");
        assertThat(shop.bronze("orders", "id")).isEmpty();
    }

    @Test
    void aFieldOfFiftyMegabytesIsQuarantinedWithItsBeginning() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land(
                "shop/orders/a.csv",
                HEADER + "1,2026-02-28,1,1\n2,2026-02-28," + "9".repeat(50 << 20) + ",1\n3,2026-02-28,1,1\n");
        IngestResult result = shop.ingest();
        assertThat(counts(result)).containsExactly("orders 1: 3 = 2 + 1 + 0");
        assertThat(shop.quarantine())
                .singleElement()
                .asString()
                .contains("shop/orders/a.csv | 3 | the row is too large: 52,428,815 bytes")
                .hasSizeBetween(64 << 10, 66 << 10);
    }

    @Test
    void theSameContentAgainIsNotLoaded() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/orders/2026-03-01.csv", HEADER + "1,2026-02-28,1,1\n");
        shop.ingest();
        assertThat(shop.ingest()).as("nothing new").isEqualTo(new IngestResult(List.of(), List.of()));

        shop.land("shop/orders/2026-03-01_again.csv", HEADER + "1,2026-02-28,1,1\n");
        IngestResult again = shop.ingest();
        assertThat(again.batches()).isEmpty();
        assertThat(again.notes())
                .extracting(Note::toString)
                .containsExactly("shop/orders/2026-03-01_again.csv is not loaded: the same content as"
                        + " shop/orders/2026-03-01.csv (batch 1)");
        assertThat(shop.ingest().notes()).as("said once").isEmpty();
    }

    @Test
    void newContentAtTheSamePathIsANewVersion() {
        IngestFixture shop = new IngestFixture(folder);
        Instant later = IngestFixture.LANDED_AT.plusSeconds(60);
        String first = HEADER + "1,2026-02-28,1,1\n";
        shop.land("shop/orders.csv", first);
        shop.ingest();
        shop.land("shop/orders.csv", (HEADER + "1,2026-02-28,2,1\n").getBytes(UTF_8), later);
        IngestResult changed = shop.ingest();
        assertThat(changed.batches().get(0).notes())
                .extracting(Note::message)
                .containsExactly("has new content: loaded as its version 2 (batch 1 holds the one before)");
        shop.land("shop/orders.csv", first.getBytes(UTF_8), later.plusSeconds(60));
        assertThat(shop.ingest().batches())
                .as("back to the first content: a third version")
                .hasSize(1);
        assertThat(shop.bronze("orders", "amount", "_batch")).containsExactlyInAnyOrder("1 | 1", "2 | 2", "1 | 3");
        shop.land("shop/orders.csv", first.getBytes(UTF_8), later.plusSeconds(120));
        IngestResult touched = shop.ingest();
        assertThat(touched.batches()).as("only touched").isEmpty();
        assertThat(touched.notes())
                .extracting(Note::message)
                .containsExactly("is not loaded: the same content again (batch 3)");
    }

    @Test
    void aFileThatMayStillGrowWaits() {
        IngestFixture shop = new IngestFixture(folder);
        Instant now = IngestFixture.NOW;
        shop.land("shop/orders/a.csv", (HEADER + "1,2026-02-28,1,1\n").getBytes(UTF_8), now.minusSeconds(3));
        shop.land("shop/orders/b.csv.tmp", HEADER);
        IngestResult early = shop.ingest(now);
        assertThat(early.batches()).isEmpty();
        assertThat(early.notes())
                .extracting(Note::toString)
                .containsExactly(
                        "shop/orders/b.csv.tmp waits: its name says that it is still being written",
                        "shop/orders/a.csv waits: it may still be growing; the next run looks again");
        shop.land(
                "shop/orders/a.csv",
                (HEADER + "1,2026-02-28,1,1\n2,2026-02-28,1,1\n").getBytes(UTF_8),
                now.plusSeconds(5));
        assertThat(shop.ingest(now.plusSeconds(11)).batches())
                .as("grew meanwhile")
                .isEmpty();
        assertThat(counts(shop.ingest(now.plusSeconds(22)))).containsExactly("orders 1: 2 = 2 + 0 + 0");
    }

    @Test
    void aFileFromAClockThatIsAheadIsReadWhenItHasNotChangedForLong() {
        IngestFixture shop = new IngestFixture(folder);
        Instant now = IngestFixture.NOW;
        shop.land("shop/orders/a.csv", (HEADER + "1,2026-02-28,1,1\n").getBytes(UTF_8), now.plusSeconds(3_600));
        assertThat(shop.ingest(now).batches()).isEmpty();
        assertThat(shop.ingest(now.plusSeconds(11)).batches()).hasSize(1);
    }

    @Test
    void whatBelongsToNothingIsNoted() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/order_lines/a.csv", HEADER);
        shop.land("shop/orders/a.xlsx", "x");
        shop.land("shop/orders/.hidden.csv", "x");
        shop.land("shops/orders/a.csv", HEADER);
        shop.land("stray.csv", HEADER);
        assertThat(shop.ingest().notes())
                .extracting(Note::toString)
                .containsExactly(
                        "shop/order_lines/ is not loaded: the contract of shop has no object \"order_lines\". Use one of `orders`, `refunds`",
                        "shop/orders/.hidden.csv is not loaded: it is hidden",
                        "shop/orders/a.xlsx is not loaded: only csv, jsonl, ndjson (each also .gz) and parquet files are read",
                        "shops/ is not loaded: no contract has this source. Did you mean `shop`?",
                        "stray.csv is not loaded: it lies outside of a source's folder");
    }

    @Test
    void aParquetFileIsReadAsText() {
        IngestFixture shop = new IngestFixture(folder);
        String written = folder.resolve("written").toString();
        shop.session
                .sql(
                        "select '1' as id, date'2026-02-28' as ordered_on, cast(1.5 as decimal(10,2)) as amount, 7L as clicks,"
                                + " timestamp'2026-03-01 04:05:06.789' as paid_at, array(named_struct('a', 1, 'b', 'x')) as lines,"
                                + " map('k', 2.5D) as weights, true as is_paid, cast(null as string) as none, 1e-7D as tiny"
                                + " union all select null, null, null, null, null, null, null, null, null, null")
                .coalesce(1)
                .write()
                .parquet(written);
        move(written, "shop/orders/2026-03-01.parquet", shop);
        shop.land("shop/orders/2026-03-02.parquet", "this is no parquet");
        IngestResult result = shop.ingest();
        assertThat(shop.bronze("orders", "id", "ordered_on", "amount", "clicks", "_line", "to_json(_unknown)"))
                .containsExactly("1 | 2026-02-28 | 1.50 | 7 | 1 | {\"paid_at\":\"2026-03-01T04:05:06.789Z\","
                        + "\"lines\":\"[{\\\"a\\\":1,\\\"b\\\":\\\"x\\\"}]\",\"weights\":\"{\\\"k\\\":2.5}\",\"is_paid\":\"true\","
                        + "\"tiny\":\"0.00000010\"}");
        assertThat(counts(result)).containsExactly("orders 1: 3 = 1 + 2 + 0");
        assertThat(shop.quarantine().get(1))
                .contains("2026-03-02.parquet | 1 | the Parquet file cannot be read from row 1");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aRunThatDiesIsTakenUpAndEndsInTheSameContent(Step step) {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/orders/a.csv", HEADER + "1,2026-02-28,1,1\n2,bad,1,1\n1,2026-02-28,1,1\n");
        assertThatThrownBy(() -> shop.ingestAndDieAfter(step, Protection.TRANSACTION))
                .isInstanceOf(IngestFixture.Killed.class)
                .hasMessage("killed");
        IngestResult rerun = shop.ingest();
        assertThat(shop.bronze("orders", "id", "_batch")).containsExactly("1 | 1");
        assertThat(shop.quarantine()).hasSize(1);
        if (step == Step.FINISHED) {
            assertThat(rerun).isEqualTo(new IngestResult(List.of(), List.of()));
        } else {
            assertThat(counts(rerun)).containsExactly("orders 1: 3 = 1 + 1 + 1");
            assertThat(rerun.batches().get(0).notes().get(0))
                    .hasToString("shop/orders/ batch 1 was left open by a former run: taken up");
        }
        assertThat(shop.ingest()).isEqualTo(new IngestResult(List.of(), List.of()));
    }

    @Test
    void aBatchIsRefusedASecondTimeEvenWithoutTheChecksumFile() throws Exception {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/orders/a.csv", HEADER + "1,2026-02-28,1,1\n");
        assertThatThrownBy(() -> shop.ingestAndDieAfter(Step.BRONZE_WRITTEN, Protection.TRANSACTION))
                .hasMessage("killed");
        Files.delete(folder.resolve("bronze/shop/orders/_delta_log/00000000000000000000.crc"));
        DeltaLog.clearCache();
        assertThat(counts(shop.ingest())).containsExactly("orders 1: 1 = 1 + 0 + 0");
        assertThat(shop.bronze("orders", "id")).containsExactly("1");
    }

    @Test
    void aFileThatChangesWhileItIsReadStopsItsBatch() {
        IngestFixture shop = new IngestFixture(folder);
        String first = HEADER + "1,2026-02-28,1,1\n";
        shop.land("shop/orders/a.csv", first);
        assertThatThrownBy(() -> shop.ingestAndAfterPlanning(() -> shop.land("shop/orders/a.csv", first + "2,")))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot read %s/landing/shop/orders/a.csv: it changed while it was read. Run again when the"
                                + " file is at rest.",
                        folder);
        shop.land("shop/orders/a.csv", first + "2,2026-02-28,1,1\n");
        assertThat(counts(shop.ingest())).containsExactly("orders 2: 2 = 2 + 0 + 0");
    }

    /** The negative control of the tests above: they would fail without the transaction. */
    @Test
    void withoutTheTransactionARerunDoublesRows() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/orders/a.csv", HEADER + "1,2026-02-28,1,1\n");
        assertThatThrownBy(() -> shop.ingestAndDieAfter(Step.BRONZE_WRITTEN, Protection.NONE))
                .hasMessage("killed");
        assertThatThrownBy(() -> shop.ingestWithout(Protection.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Rows of bronze.shop.orders, batch 1, do not add up: 1 read, but 2 stored + 0 quarantined"
                        + " + 0 exact duplicates = 2. The batch stays open.");
        assertThat(shop.bronze("orders", "id")).containsExactly("1", "1");
    }

    @Test
    void anOpenBatchWhoseFileChangedIsGivenUp() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/orders/a.csv", HEADER + "1,2026-02-28,1,1\n");
        assertThatThrownBy(() -> shop.ingestAndDieAfter(Step.PLANNED, Protection.TRANSACTION))
                .hasMessage("killed");
        shop.land("shop/orders/a.csv", HEADER + "1,2026-02-28,1,1\n2,2026-02-28,1,1\n");
        IngestResult rerun = shop.ingest();
        assertThat(counts(rerun)).containsExactly("orders 2: 2 = 2 + 0 + 0");
        assertThat(rerun.notes())
                .extracting(Note::toString)
                .containsExactly("shop/orders/ batch 1 was left open by a former run and is given up, for"
                        + " shop/orders/a.csv changed since; nothing of it was stored");
    }

    @Test
    void aStoredBatchWhoseFileChangedBeforeItWasCountedIsEndedAndTheNewContentLoaded() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/orders/a.csv", HEADER + "1,2026-02-28,1,1\n");
        assertThatThrownBy(() -> shop.ingestAndDieAfter(Step.BRONZE_WRITTEN, Protection.TRANSACTION))
                .hasMessage("killed");
        shop.land("shop/orders/a.csv", HEADER + "1,2026-02-28,1,1\n2,2026-02-28,1,1\n");
        IngestResult rerun = shop.ingest();
        assertThat(counts(rerun)).containsExactly("orders 2: 2 = 2 + 0 + 0");
        assertThat(rerun.notes())
                .singleElement()
                .asString()
                .contains("with 1 rows stored", "could not be counted again");
    }

    @Test
    void objectsLoadSideBySideInOrder() {
        IngestFixture shop = new IngestFixture(folder);
        shop.land("shop/refunds.csv", "id\n1\n");
        shop.land("shop/orders.csv", HEADER + "1,2026-02-28,1,x\n");
        shop.land("shop/refunds/b.csv", "id\n\n");
        IngestResult result = shop.ingest();
        assertThat(counts(result)).containsExactly("orders 1: 1 = 0 + 1 + 0", "refunds 1: 1 = 1 + 0 + 0");
        assertThat(result.batches().get(1).notes())
                .extracting(Note::toString)
                .containsExactly("shop/refunds/b.csv has a header and no rows");
    }

    @Test
    void aMissingLandingFolderIsAnError() throws Exception {
        IngestFixture shop = new IngestFixture(folder);
        Files.delete(folder.resolve("landing"));
        assertThatThrownBy(shop::ingest)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot look for files in " + folder)
                .hasMessageEndingWith("there is no such folder. Make it, or correct `landing` in tallyhouse.yaml.");
    }

    private static List<String> counts(IngestResult result) {
        return result.batches().stream()
                .map(batch -> "%s %d: %d = %d + %d + %d"
                        .formatted(
                                batch.object(),
                                batch.batch(),
                                batch.rowsRead(),
                                batch.stored(),
                                batch.quarantined(),
                                batch.duplicates()))
                .toList();
    }

    private static void move(String writtenFolder, String landedPath, IngestFixture shop) {
        try (var files = Files.list(Path.of(writtenFolder))) {
            Path part = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            shop.land(landedPath, Files.readAllBytes(part), IngestFixture.LANDED_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
