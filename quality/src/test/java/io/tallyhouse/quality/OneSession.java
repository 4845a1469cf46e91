package io.tallyhouse.quality;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.session.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The Spark session that all tests of this module share, and small tables to check. */
public final class OneSession {
    private static final SparkSession SESSION = open();

    private OneSession() {}

    public static SparkSession session() {
        return SESSION;
    }

    /** Rows written as SQL values: {@code rows("touch_id string, clicks int", "('a', 1), ('b', null)")}. */
    public static Dataset<Row> rows(String columns, String values) {
        return SESSION.sql("select %s from values %s as rows(%s)".formatted(casts(columns), values, names(columns)));
    }

    /** A table with these columns and no row. */
    public static Dataset<Row> noRows(String columns) {
        return SESSION.sql("select %s from (select 1) where false".formatted(casts(columns, "null")));
    }

    /** Finds tables by name, and says so when there is none. */
    public static Function<String, Dataset<Row>> tables(Map<String, Dataset<Row>> tables) {
        return name -> {
            Dataset<Row> table = tables.get(name);
            if (table == null) {
                throw new IllegalArgumentException("there is no table " + name);
            }
            return table;
        };
    }

    private static String names(String columns) {
        return columns.replaceAll("(\\w+) [\\w(,)]+?(, |$)", "$1$2");
    }

    private static String casts(String columns) {
        return columns.replaceAll("(\\w+) ([\\w(,)]+?)(, |$)", "cast($1 as $2) as $1$3");
    }

    private static String casts(String columns, String value) {
        return columns.replaceAll("(\\w+) ([\\w(,)]+?)(, |$)", "cast(" + value + " as $2) as $1$3");
    }

    private static SparkSession open() {
        try {
            return SparkSessions.open(WarehouseConfiguration.local(Files.createTempDirectory("quality")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
