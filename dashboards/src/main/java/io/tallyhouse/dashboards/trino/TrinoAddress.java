package io.tallyhouse.dashboards.trino;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a Trino answers on this machine.
 *
 * @param port HTTP port on loopback
 */
public record TrinoAddress(int port) {
    /** For clients such as Superset or a JDBC tool; any user name is taken, no password is asked. */
    public String jdbcUrl() {
        return "jdbc:trino://127.0.0.1:%d".formatted(port);
    }

    /** Opens a connection in UTC, without a default catalog: every table is named in full. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "tallyhouse");
        properties.setProperty("source", "tallyhouse");
        properties.setProperty("timezone", "UTC");
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    @Override
    public String toString() {
        return "http://127.0.0.1:%d".formatted(port);
    }
}
