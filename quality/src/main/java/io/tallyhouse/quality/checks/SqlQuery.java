package io.tallyhouse.quality.checks;

import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.refresh.SqlInputs;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the select of a rule on the tables of the run's branch. Unqualified names are registered as temporary views of the
 * session; qualified names outside gold are left to the catalogs.
 */
public final class SqlQuery {
    private static final String RELEASED = "gold.analytics.";

    private SqlQuery() {}

    /**
     * The select's rows, not yet computed.
     *
     * @param session where the views are made; the same that {@code inputs} read with
     * @param file names the select in messages
     * @param parameters values of named parameters
     * @param inputs tables by unqualified name
     * @throws UserError when the select does not parse
     * @throws IllegalArgumentException when the select names a released gold table, or one that {@code inputs} do not know
     */
    public static Dataset<Row> rows(
            SparkSession session,
            String file,
            String sql,
            Map<String, Object> parameters,
            Function<String, Dataset<Row>> inputs) {
        for (String name : SqlInputs.of(session, file, sql)) {
            if (name.startsWith(RELEASED)) {
                throw new IllegalArgumentException(
                        "it reads %s, which is the release that is served, not the one being checked; write %s"
                                .formatted(name, name.substring(RELEASED.length())));
            }
            if (!name.contains(".")) {
                inputs.apply(name).createOrReplaceTempView(name);
            }
        }
        return session.sql(sql, parameters);
    }
}
