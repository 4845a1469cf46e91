package io.tallyhouse.quality.checks;

import static org.apache.spark.sql.functions.expr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * A rule written as a select. The usual form, {@code select count(*) from {object} where …} without a subquery, only
 * counts rows of the table: it joins the shared scan, and its offending keys can be shown. Every other select runs on its own.
 */
record SqlRule(String name, Dataset<Row> table) {
    /** Stands for the table in a rule's select. */
    static final String OBJECT = "{object}";

    private static final String PROPERTY = "{property}";
    private static final Pattern COUNT_OF_ROWS = Pattern.compile(
            "\\s*select\\s+count\\s*\\(\\s*(?:\\*|1)\\s*\\)(?:\\s+as\\s+\\w+)?\\s+from\\s+\\{object}\\s+where\\s+(.+?)\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SUBQUERY = Pattern.compile("\\bselect\\b", Pattern.CASE_INSENSITIVE);

    Probe probe(String query, Optional<String> property) {
        if (query.contains(PROPERTY) && property.isEmpty()) {
            return new Probe.Impossible("{property} stands for a column, but the rule is written under no column");
        }
        String sql = property.map(column -> query.replace(PROPERTY, column)).orElse(query);
        Matcher count = COUNT_OF_ROWS.matcher(sql);
        if (!count.matches() || SUBQUERY.matcher(count.group(1)).find()) {
            return new Probe.Query(sql);
        }
        try {
            Column isBad = expr(count.group(1).replace(OBJECT, name));
            // Only resolved, not run: refuses what a where clause refuses, such as an unknown column or an aggregate.
            table.alias(name).filter(isBad).schema();
            return new Probe.BadRows(isBad, property.stream().toList());
        } catch (Exception e) {
            // Spark throws these without declaring them, so that Java cannot catch them by name.
            if (e instanceof ParseException) {
                return new Probe.Query(sql);
            }
            if (e instanceof AnalysisException) {
                return new Probe.Impossible(Reasons.of(e));
            }
            throw e;
        }
    }
}
