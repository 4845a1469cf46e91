package io.tallyhouse.lakehouse.query;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.List;
import java.util.stream.Collectors;

/** One SQL statement, as both engines take it: without a semicolon at its end. */
public final class SingleStatement {
    private SingleStatement() {}

    /**
     * The statement without its closing semicolons.
     *
     * @throws UserError when there is none, or more than one
     */
    public static String of(String sql, Engine engine) {
        List<SqlToken> tokens = SqlTokens.of(sql, engine);
        int end = tokens.size();
        while (end > 0
                && (tokens.get(end - 1).kind() == SqlToken.Kind.BLANK
                        || tokens.get(end - 1).isSign(';'))) {
            end--;
        }
        List<SqlToken> statement = tokens.subList(0, end);
        if (statement.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "Cannot run the SQL: it is empty. Give one statement.");
        }
        if (statement.stream().anyMatch(token -> token.isSign(';'))) {
            throw new UserError(
                    ExitCode.USAGE, "Cannot run the SQL: it holds more than one statement. Give them one at a time.");
        }
        return statement.stream().map(SqlToken::text).collect(Collectors.joining());
    }
}
