package io.tallyhouse.lakehouse.query;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL that sums up a table in two numbers, the same in Spark and in Trino when the rows are: {@code row_count} and
 * {@code digest}. Neither depends on the order of rows or of columns. The digest is the sum over all rows of a number
 * taken from the MD5 of the row's text, so rows that occur twice count twice.
 *
 * <p>Columns of types without one exact text (float, double, map, array, struct, interval) are left out.
 */
public final class TableDigest {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");
    private static final String NULL = "'~'";

    private TableDigest() {}

    /**
     * A column to be summed up.
     *
     * @param type Spark SQL's name of the type, as {@code decimal(20,2)}
     */
    public record DigestColumn(String name, String type) {
        public DigestColumn {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
            type = type.toLowerCase(Locale.ROOT).replace(" ", "");
        }

        /** Whether the column's values have one exact text in both engines. */
        public boolean isSummedUp() {
            return switch (type.replaceFirst("[(<].*", "")) {
                case "string",
                        "varchar",
                        "char",
                        "boolean",
                        "tinyint",
                        "smallint",
                        "int",
                        "integer",
                        "bigint",
                        "long" -> true;
                case "decimal", "date", "timestamp", "binary" -> true;
                default -> false;
            };
        }
    }

    /** How exactly instants are compared. */
    public enum Instants {
        /** For Iceberg tables. */
        MICROSECONDS,
        /** For Delta tables: Trino 476 reads their instants to the millisecond. */
        MILLISECONDS
    }

    /**
     * A select of one row: {@code row_count bigint, digest decimal(38,0)}.
     *
     * @param table full name, with a version behind it where one is wanted
     */
    public static String sql(String table, List<DigestColumn> columns, Instants instants, Engine engine) {
        String text = columns.stream()
                .filter(DigestColumn::isSummedUp)
                .sorted(Comparator.comparing(DigestColumn::name))
                .map(column -> "coalesce(%s, %s)".formatted(text(column, instants, engine), NULL))
                .collect(Collectors.joining(" || '|' || "));
        String row = text.isEmpty() ? "''" : text;
        return switch (engine) {
            case SPARK -> """
                    select count(*) as row_count,
                        cast(coalesce(sum(cast(conv(substr(md5(%s), 1, 15), 16, 10) as decimal(20, 0))), 0) as decimal(38, 0)) as digest
                    from %s""".formatted(row, table);
            case TRINO -> """
                    select count(*) as row_count,
                        coalesce(sum(cast(from_base(substr(to_hex(md5(to_utf8(%s))), 1, 15), 16) as decimal(38, 0))), decimal '0') as digest
                    from %s""".formatted(row, table);
        };
    }

    private static String text(DigestColumn column, Instants instants, Engine engine) {
        String name = engine == Engine.SPARK
                ? "`" + column.name().replace("`", "``") + "`"
                : "\"" + column.name().replace("\"", "\"\"") + "\"";
        String type = column.type().replaceFirst("[(<].*", "");
        return switch (type) {
            // The length tells apart what a separator inside a text could not.
            case "string", "varchar", "char" -> plain("length(%s)".formatted(name), engine) + " || ':' || " + name;
            case "decimal" -> decimal(name, column.type(), engine);
            case "timestamp" -> plain(instant(name, instants, engine), engine);
            case "binary" -> engine == Engine.SPARK ? "hex(%s)".formatted(name) : "to_hex(%s)".formatted(name);
            default -> plain(name, engine);
        };
    }

    private static String plain(String expression, Engine engine) {
        return "cast(%s as %s)".formatted(expression, engine == Engine.SPARK ? "string" : "varchar");
    }

    /** Spark writes small decimals of more than six places as powers of ten, so those are formatted. */
    private static String decimal(String name, String type, Engine engine) {
        Matcher matcher = DECIMAL.matcher(type);
        int scale = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        return engine == Engine.SPARK && scale > 6
                ? "replace(format_number(%s, %d), ',', '')".formatted(name, scale)
                : plain(name, engine);
    }

    /** The number of micro- or milliseconds since 1970; half a millisecond is rounded up, as Trino does when it reads. */
    private static String instant(String name, Instants instants, Engine engine) {
        return switch (engine) {
            case SPARK ->
                instants == Instants.MICROSECONDS
                        ? "unix_micros(%s)".formatted(name)
                        : "unix_millis(timestamp_micros(unix_micros(%s) + 500))".formatted(name);
            case TRINO -> trinoInstant(name, instants);
        };
    }

    /** Trino has no exact function for it: whole seconds, and then the digits behind them. */
    private static String trinoInstant(String name, Instants instants) {
        int digits = instants == Instants.MICROSECONDS ? 6 : 3;
        return "(date_diff('second', timestamp '1970-01-01 00:00:00 UTC', date_trunc('second', %s)) * %d"
                        .formatted(name, instants == Instants.MICROSECONDS ? 1_000_000 : 1_000)
                + " + cast(split_part(split_part(cast(cast(%s as timestamp(%d) with time zone) as varchar), '.', 2), ' ', 1) as bigint))"
                        .formatted(name, digits);
    }
}
