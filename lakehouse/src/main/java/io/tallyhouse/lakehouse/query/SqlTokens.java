package io.tallyhouse.lakehouse.query;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.query.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts SQL into pieces as the engine's own lexer does where it matters: which characters are inside a string, a comment
 * or a quoted name. In Spark a backslash escapes, double quotes hold strings, and block comments nest.
 */
final class SqlTokens {
    private final String sql;
    private final Engine engine;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int position;

    private SqlTokens(String sql, Engine engine) {
        this.sql = sql;
        this.engine = engine;
    }

    /**
     * The pieces of a text.
     *
     * @throws UserError when a string, a name or a comment has no end
     */
    static List<SqlToken> of(String sql, Engine engine) {
        SqlTokens reading = new SqlTokens(sql, engine);
        while (reading.position < sql.length()) {
            reading.readOne();
        }
        return List.copyOf(reading.tokens);
    }

    private void readOne() {
        char first = sql.charAt(position);
        if (Character.isWhitespace(first)) {
            add(Kind.BLANK, endOf(Character::isWhitespace));
        } else if (sql.startsWith("--", position)) {
            add(Kind.BLANK, endOfLine());
        } else if (sql.startsWith("/*", position)) {
            add(Kind.BLANK, endOfComment());
        } else if (first == '\'') {
            add(Kind.STRING, endOfString(first));
        } else if (first == '"' && engine == Engine.SPARK) {
            add(Kind.STRING, endOfString(first));
        } else if (first == '"' || first == '`') {
            add(Kind.QUOTED_NAME, endOfDoubled(first));
        } else if (isWordPart(first)) {
            add(Kind.WORD, endOf(SqlTokens::isWordPart));
        } else {
            add(Kind.SIGN, position + 1);
        }
    }

    private void add(Kind kind, int end) {
        String text = sql.substring(position, end);
        tokens.add(new SqlToken(kind, text, name(kind, text)));
        position = end;
    }

    private static String name(Kind kind, String text) {
        return switch (kind) {
            case WORD -> text.toLowerCase(Locale.ROOT);
            case QUOTED_NAME -> {
                String quote = text.substring(0, 1);
                yield text.substring(1, text.length() - 1)
                        .replace(quote + quote, quote)
                        .toLowerCase(Locale.ROOT);
            }
            case STRING, BLANK, SIGN -> "";
        };
    }

    private static boolean isWordPart(int character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$';
    }

    private interface Test {
        boolean accepts(int character);
    }

    private int endOf(Test part) {
        int end = position;
        while (end < sql.length() && part.accepts(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfLine() {
        int end = sql.indexOf('\n', position);
        while (engine == Engine.SPARK && end > 0 && sql.charAt(end - 1) == '\\') {
            end = sql.indexOf('\n', end + 1);
        }
        return end < 0 ? sql.length() : end + 1;
    }

    private int endOfComment() {
        int depth = 1;
        int at = position + 2;
        while (depth > 0) {
            int close = sql.indexOf("*/", at);
            if (close < 0) {
                throw unfinished("a comment");
            }
            int open = engine == Engine.SPARK ? sql.indexOf("/*", at) : -1;
            boolean isNested = open >= 0 && open < close;
            depth += isNested ? 1 : -1;
            at = (isNested ? open : close) + 2;
        }
        return at;
    }

    private int endOfString(char quote) {
        return engine == Engine.SPARK && !isRaw() ? endOfEscaped(quote) : endOfDoubled(quote);
    }

    /** Spark's {@code r'…'}, where a backslash is a backslash. */
    private boolean isRaw() {
        if (tokens.isEmpty()) {
            return false;
        }
        SqlToken before = tokens.get(tokens.size() - 1);
        return before.isKeyword("r");
    }

    private int endOfEscaped(char quote) {
        for (int at = position + 1; at < sql.length(); at++) {
            if (sql.charAt(at) == '\\') {
                at++;
            } else if (sql.charAt(at) == quote) {
                return at + 1;
            }
        }
        throw unfinished("a string");
    }

    private int endOfDoubled(char quote) {
        for (int at = position + 1; at < sql.length(); at++) {
            if (sql.charAt(at) == quote) {
                if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                    at++;
                } else {
                    return at + 1;
                }
            }
        }
        throw unfinished(quote == '\'' ? "a string" : "a quoted name");
    }

    private UserError unfinished(String what) {
        int line = 1
                + (int) sql.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new UserError(
                ExitCode.USAGE, "Cannot read the SQL: %s that begins in line %d has no end.".formatted(what, line));
    }
}
