package io.tallyhouse.lakehouse.runs;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.session.CatalogProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** The SQL database that holds catalog and ledger: SQLite in the warehouse, or PostgreSQL. */
public final class LedgerDatabase {
    /** Of the lock that transactions in PostgreSQL take: "tally" as a number. */
    private static final long LOCK = 0x74616C6C79L;

    /** SQLite's code for a file that somebody else has now. */
    private static final int SQLITE_BUSY = 5;

    /** As long as SQLite itself waits where it does. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final String url;
    private final boolean isInPostgresql;
    private final Properties credentials = new Properties();

    /** Connects and makes the ledger's tables where they are missing. */
    public LedgerDatabase(WarehouseConfiguration configuration) {
        requireNonNull(configuration, "configuration is null");
        url = CatalogProperties.jdbcUrl(configuration);
        isInPostgresql = configuration.isCatalogInPostgresql();
        if (url.startsWith("jdbc:sqlite:")) {
            // A transaction that reads first and writes later would fail at once when another one wrote in between.
            credentials.setProperty("transaction_mode", "IMMEDIATE");
        }
        configuration.catalogUser().ifPresent(user -> credentials.setProperty("user", user));
        configuration.catalogPassword().ifPresent(password -> credentials.setProperty("password", password.value()));
        makeFolder(configuration.catalogUrl());
        transaction(connection -> {
            for (String statement : LedgerTables.STATEMENTS) {
                try (var create = connection.createStatement()) {
                    create.execute(statement);
                }
            }
            return 0;
        });
    }

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        long limit = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(url, credentials);
            } catch (SQLException e) {
                // Who makes an SQLite file sets its journal and has it alone meanwhile; SQLite does not wait for that
                // by itself.
                if (isInPostgresql || e.getErrorCode() != SQLITE_BUSY || System.nanoTime() > limit) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /**
     * Does some work in one transaction: all of it is stored, or nothing. One transaction runs at a time, in PostgreSQL too, so what
     * a transaction has read stays true until it ends.
     */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try {
                if (isInPostgresql) {
                    query(connection, "select pg_advisory_xact_lock(?)", row -> true, LOCK);
                }
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot use the catalog database %s: %s. Check that it is reachable and writable."
                            .formatted(url, e.getMessage()),
                    e);
        }
    }

    /** Runs one insert, update or delete; returns how many rows it changed. */
    public int execute(String sql, Object... values) {
        return transaction(connection -> execute(connection, sql, values));
    }

    /** Runs one insert, update or delete inside a transaction; returns how many rows it changed. */
    public static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** All rows of a query. */
    public <T> List<T> query(String sql, Row<T> row, Object... values) {
        return transaction(connection -> query(connection, sql, row, values));
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... values) {
        return query(sql, row, values).stream().findFirst();
    }

    /** All rows of a query inside a transaction. */
    public static <T> List<T> query(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet results = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(row.read(results));
            }
            return rows;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }

    private static void makeFolder(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            Path file = Path.of(url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*$", ""));
            try {
                Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent(), "no parent"));
            } catch (IOException e) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot make the folder of the catalog %s: %s. Check the path and its rights."
                                .formatted(file, e.getMessage()),
                        e);
            }
        }
    }

    /** Work inside a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet results) throws SQLException;
    }
}
