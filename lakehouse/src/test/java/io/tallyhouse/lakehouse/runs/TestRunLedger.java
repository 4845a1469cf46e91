package io.tallyhouse.lakehouse.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.runs.RunLedger.Run;
import io.tallyhouse.lakehouse.runs.RunLedger.State;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunLedger {
    private static final Instant AS_OF = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-04-01T06:00:00Z");

    @TempDir
    Path folder;

    private LedgerDatabase database;
    private RunLedger ledger;

    /** The warehouse's catalog; another test has the same in PostgreSQL. */
    WarehouseConfiguration configuration() throws Exception {
        return WarehouseConfiguration.local(folder);
    }

    @BeforeEach
    void open() throws Exception {
        database = new LedgerDatabase(configuration());
        ledger = new RunLedger(database, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aRunIsStoredFromStartToEnd() {
        String run = ledger.start("run", AS_OF);
        ledger.end(run, State.DONE, "released 1");

        assertThat(ledger.runs())
                .containsExactly(new Run(
                        "run_00001",
                        "run",
                        AS_OF,
                        NOW,
                        Optional.of(NOW),
                        State.DONE,
                        Optional.of("released 1"),
                        Optional.empty()));
    }

    @Test
    void aRunWhoseProcessDiedIsAbandonedByTheNext() {
        ledger.start("run", AS_OF);
        String second = ledger.start("run", AS_OF);

        assertThat(second).isEqualTo("run_00002");
        assertThat(ledger.runs()).extracting(Run::state).containsExactly(State.RUNNING, State.ABANDONED);
    }

    @Test
    void anEndedRunKeepsItsState() {
        ledger.end(ledger.start("run", AS_OF), State.FAILED, "the gate is closed");
        ledger.start("run", AS_OF);

        assertThat(ledger.runs()).extracting(Run::state).containsExactly(State.RUNNING, State.FAILED);
    }

    @Test
    void stepsKeepTheirOrderAndALongNoteIsCut() {
        String run = ledger.start("run", AS_OF);
        ledger.step(run, "ingest", State.DONE, 12, 0.0006, "");
        ledger.step(run, "silver", State.FAILED, 0, 2, "x".repeat(5000));

        assertThat(database.query(
                        "select position, name, state, row_count, seconds, length(note) from th_step order by position",
                        row -> "%d %s %s %d %s %d"
                                .formatted(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getLong(4),
                                        row.getBigDecimal(5)
                                                .stripTrailingZeros()
                                                .toPlainString(),
                                        row.getInt(6))))
                .containsExactly("0 ingest DONE 12 0.001 0", "1 silver FAILED 0 2 4000");
    }
}
