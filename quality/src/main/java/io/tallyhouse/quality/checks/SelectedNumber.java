package io.tallyhouse.quality.checks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;

/**
 * Runs a rule's select that returns one number.
 *
 * @param view name under which the select sees the table
 * @param table the table
 * @param others other tables by unqualified name
 */
record SelectedNumber(String view, Dataset<Row> table, Function<String, Dataset<Row>> others) {
    Measurement measure(String file, String sql) {
        try {
            Dataset<Row> rows = SqlQuery.rows(
                    table.sparkSession(),
                    file,
                    sql.replace(SqlRule.OBJECT, view),
                    Map.of(),
                    name -> name.equals(view) ? table : others.apply(name));
            if (rows.columns().length != 1) {
                return new Measurement.Unknown(
                        "the select returns %d columns instead of one number".formatted(rows.columns().length));
            }
            if (!(rows.schema().fields()[0].dataType() instanceof NumericType)) {
                return new Measurement.Unknown("the select returns %s instead of a number"
                        .formatted(rows.schema().fields()[0].dataType().sql()));
            }
            return number(rows.limit(2).collectAsList());
        } catch (Exception e) {
            // Spark throws AnalysisException without declaring it. A wrong select must not hide the other checks.
            if (e instanceof RuntimeException || e instanceof AnalysisException) {
                return new Measurement.Unknown(Reasons.of(e));
            }
            throw e;
        }
    }

    private static Measurement number(List<Row> rows) {
        if (rows.size() != 1) {
            return new Measurement.Unknown("the select returns %s instead of one number"
                    .formatted(rows.isEmpty() ? "no row" : "more than one row"));
        }
        if (rows.get(0).isNullAt(0)) {
            return new Measurement.Unknown("the select returns null instead of a number");
        }
        return new Measurement.Figure(new BigDecimal(rows.get(0).get(0).toString()));
    }
}
