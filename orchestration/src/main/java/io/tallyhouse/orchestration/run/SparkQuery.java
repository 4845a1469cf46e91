package io.tallyhouse.orchestration.run;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One SQL statement in Spark. */
public final class SparkQuery {
    private SparkQuery() {}

    /**
     * The rows of a statement.
     *
     * @throws UserError when Spark cannot understand it
     */
    public static Rows run(SparkSession session, String sql) {
        Dataset<Row> result;
        try {
            result = session.sql(sql);
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw new UserError(
                        ExitCode.USAGE, "Cannot run the statement in Spark. %s".formatted(e.getMessage()), e);
            }
            throw e;
        }
        List<List<Optional<Object>>> rows = new ArrayList<>();
        for (Row row : result.collectAsList()) {
            List<Optional<Object>> values = new ArrayList<>();
            for (int index = 0; index < row.size(); index++) {
                values.add(Optional.ofNullable(row.get(index)));
            }
            rows.add(values);
        }
        return new Rows(List.of(result.columns()), rows);
    }
}
