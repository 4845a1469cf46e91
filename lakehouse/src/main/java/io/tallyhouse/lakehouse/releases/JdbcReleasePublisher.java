package io.tallyhouse.lakehouse.releases;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.runs.Lease;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.runs.Watermarks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Releases through Iceberg's JDBC catalog. Its commit is a compare-and-swap of one row's {@code metadata_location}, so
 * the swaps of all tables, the release's rows and the watermarks fit one SQL transaction. The metadata files are written
 * before; a crash in between leaves files that nothing points to.
 */
public final class JdbcReleasePublisher implements ReleasePublisher {
    private final GoldCatalog catalog;
    private final LedgerDatabase database;
    private final Lease lease;
    private final Clock clock;

    public JdbcReleasePublisher(GoldCatalog catalog, LedgerDatabase database, Lease lease, Clock clock) {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.database = requireNonNull(database, "database is null");
        this.lease = requireNonNull(lease, "lease is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Optional<Release> publish(String runId, Instant asOf) {
        long releaseId = database.first("select max(release_id) from th_release", row -> row.getLong(1))
                        .orElse(0L)
                + 1;
        List<Move> moves = new ArrayList<>();
        for (String name : catalog.tables(GoldCatalog.ANALYTICS)) {
            catalog.find(GoldCatalog.ANALYTICS, name)
                    .flatMap(table -> move(name, table, releaseId))
                    .ifPresent(moves::add);
        }
        int changed = (int) moves.stream().filter(Move::isChanged).count();
        if (changed == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        database.transaction(connection -> {
            lease.verify(connection);
            for (Move move : moves) {
                swap(connection, move);
                LedgerDatabase.execute(
                        connection,
                        "insert into th_release_table values (?, ?, ?, ?)",
                        releaseId,
                        move.table(),
                        move.snapshotId(),
                        move.isChanged() ? 1 : 0);
            }
            Watermarks.acceptCandidates(connection);
            LedgerDatabase.execute(
                    connection,
                    "insert into th_release values (?, ?, ?, ?)",
                    releaseId,
                    runId,
                    asOf.toString(),
                    now.toString());
            return LedgerDatabase.execute(
                    connection, "update th_run set release_id = ? where run_id = ?", releaseId, runId);
        });
        return Optional.of(new Release(releaseId, runId, asOf, now, moves.size(), changed));
    }

    private static Optional<Move> move(String name, Table table, long releaseId) {
        Optional<Snapshot> visible = GoldCatalog.visible(table);
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        long snapshotId = visible.get().snapshotId();
        Snapshot served = table.currentSnapshot();
        if (served != null && !SnapshotUtil.isAncestorOf(table, snapshotId, served.snapshotId())) {
            throw new UserError(
                    ExitCode.BUSY,
                    "Cannot release gold.analytics.%s: its main branch moved to snapshot %d while this run built on another. "
                                    .formatted(name, served.snapshotId())
                            + "No table was released. Find who writes to gold beside tallyhouse, then run again.");
        }
        TableOperations operations = ((HasTableOperations) table).operations();
        TableMetadata base = operations.current();
        TableMetadata.Builder builder = TableMetadata.buildFrom(base)
                .setRef(
                        Release.tag(releaseId),
                        SnapshotRef.tagBuilder(snapshotId).build());
        boolean isChanged = served == null || served.snapshotId() != snapshotId;
        if (isChanged) {
            builder.setBranchSnapshot(snapshotId, SnapshotRef.MAIN_BRANCH);
        }
        if (base.refs().containsKey(GoldCatalog.CANDIDATE)) {
            builder.removeRef(GoldCatalog.CANDIDATE);
        }
        TableMetadata next = builder.build();
        String location = nextLocation(operations, base);
        TableMetadataParser.write(next, operations.io().newOutputFile(location));
        return Optional.of(new Move(name, base.metadataFileLocation(), location, snapshotId, isChanged));
    }

    private static String nextLocation(TableOperations operations, TableMetadata base) {
        String file = base.metadataFileLocation();
        String number = file.substring(file.lastIndexOf('/') + 1).replaceFirst("-.*$", "");
        return operations.metadataFileLocation(
                "%05d-%s.metadata.json".formatted(Integer.parseInt(number) + 1, UUID.randomUUID()));
    }

    private static void swap(Connection connection, Move move) throws SQLException {
        int swapped = LedgerDatabase.execute(
                connection, """
                update iceberg_tables set metadata_location = ?, previous_metadata_location = ?
                where catalog_name = 'gold' and table_namespace = ? and table_name = ? and metadata_location = ?""", move.to(), move.from(), GoldCatalog.ANALYTICS, move.table(), move.from());
        if (swapped != 1) {
            throw new UserError(
                    ExitCode.BUSY,
                    "Cannot release gold.analytics.%s: it was written by somebody else at this moment. "
                                    .formatted(move.table())
                            + "No table was released. Find who writes to gold beside tallyhouse, then run again.");
        }
    }

    private record Move(String table, String from, String to, long snapshotId, boolean isChanged) {}
}
