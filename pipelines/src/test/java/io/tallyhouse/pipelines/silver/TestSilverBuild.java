package io.tallyhouse.pipelines.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.runs.Watermarks;
import io.tallyhouse.pipelines.silver.SilverBuild.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSilverBuild {
    @TempDir
    Path folder;

    private SilverFixture shop;

    @BeforeEach
    void openWarehouse() {
        shop = new SilverFixture(folder.resolve("warehouse"));
    }

    @Test
    void aRestatedRowKeepsBothVersions() {
        shop.orders("2026-03-01.csv", "o1,10,,", "o2,5,,").ingest().build();
        shop.orders("2026-03-02.csv", "o1,12,,", "o2,5,,").ingest();

        assertThat(shop.build()).isEqualTo(new Result("order_line", 2, true));
        assertThat(shop.versions()).containsExactly("o1 10.00 - 1 2", "o1 12.00 - 2 -", "o2 5.00 - 1 -");
    }

    @Test
    void aBuildWithoutNewFilesDoesNothing() {
        shop.orders("2026-03-01.csv", "o1,10,,").ingest();
        assertThat(shop.build()).isEqualTo(new Result("order_line", 1, true));
        long version = shop.version();

        assertThat(shop.ingest().build()).isEqualTo(new Result("order_line", 0, false));
        assertThat(shop.version()).isEqualTo(version);
    }

    @Test
    void aBuildThatDiedBeforeItsWatermarkFindsNothingToChange() {
        shop.orders("2026-03-01.csv", "o1,10,,").ingest().build();
        long version = shop.version();
        new Watermarks(shop.database).store(shop.table.name(), Map.of());

        assertThat(shop.build()).isEqualTo(new Result("order_line", 0, true));
        assertThat(shop.version()).isEqualTo(version);
    }

    @Test
    void aDeletionEndsARowAndALaterObservationOpensItAgain() {
        shop.orders("2026-03-01.csv", "o1,10,,", "o2,5,,").ingest().build();
        shop.orders("2026-03-02.csv", "o1,10,,true", "never_seen,1,,true")
                .ingest()
                .build();
        assertThat(shop.versions()).containsExactly("o1 10.00 - 1 2", "o2 5.00 - 1 -");

        shop.orders("2026-03-04.csv", "o1,10,,").ingest().build();
        assertThat(shop.versions()).containsExactly("o1 10.00 - 1 2", "o1 10.00 - 4 -", "o2 5.00 - 1 -");
    }

    @Test
    void aChangedLookupReachesEveryRowThatReadsIt() {
        shop.accounts("2026-03-01.csv", "a1,EUR", "a2,EUR")
                .orders("2026-03-01.csv", "o1,10,a1,", "o2,5,a2,", "o3,1,a3,")
                .ingest()
                .build();
        assertThat(shop.versions()).containsExactly("o1 10.00 EUR 1 -", "o2 5.00 EUR 1 -", "o3 1.00 - 1 -");

        shop.accounts("2026-03-05.csv", "a1,USD", "a3,GBP").ingest().build();
        assertThat(shop.versions()).containsExactly("o1 10.00 USD 1 -", "o2 5.00 EUR 1 -", "o3 1.00 GBP 1 -");
    }

    /** o1 changes, changes back, and is told again in another order of rows; o2 is deleted; o3 comes late. */
    @Test
    void deliveriesInAnyOrderEndInTheSameRows() throws Exception {
        List<String> expected =
                List.of("o1 10.00 EUR 1 2", "o1 10.00 EUR 3 -", "o1 12.00 EUR 2 3", "o2 5.00 - 1 3", "o3 7.00 - 2 -");
        List<List<List<Integer>>> deliveries = List.of(
                List.of(List.of(0, 1, 2, 3, 4)),
                List.of(List.of(4), List.of(3), List.of(2), List.of(1), List.of(0)),
                List.of(List.of(2, 0), List.of(4, 3), List.of(1)),
                List.of(List.of(1), List.of(0), List.of(2), List.of(1), List.of(3), List.of(4)));
        for (List<List<Integer>> runs : deliveries) {
            SilverFixture warehouse = new SilverFixture(folder.resolve("order" + deliveries.indexOf(runs)));
            for (List<Integer> run : runs) {
                run.forEach(delivery -> deliver(warehouse, delivery));
                warehouse.ingest().build();
            }
            assertThat(warehouse.versions())
                    .as("delivered in the order %s", runs)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aTableThatIsGoneIsBuiltFromNothing() throws Exception {
        shop.orders("2026-03-01.csv", "o1,10,,").ingest().build();
        shop.orders("2026-03-02.csv", "o1,12,,").ingest().build();
        delete(Path.of(shop.table.path()));

        assertThat(shop.build()).isEqualTo(new Result("order_line", 2, true));
        assertThat(shop.versions()).containsExactly("o1 10.00 - 1 2", "o1 12.00 - 2 -");
    }

    @Test
    void aNewVersionOfAFileReplacesWhatTheFormerSaidOfItsDay() {
        for (int amount = 1; amount <= 3; amount++) {
            shop.orders("2026-03-01.csv", "o1,%d,,".formatted(amount)).ingest().build();

            assertThat(shop.versions()).contains("o1 %d.00 - 1 -".formatted(amount));
        }
    }

    @Test
    void aColumnThatTheContractGainsIsBuilt() {
        shop.orders("2026-03-01.csv", "o1,10,,").ingest().build();

        Result result = shop.build(SilverFixture.orderLine(SilverFixture.column("note", "string", 0)));

        assertThat(result.isBuilt()).isTrue();
        assertThat(shop.versions()).containsExactly("o1 10.00 - 1 -");
    }

    private static void deliver(SilverFixture warehouse, int delivery) {
        switch (delivery) {
            case 0 -> warehouse.orders("2026-03-01.csv", "o1,10,a1,", "o2,5,,");
            case 1 -> warehouse.orders("2026-03-02.csv", "o1,12,a1,", "o3,7,,");
            case 2 -> warehouse.orders("2026-03-03.csv", "o1,10,a1,", "o2,5,,true");
            case 3 -> warehouse.orders("2026-03-02_again.csv", "o3,7,,", "o1,12,a1,");
            default -> warehouse.accounts("2026-03-01.csv", "a1,EUR");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
