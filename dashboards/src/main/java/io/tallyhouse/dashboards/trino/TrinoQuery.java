package io.tallyhouse.dashboards.trino;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.query.Engine;
import io.tallyhouse.lakehouse.query.SingleStatement;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One SQL statement in Trino. */
public final class TrinoQuery {
    /** Trino's error numbers: what the user wrote is wrong. */
    private static final int FIRST_USER_ERROR = 0x0000_0001;

    private static final int LAST_USER_ERROR = 0x0000_FFFF;

    private TrinoQuery() {}

    /** What a caller makes of an answer. */
    public interface Answer<R> {
        /**
         * Takes the whole answer.
         *
         * @param columns names, in the statement's order
         * @param rows absent values are SQL's null; others are Boolean, a Number, String, LocalDate or Instant
         */
        R of(List<String> columns, List<List<Optional<Object>>> rows);
    }

    /**
     * Runs the statement and hands over its whole answer.
     *
     * @throws UserError when Trino cannot understand or run it
     */
    public static <R> R run(TrinoAddress trino, String sql, Answer<R> answer) {
        String statementText = SingleStatement.of(sql, Engine.TRINO);
        try (Connection connection = trino.connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(statementText)) {
                return answer.of(List.of(), List.of());
            }
            try (ResultSet result = statement.getResultSet()) {
                return answer.of(columns(result.getMetaData()), rows(result));
            }
        } catch (SQLException e) {
            throw failure(trino, e);
        }
    }

    private static UserError failure(TrinoAddress trino, SQLException e) {
        boolean isUsers = e.getErrorCode() >= FIRST_USER_ERROR && e.getErrorCode() <= LAST_USER_ERROR;
        return new UserError(
                isUsers ? ExitCode.USAGE : ExitCode.SOURCE_UNREADABLE,
                "Cannot run the statement in the Trino at %s. %s".formatted(trino, e.getMessage()),
                e);
    }

    private static List<String> columns(ResultSetMetaData metaData) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= metaData.getColumnCount(); column++) {
            columns.add(metaData.getColumnLabel(column));
        }
        return columns;
    }

    private static List<List<Optional<Object>>> rows(ResultSet result) throws SQLException {
        ResultSetMetaData metaData = result.getMetaData();
        List<List<Optional<Object>>> rows = new ArrayList<>();
        while (result.next()) {
            List<Optional<Object>> row = new ArrayList<>();
            for (int column = 1; column <= metaData.getColumnCount(); column++) {
                row.add(Optional.ofNullable(value(result, column, metaData.getColumnTypeName(column))));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet result, int column, String type) throws SQLException {
        Object value = result.getObject(column);
        if (value instanceof Timestamp timestamp && type.endsWith("with time zone")) {
            return timestamp.toInstant();
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : result.getString(column);
    }
}
