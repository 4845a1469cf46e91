package io.tallyhouse.pipelines.landing;

import static io.tallyhouse.lakehouse.runs.LedgerDatabase.execute;

import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The file ledger in the warehouse's SQL database: tables {@code th_file} and {@code th_batch}. Instants are ISO 8601 text in UTC. */
public final class JdbcFileLedger implements FileLedger {
    private static final List<String> TABLES =
            List.of("""
            create table if not exists th_file (
                landing varchar(1024) not null, path varchar(1024) not null, version int not null,
                source varchar(255) not null, object varchar(255) not null, size_bytes bigint not null,
                modified_at varchar(40) not null, file_at varchar(40) not null, sha256 varchar(64) not null,
                state varchar(20) not null, batch bigint not null, seen_at varchar(40) not null,
                primary key (landing, path, version))""", "create index if not exists th_file_by_object on th_file (source, object)", """
            create table if not exists th_batch (
                source varchar(255) not null, object varchar(255) not null, batch bigint not null,
                state varchar(20) not null, as_of varchar(40) not null, rows_read bigint, rows_stored bigint,
                rows_quarantined bigint, rows_duplicate bigint, primary key (source, object, batch))""");

    private static final String COLUMNS =
            "select landing, path, size_bytes, modified_at, version, sha256, state, batch, seen_at from th_file f";
    private final LedgerDatabase database;

    /** Makes its tables where they are missing. */
    public JdbcFileLedger(LedgerDatabase database) {
        this.database = database;
        database.transaction(connection -> {
            for (String table : TABLES) {
                execute(connection, table);
            }
            return TABLES.size();
        });
    }

    @Override
    public synchronized List<FileVersion> files(String source, String object) {
        return database.query(
                COLUMNS + " where source = ? and object = ? and version = (select max(version) from th_file g"
                        + " where g.landing = f.landing and g.path = f.path) order by file_at, path, landing",
                JdbcFileLedger::version,
                source,
                object);
    }

    @Override
    public synchronized List<FileVersion> contents(String source, String object) {
        return database.query(
                COLUMNS + " where source = ? and object = ? and state in (?, ?) order by batch, file_at, path, landing",
                JdbcFileLedger::version,
                source,
                object,
                State.PLANNED.name(),
                State.STORED.name());
    }

    @Override
    public synchronized Optional<Manifest> openBatch(String source, String object) {
        return database.first(
                        "select batch, as_of from th_batch where source = ? and object = ? and state = ?",
                        row -> new Manifest(source, object, row.getLong(1), Instant.parse(row.getString(2)), List.of()),
                        source,
                        object,
                        State.PLANNED.name())
                .map(open -> new Manifest(source, object, open.batch(), open.asOf(), filesOf(open)));
    }

    @Override
    public synchronized long lastBatch(String source, String object) {
        return database.query(
                        "select coalesce(max(batch), 0) from th_batch where source = ? and object = ?",
                        row -> row.getLong(1),
                        source,
                        object)
                .get(0);
    }

    /** The newest batch that is in bronze; 0 where none is. */
    public synchronized long lastStored(String source, String object) {
        return database.query(
                        "select coalesce(max(batch), 0) from th_batch where source = ? and object = ? and state = 'STORED'",
                        row -> row.getLong(1),
                        source,
                        object)
                .get(0);
    }

    @Override
    public synchronized void remember(String source, String object, FileVersion version) {
        database.transaction(connection -> store(connection, source, object, version));
    }

    @Override
    public synchronized void plan(Manifest manifest) {
        database.transaction(connection -> {
            execute(
                    connection,
                    "insert into th_batch (source, object, batch, state, as_of) values (?, ?, ?, ?, ?)",
                    manifest.source(),
                    manifest.object(),
                    manifest.batch(),
                    State.PLANNED.name(),
                    manifest.asOf().toString());
            for (FileVersion file : manifest.files()) {
                store(connection, manifest.source(), manifest.object(), file);
            }
            return manifest.files().size();
        });
    }

    @Override
    public synchronized void abandon(Manifest manifest) {
        database.transaction(connection -> {
            setBatchState(connection, manifest, "ABANDONED");
            return execute(
                    connection,
                    "delete from th_file where source = ? and object = ? and batch = ?",
                    manifest.source(),
                    manifest.object(),
                    manifest.batch());
        });
    }

    @Override
    public synchronized void finish(Manifest manifest, BatchCounts counts) {
        database.transaction(connection -> {
            execute(
                    connection,
                    "update th_batch set rows_read = ?, rows_stored = ?, rows_quarantined = ?, rows_duplicate = ?"
                            + " where source = ? and object = ? and batch = ?",
                    counts.read(),
                    counts.stored(),
                    counts.quarantined(),
                    counts.duplicates(),
                    manifest.source(),
                    manifest.object(),
                    manifest.batch());
            execute(
                    connection,
                    "update th_file set state = ? where source = ? and object = ? and batch = ?",
                    State.STORED.name(),
                    manifest.source(),
                    manifest.object(),
                    manifest.batch());
            return setBatchState(connection, manifest, State.STORED.name());
        });
    }

    private List<FileVersion> filesOf(Manifest open) {
        return database.query(
                COLUMNS + " where source = ? and object = ? and batch = ? order by file_at, path, landing",
                JdbcFileLedger::version,
                open.source(),
                open.object(),
                open.batch());
    }

    private static int setBatchState(Connection connection, Manifest manifest, String state) throws SQLException {
        return execute(
                connection,
                "update th_batch set state = ? where source = ? and object = ? and batch = ?",
                state,
                manifest.source(),
                manifest.object(),
                manifest.batch());
    }

    private static int store(Connection connection, String source, String object, FileVersion version)
            throws SQLException {
        LandedFile file = version.file();
        execute(
                connection,
                "delete from th_file where landing = ? and path = ? and version = ?",
                file.landing(),
                file.path(),
                version.version());
        return execute(
                connection,
                "insert into th_file (landing, path, version, source, object, size_bytes, modified_at, file_at, sha256, state, batch, seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.landing(),
                file.path(),
                version.version(),
                source,
                object,
                file.size(),
                file.modifiedAt().toString(),
                file.fileAt().toString(),
                version.sha256(),
                version.state().name(),
                version.batch(),
                version.seenAt().toString());
    }

    private static FileVersion version(ResultSet row) throws SQLException {
        LandedFile file =
                new LandedFile(row.getString(1), row.getString(2), row.getLong(3), Instant.parse(row.getString(4)));
        return new FileVersion(
                file,
                row.getInt(5),
                row.getString(6),
                State.valueOf(row.getString(7)),
                row.getLong(8),
                Instant.parse(row.getString(9)));
    }
}
