package io.tallyhouse.dashboards.trino;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.dashboards.trino.DeltaTables.DeltaTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps Trino's list of Delta tables equal to the warehouse's folders. It remembers what it registered, because Trino's
 * own list may be ten seconds old; so the list must be empty at first. Not for use by several threads.
 */
final class TableRegistration {
    private final Path warehouse;
    private final Map<String, Set<DeltaTable>> registered = new HashMap<>();

    TableRegistration(Path warehouse) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    /**
     * Registers new tables and forgets those whose folder is gone; a table known already is left alone.
     *
     * @return how many tables were registered or forgotten
     */
    int update(Connection connection) throws SQLException, IOException {
        int changes = 0;
        for (String layer : DeltaTables.LAYERS) {
            Set<DeltaTable> known = registered.computeIfAbsent(layer, name -> new LinkedHashSet<>());
            changes += update(connection, layer, known, DeltaTables.scan(warehouse, layer));
        }
        return changes;
    }

    private static int update(Connection connection, String layer, Set<DeltaTable> known, List<DeltaTable> present)
            throws SQLException {
        int changes = 0;
        for (DeltaTable table : present) {
            if (!known.contains(table)) {
                if (known.stream().noneMatch(other -> other.schema().equals(table.schema()))) {
                    createSchema(connection, layer, table);
                }
                register(connection, layer, table);
                known.add(table);
                changes++;
            }
        }
        for (DeltaTable table : List.copyOf(known)) {
            if (!present.contains(table)) {
                forget(connection, layer, table);
                known.remove(table);
                changes++;
            }
        }
        return changes;
    }

    // Trino takes no parameters in these statements, so values are written as literals.
    private static void createSchema(Connection connection, String layer, DeltaTable table) throws SQLException {
        execute(
                connection,
                "create schema if not exists %s.%s with (location = %s)"
                        .formatted(
                                quoted(layer),
                                quoted(table.schema()),
                                literal(location(table.folder().resolveSibling("")))));
    }

    private static void register(Connection connection, String layer, DeltaTable table) throws SQLException {
        execute(
                connection,
                "call %s.system.register_table(schema_name => %s, table_name => %s, table_location => %s)"
                        .formatted(
                                quoted(layer),
                                literal(table.schema()),
                                literal(table.name()),
                                literal(location(table.folder()))));
    }

    private static void forget(Connection connection, String layer, DeltaTable table) throws SQLException {
        execute(
                connection,
                "call %s.system.unregister_table(schema_name => %s, table_name => %s)"
                        .formatted(quoted(layer), literal(table.schema()), literal(table.name())));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String location(Path folder) {
        return "file://" + folder;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
