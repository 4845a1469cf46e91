package io.tallyhouse.lakehouse.runs;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write to a warehouse, held by one process at a time. A heartbeat keeps it; a holder that died on this
 * machine, or whose heartbeat stopped, loses it to the next run.
 */
public final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final String NAME = "warehouse";
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration EXPIRY = Duration.ofSeconds(60);

    private final LedgerDatabase database;
    private final Clock clock;
    private final String holder;
    private final Thread heart;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Lease(LedgerDatabase database, Clock clock, String holder) {
        this.database = database;
        this.clock = clock;
        this.holder = holder;
        heart = new Thread(this::beat, "lease-heartbeat");
        heart.setDaemon(true);
        heart.start();
    }

    /**
     * Takes the lease.
     *
     * @throws UserError with exit code 6 when a living run holds it
     */
    public static Lease acquire(LedgerDatabase database, Clock clock, String command) {
        requireNonNull(command, "command is null");
        ProcessHandle self = ProcessHandle.current();
        String holder = UUID.randomUUID().toString();
        String now = clock.instant().toString();
        database.transaction(connection -> {
            List<Holder> holders = current(connection);
            if (!holders.isEmpty()) {
                Holder other = holders.get(0);
                if (other.isAlive(host(), clock.instant())) {
                    throw busy(other);
                }
                int removed = LedgerDatabase.execute(
                        connection, "delete from th_lease where name = ? and holder = ?", NAME, other.holder());
                if (removed != 1) {
                    throw busy(other);
                }
            }
            // Where two runs start at one moment both may find the lease free: the second insert changes nothing.
            int taken = LedgerDatabase.execute(
                    connection,
                    "insert into th_lease values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (name) do nothing",
                    NAME,
                    holder,
                    host(),
                    self.pid(),
                    started(self),
                    command,
                    now,
                    now);
            if (taken != 1) {
                throw busy(current(connection).get(0));
            }
            return taken;
        });
        return new Lease(database, clock, holder);
    }

    /**
     * Makes sure, inside a transaction, that this process still holds the lease: what the transaction stores is stored
     * under the lease or not at all.
     */
    public void verify(Connection connection) throws SQLException {
        if (LedgerDatabase.execute(
                        connection,
                        "update th_lease set heartbeat_at = ? where name = ? and holder = ?",
                        clock.instant().toString(),
                        NAME,
                        holder)
                != 1) {
            throw new UserError(
                    ExitCode.BUSY,
                    "Cannot go on: another run took over the warehouse while this one did not answer. "
                            + "Nothing was released by this run. See `tallyhouse runs`.");
        }
    }

    @Override
    public void close() {
        closed.countDown();
        database.execute("delete from th_lease where name = ? and holder = ?", NAME, holder);
    }

    private void beat() {
        try {
            while (!closed.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    database.execute(
                            "update th_lease set heartbeat_at = ? where name = ? and holder = ?",
                            clock.instant().toString(),
                            NAME,
                            holder);
                } catch (UserError e) {
                    // The next beat tries again; the release verifies the lease in its own transaction.
                    LOG.warn("Cannot renew the lease", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Holder> current(Connection connection) throws SQLException {
        return LedgerDatabase.query(
                connection,
                "select holder, host, pid, process_started_at, command, acquired_at, heartbeat_at from th_lease where name = ?",
                row -> new Holder(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.parse(row.getString(6)),
                        Instant.parse(row.getString(7))),
                NAME);
    }

    private static UserError busy(Holder other) {
        return new UserError(
                ExitCode.BUSY,
                "Cannot write to this warehouse: `%s` (process %d on %s) holds it since %s, last seen %s. "
                                .formatted(
                                        other.command(),
                                        other.pid(),
                                        other.host(),
                                        other.acquiredAt(),
                                        other.heartbeatAt())
                        + "Wait until it ends, or stop it and run again.");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private record Holder(
            String holder,
            String host,
            long pid,
            String processStartedAt,
            String command,
            Instant acquiredAt,
            Instant heartbeatAt) {
        boolean isAlive(String thisHost, Instant now) {
            if (host.equals(thisHost)) {
                return ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> started(process).equals(processStartedAt))
                        .isPresent();
            }
            return heartbeatAt.plus(EXPIRY).isAfter(now);
        }
    }
}
