package io.tallyhouse.lakehouse.runs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What ran in a warehouse, step by step, and how it ended. */
public final class RunLedger {
    private static final int MESSAGE_CHARACTERS = 4000;

    private final LedgerDatabase database;
    private final Clock clock;

    public RunLedger(LedgerDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How a run or a step stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        /** Its process died; a later run took over. */
        ABANDONED
    }

    /** A run, as it is stored. */
    public record Run(
            String runId,
            String command,
            Instant asOf,
            Instant startedAt,
            Optional<Instant> endedAt,
            State state,
            Optional<String> message,
            Optional<Long> releaseId) {}

    /** Starts a run. The caller holds the lease, so every run still marked as running is dead. */
    public String start(String command, Instant asOf) {
        return database.transaction(connection -> {
            LedgerDatabase.execute(
                    connection,
                    "update th_run set state = ?, ended_at = ? where state = ?",
                    State.ABANDONED.name(),
                    clock.instant().toString(),
                    State.RUNNING.name());
            long number = LedgerDatabase.query(connection, "select count(*) from th_run", row -> row.getLong(1))
                            .get(0)
                    + 1;
            String runId = "run_%05d".formatted(number);
            LedgerDatabase.execute(
                    connection,
                    "insert into th_run values (?, ?, ?, ?, null, ?, null, null)",
                    runId,
                    command,
                    asOf.toString(),
                    clock.instant().toString(),
                    State.RUNNING.name());
            return runId;
        });
    }

    /** Stores a step that ended. */
    public void step(String runId, String name, State state, long rows, double seconds, String note) {
        database.transaction(connection -> {
            int position = LedgerDatabase.query(
                            connection, "select count(*) from th_step where run_id = ?", row -> row.getInt(1), runId)
                    .get(0);
            return LedgerDatabase.execute(
                    connection,
                    "insert into th_step values (?, ?, ?, ?, ?, ?, ?)",
                    runId,
                    position,
                    name,
                    state.name(),
                    rows,
                    BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP),
                    shorten(note));
        });
    }

    /** Ends a run. */
    public void end(String runId, State state, String message) {
        database.execute(
                "update th_run set state = ?, ended_at = ?, message = ? where run_id = ?",
                state.name(),
                clock.instant().toString(),
                shorten(message),
                runId);
    }

    /** All runs, the newest first. */
    public List<Run> runs() {
        return database.query(
                "select run_id, command, as_of, started_at, ended_at, state, message, release_id from th_run order by run_id desc",
                row -> new Run(
                        row.getString(1),
                        row.getString(2),
                        Instant.parse(row.getString(3)),
                        Instant.parse(row.getString(4)),
                        Optional.ofNullable(row.getString(5)).map(Instant::parse),
                        State.valueOf(row.getString(6)),
                        Optional.ofNullable(row.getString(7)),
                        Optional.of(row.getLong(8)).filter(id -> id > 0)));
    }

    private static String shorten(String text) {
        return text.length() <= MESSAGE_CHARACTERS ? text : text.substring(0, MESSAGE_CHARACTERS);
    }
}
