package io.tallyhouse.lakehouse.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLease {
    private static final Instant NOW = Instant.parse("2026-04-01T06:00:00Z");
    /** Above the largest process number that Linux gives. */
    private static final long NO_PROCESS = 99_999_999;

    @TempDir
    Path folder;

    private LedgerDatabase database;

    /** The warehouse's catalog; another test has the same in PostgreSQL. */
    WarehouseConfiguration configuration() throws Exception {
        return WarehouseConfiguration.local(folder);
    }

    @BeforeEach
    void openDatabase() throws Exception {
        database = new LedgerDatabase(configuration());
    }

    @Test
    void aSecondRunIsToldWhoHoldsTheWarehouseSinceWhen() {
        try (Lease first = Lease.acquire(database, at(NOW), "tallyhouse run")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> Lease.acquire(database, at(NOW.plusSeconds(7200)), "tallyhouse release"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(
                            "`tallyhouse run` (process %d on ",
                            ProcessHandle.current().pid())
                    .hasMessageContaining("holds it since 2026-04-01T06:00:00Z")
                    .hasMessageEndingWith("Wait until it ends, or stop it and run again.")
                    .asInstanceOf(type(UserError.class))
                    .extracting(UserError::exitCode)
                    .isEqualTo(ExitCode.BUSY);
        }
    }

    @Test
    void aReleasedLeaseIsFree() {
        Lease.acquire(database, at(NOW), "tallyhouse run").close();
        Lease.acquire(database, at(NOW), "tallyhouse run").close();

        assertThat(holders()).isEmpty();
    }

    @Test
    void theLeaseOfADeadProcessIsTakenOver() {
        Lease.acquire(database, at(NOW), "tallyhouse run").close();
        String here = hostOfThisMachine();
        insertHolder("dead", here, NO_PROCESS, NOW);

        try (Lease taken = Lease.acquire(database, at(NOW.plusSeconds(1)), "tallyhouse build gold")) {
            assertThat(taken).isNotNull();
            assertThat(holders()).hasSize(1).doesNotContain("dead");
        }
    }

    @Test
    void aNewProcessWithADeadHoldersNumberDoesNotKeepTheLease() {
        insertHolder("dead", hostOfThisMachine(), ProcessHandle.current().pid(), NOW);

        try (Lease taken = Lease.acquire(database, at(NOW.plusSeconds(1)), "tallyhouse run")) {
            assertThat(taken).isNotNull();
            assertThat(holders()).doesNotContain("dead");
        }
    }

    @Test
    void anotherMachinesLeaseEndsAMinuteAfterItsLastHeartbeat() {
        insertHolder("far", "elsewhere.example", NO_PROCESS, NOW);

        assertThatThrownBy(() -> Lease.acquire(database, at(NOW.plusSeconds(59)), "tallyhouse run"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("on elsewhere.example");
        try (Lease taken = Lease.acquire(database, at(NOW.plusSeconds(60)), "tallyhouse run")) {
            assertThat(taken).isNotNull();
        }
    }

    @Test
    void aLostLeaseStopsTheTransactionThatVerifiesIt() {
        try (Lease lease = Lease.acquire(database, at(NOW), "tallyhouse run")) {
            database.execute("update th_lease set holder = 'another run'");

            assertThatThrownBy(() -> database.transaction(connection -> {
                        LedgerDatabase.execute(
                                connection, "insert into th_release values (1, 'run_00001', 'as of', 'released')");
                        lease.verify(connection);
                        return 0;
                    }))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another run took over the warehouse")
                    .hasMessageContaining("Nothing was released");
            assertThat(database.query("select release_id from th_release", row -> row.getLong(1)))
                    .as("what the transaction had stored before it verified the lease")
                    .isEmpty();
        }
        assertThat(holders()).as("the new holder keeps its lease").containsExactly("another run");
    }

    @Test
    void ofRunsThatStartAtOneMomentOneGetsTheLease() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> start = () -> {
                try {
                    Lease.acquire(database, at(NOW), "tallyhouse run");
                    return true;
                } catch (UserError e) {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.BUSY);
                    return false;
                }
            };
            int winners = 0;
            for (var result : threads.invokeAll(List.of(start, start, start, start))) {
                winners += result.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private void insertHolder(String holder, String host, long pid, Instant seen) {
        database.execute(
                "insert into th_lease values ('warehouse', ?, ?, ?, 'long ago', 'tallyhouse run', ?, ?)",
                holder,
                host,
                pid,
                seen.toString(),
                seen.toString());
    }

    private String hostOfThisMachine() {
        try (Lease lease = Lease.acquire(database, at(NOW), "tallyhouse run")) {
            assertThat(lease).isNotNull();
            return database.first("select host from th_lease", row -> row.getString(1))
                    .orElseThrow();
        }
    }

    private List<String> holders() {
        return database.query("select holder from th_lease", row -> row.getString(1));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
