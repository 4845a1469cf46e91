package io.tallyhouse.lakehouse.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestWatermarks {
    @TempDir
    Path folder;

    private LedgerDatabase database;
    private Watermarks watermarks;

    /** The warehouse's catalog; another test has the same in PostgreSQL. */
    WarehouseConfiguration configuration() throws Exception {
        return WarehouseConfiguration.local(folder);
    }

    @BeforeEach
    void open() throws Exception {
        database = new LedgerDatabase(configuration());
        watermarks = new Watermarks(database);
    }

    @Test
    void storingReplacesAllVersionsOfATableAndOfNoOther() {
        watermarks.store("touch", Map.of("orders", "1", "gone", "7"));
        watermarks.store("spend", Map.of("orders", "1"));
        watermarks.store("touch", Map.of("orders", "2"));

        assertThat(watermarks.of("touch")).isEqualTo(Map.of("orders", "2"));
        assertThat(watermarks.of("spend")).isEqualTo(Map.of("orders", "1"));
        assertThat(watermarks.of("never built")).isEmpty();
    }

    @Test
    void aCandidateCountsOnlyAfterItIsAccepted() {
        watermarks.store("touch", Map.of("orders", "1", "gone", "7"));
        watermarks.store("spend", Map.of("orders", "1"));
        watermarks.storeCandidate("touch", Map.of("orders", "2"));
        assertThat(watermarks.of("touch")).isEqualTo(Map.of("orders", "1", "gone", "7"));

        accept();

        assertThat(watermarks.of("touch")).isEqualTo(Map.of("orders", "2"));
        assertThat(watermarks.of("spend")).as("not built in this run").isEqualTo(Map.of("orders", "1"));
        assertThat(watermarks.candidate("touch")).isEmpty();
    }

    @Test
    void aFailedReleaseAcceptsNothing() {
        watermarks.store("touch", Map.of("orders", "1"));
        watermarks.storeCandidate("touch", Map.of("orders", "2"));

        assertThatThrownBy(() -> database.transaction(connection -> {
                    Watermarks.acceptCandidates(connection);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(watermarks.of("touch")).isEqualTo(Map.of("orders", "1"));
        assertThat(watermarks.candidate("touch")).isEqualTo(Map.of("orders", "2"));
    }

    @Test
    void aGatePassesOneSnapshotAndOneBuild() {
        watermarks.storeCandidate("touch", Map.of("orders", "2"));
        watermarks.storePassed("touch", 41);
        watermarks.storePassed("touch", 42);

        assertThat(watermarks.isPassed("touch", 42)).isTrue();
        assertThat(watermarks.isPassed("touch", 41)).as("an older snapshot").isFalse();
        watermarks.storeCandidate("touch", Map.of("orders", "3"));
        assertThat(watermarks.isPassed("touch", 42)).as("built again").isFalse();
    }

    @Test
    void thePassOfAGateIsNoVersionOfAnInput() {
        watermarks.storeCandidate("touch", Map.of("orders", "2"));
        watermarks.storePassed("touch", 42);

        accept();

        assertThat(watermarks.of("touch")).isEqualTo(Map.of("orders", "2"));
    }

    @Test
    void forgottenCandidatesLeaveTheVersionsOfWhatIsServed() {
        watermarks.store("touch", Map.of("orders", "1"));
        watermarks.storeCandidate("touch", Map.of("orders", "2"));

        watermarks.clearCandidates();
        accept();

        assertThat(watermarks.of("touch")).isEqualTo(Map.of("orders", "1"));
    }

    private void accept() {
        database.transaction(connection -> {
            Watermarks.acceptCandidates(connection);
            return 0;
        });
    }
}
