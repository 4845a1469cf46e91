package io.tallyhouse.lakehouse.runs;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL on a free port for the tests of one class, in which each test gets a database of its own. */
public final class PostgresServer implements BeforeAllCallback, AfterAllCallback {
    private static final String USER = "tally";
    private static final String PASSWORD = "made-up";

    @SuppressWarnings("NullAway.Init") // started before the first test
    private EmbeddedPostgres server;

    private int databases;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        server = EmbeddedPostgres.start();
        execute("create role %s login password '%s'".formatted(USER, PASSWORD));
    }

    /** The settings of a warehouse in a folder, whose catalog is a new database. */
    public WarehouseConfiguration configuration(Path folder) throws SQLException {
        String database = "gold_" + ++databases;
        execute("create database %s owner %s".formatted(database, USER));
        return WarehouseConfiguration.local(folder)
                .withCatalog(
                        "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), database),
                        Optional.of(USER),
                        Optional.of(new Secret(PASSWORD)));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        server.close();
    }
}
