package io.tallyhouse.lakehouse.runs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Up to which version of each input a table was built. A table is a pure function of its inputs, so a watermark that is
 * behind costs work and never a wrong figure.
 */
public final class Watermarks {
    private static final String PASSED = "(passed)";

    private final LedgerDatabase database;

    public Watermarks(LedgerDatabase database) {
        this.database = database;
    }

    /** Version by input, empty for a table never built. */
    public Map<String, String> of(String target) {
        return read("select input, version from th_watermark where target = ?", target);
    }

    /** Replaces the versions of a table. */
    public void store(String target, Map<String, String> versions) {
        database.transaction(connection -> {
            store(connection, target, versions);
            return 0;
        });
    }

    /** Keeps the versions from which an unreleased gold table was built. */
    public void storeCandidate(String table, Map<String, String> versions) {
        database.transaction(connection -> {
            LedgerDatabase.execute(connection, "delete from th_candidate where table_name = ?", table);
            for (var version : versions.entrySet()) {
                LedgerDatabase.execute(
                        connection,
                        "insert into th_candidate values (?, ?, ?)",
                        table,
                        version.getKey(),
                        version.getValue());
            }
            return 0;
        });
    }

    /** Notes that a gate let this snapshot of an unreleased table pass. */
    public void storePassed(String table, long snapshotId) {
        database.transaction(connection -> {
            LedgerDatabase.execute(
                    connection, "delete from th_candidate where table_name = ? and input = ?", table, PASSED);
            return LedgerDatabase.execute(
                    connection, "insert into th_candidate values (?, ?, ?)", table, PASSED, Long.toString(snapshotId));
        });
    }

    /** Whether a gate let this snapshot of an unreleased table pass. */
    public boolean isPassed(String table, long snapshotId) {
        return Long.toString(snapshotId).equals(candidate(table).get(PASSED));
    }

    /** Versions from which an unreleased gold table was built. */
    public Map<String, String> candidate(String table) {
        return read("select input, version from th_candidate where table_name = ?", table);
    }

    /** Forgets all unreleased tables. */
    public void clearCandidates() {
        database.execute("delete from th_candidate");
    }

    /** Makes the candidates' versions the tables' own, inside the release's transaction. */
    public static void acceptCandidates(Connection connection) throws SQLException {
        LedgerDatabase.execute(
                connection, "delete from th_watermark where target in (select table_name from th_candidate)");
        LedgerDatabase.execute(
                connection,
                "insert into th_watermark (target, input, version) "
                        + "select table_name, input, version from th_candidate where input <> ?",
                PASSED);
        LedgerDatabase.execute(connection, "delete from th_candidate");
    }

    private static void store(Connection connection, String target, Map<String, String> versions) throws SQLException {
        LedgerDatabase.execute(connection, "delete from th_watermark where target = ?", target);
        for (var version : versions.entrySet()) {
            LedgerDatabase.execute(
                    connection,
                    "insert into th_watermark values (?, ?, ?)",
                    target,
                    version.getKey(),
                    version.getValue());
        }
    }

    private Map<String, String> read(String sql, String name) {
        Map<String, String> versions = new TreeMap<>();
        database.query(sql, row -> versions.put(row.getString(1), row.getString(2)), name);
        return versions;
    }
}
