package io.tallyhouse.quality.checks;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What has to be looked at to judge one rule. */
sealed interface Probe {
    /** The number of rows. */
    record AllRows() implements Probe {}

    /**
     * The rows for which {@code isBad} is true.
     *
     * @param shown columns that say what is wrong with such a row, beside its key
     */
    record BadRows(Column isBad, List<String> shown) implements Probe {}

    /** The rows whose non-null value in {@code column} is not in {@code referenced}, a frame of one column. */
    record Orphans(String column, Dataset<Row> referenced) implements Probe {}

    /** The rows beyond the first of each group of equal values; null equals null. */
    record Duplicates(List<String> columns) implements Probe {}

    /** The greatest value of {@code millis}, milliseconds since 1970 of {@code column}. */
    record Newest(String column, Column millis) implements Probe {}

    /** The one number that a select returns. */
    record Query(String sql) implements Probe {}

    /** Cannot be looked at, with the reason. */
    record Impossible(String reason) implements Probe {}
}
