package io.tallyhouse.lakehouse.tables;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.instr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.to_timestamp;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.tallyhouse.lakehouse.contracts.TableContract;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * How text as received becomes a typed value. The same expressions decide at ingest whether a row is sound and give silver
 * its typed view, so the two cannot disagree.
 */
public final class Typing {
    private static final int SHOWN_CHARACTERS = 80;

    /** How exports write that there is no number, such as the ECB's rates. */
    private static final String NO_NUMBER = "N/A";

    private Typing() {}

    /** The value of {@code raw} in the column's type; null where it is null or does not read as that type. */
    public static Column typed(io.tallyhouse.lakehouse.contracts.Column column, Column raw) {
        String type = column.type();
        if (type.equals("string")) {
            return raw;
        }
        Column text = present(column, raw);
        if (column.format().isPresent()) {
            String format = column.format().orElseThrow();
            return type.equals("date") ? to_date(text, format) : to_timestamp(text, format);
        }
        // Regular expressions only for the rare forms: they cost more than the casts.
        return switch (type) {
            // Spark takes a time without a day for one of today. Marketo writes both markers:
            // 2023-01-17T11:04:34Z+0000.
            case "timestamp" ->
                when(
                        beginsWithDay(text),
                        when(text.endsWith("Z+0000"), regexp_replace(text, "\\+0000$", ""))
                                .otherwise(text)
                                .cast(type));
            case "date" -> when(beginsWithDay(text), text.cast(type));
            case "bigint", "int" ->
                when(
                                text.contains("."),
                                when(
                                        text.rlike("^[+-]?[0-9]+\\.0*$"),
                                        regexp_replace(text, "\\..*$", "").cast(type)))
                        .otherwise(text.cast(type));
            default -> text.cast(type);
        };
    }

    /** Whether year, month and day are there, {@code 2026-3-2} at the least; the cast does the rest. */
    private static Column beginsWithDay(Column text) {
        return instr(text, "-").equalTo(5).and(octet_length(text).geq(8));
    }

    /** The text to be read as a type; null where the export says that there is none. */
    private static Column present(io.tallyhouse.lakehouse.contracts.Column column, Column raw) {
        Column text = trim(raw);
        boolean isNumber = column.type().startsWith("decimal")
                || List.of("bigint", "int", "double").contains(column.type());
        return isNumber ? nullif(text, lit(NO_NUMBER)) : text;
    }

    /** Whether a row as received can be stored: {@link #reasons} would be empty. It compiles, which reasons do not. */
    public static Column isSound(TableContract table) {
        Column isSound = lit(true);
        for (io.tallyhouse.lakehouse.contracts.Column column : table.columns()) {
            Column raw = col(quoted(column.name()));
            if (column.required()) {
                isSound = isSound.and(raw.isNotNull());
            }
            if (!column.type().equals("string")) {
                isSound = isSound.and(
                        present(column, raw).isNull().or(typed(column, raw).isNotNull()));
            }
        }
        return isSound;
    }

    /** Why a row as received cannot be stored: an array of texts, empty when it is sound. */
    public static Column reasons(TableContract table) {
        List<Column> reasons = new ArrayList<>();
        for (io.tallyhouse.lakehouse.contracts.Column column : table.columns()) {
            Column raw = col(quoted(column.name()));
            if (!column.type().equals("string")) {
                reasons.add(when(
                        present(column, raw).isNotNull().and(typed(column, raw).isNull()),
                        concat(
                                lit(column.name() + ": \""),
                                substring(raw, 1, SHOWN_CHARACTERS),
                                lit("\" does not read as " + column.type()))));
            }
            if (column.required()) {
                reasons.add(when(raw.isNull(), lit(column.name() + ": required, but empty")));
            }
        }
        return reasons.isEmpty() ? array().cast("array<string>") : array_compact(array(reasons.toArray(Column[]::new)));
    }

    /** The typed view of a table as received, in contract order, followed by the named other columns as they are. */
    public static Column[] select(TableContract table, List<String> others) {
        List<Column> columns = new ArrayList<>();
        for (io.tallyhouse.lakehouse.contracts.Column column : table.columns()) {
            columns.add(typed(column, col(quoted(column.name()))).as(column.name()));
        }
        for (String other : others) {
            columns.add(col(quoted(other)));
        }
        return columns.toArray(Column[]::new);
    }

    private static String quoted(String name) {
        return "`" + name + "`";
    }
}
