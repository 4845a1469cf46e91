package io.tallyhouse.quality.reconciliation;

import static org.apache.spark.sql.functions.col;

import io.tallyhouse.quality.checks.Reasons;
import io.tallyhouse.quality.checks.SqlQuery;
import io.tallyhouse.quality.reconciliation.Reconciliation.NoRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Runs reconciliations on the tables of the run's branch. */
public final class Reconciler {
    private static final int MOST_ITEMS = 10_000;
    private static final Set<DataType> WHOLE_NUMBERS =
            Set.of(DataTypes.LongType, DataTypes.IntegerType, DataTypes.ShortType, DataTypes.ByteType);

    private Reconciler() {}

    /** The same for a select without parameters. */
    public static ReconciliationResult run(
            SparkSession session, Reconciliation reconciliation, Function<String, Dataset<Row>> inputs) {
        return run(session, reconciliation, Map.of(), inputs);
    }

    /**
     * Compares the two amounts of each item, exactly. Never fails because of the select: a reconciliation that cannot be
     * run is a result as well.
     *
     * @param session where the select runs and its inputs are made views
     * @param parameters values of the named parameters that the select may use, such as {@code :reporting_currency}
     * @param inputs tables by unqualified name, read with {@code session}
     */
    public static ReconciliationResult run(
            SparkSession session,
            Reconciliation reconciliation,
            Map<String, Object> parameters,
            Function<String, Dataset<Row>> inputs) {
        try {
            Dataset<Row> rows = SqlQuery.rows(session, reconciliation.file(), reconciliation.sql(), parameters, inputs);
            Optional<String> wrongColumns = wrongColumns(rows);
            return wrongColumns.isPresent()
                    ? ReconciliationResult.impossible(reconciliation, wrongColumns.orElseThrow())
                    : compared(reconciliation, rows);
        } catch (Exception e) {
            // Spark throws AnalysisException without declaring it. A wrong select must not hide the other results.
            if (e instanceof RuntimeException || e instanceof AnalysisException) {
                return ReconciliationResult.impossible(reconciliation, Reasons.of(e));
            }
            throw e;
        }
    }

    private static Optional<String> wrongColumns(Dataset<Row> rows) {
        List<String> names = List.of(rows.columns());
        if (!Set.copyOf(names).equals(Set.of("item", "left_amount", "right_amount")) || names.size() != 3) {
            return Optional.of("the select returns %s; it must return item, left_amount, right_amount"
                    .formatted(String.join(", ", names)));
        }
        for (String name : List.of("left_amount", "right_amount")) {
            DataType type = rows.schema().apply(name).dataType();
            if (!(type instanceof DecimalType) && !WHOLE_NUMBERS.contains(type)) {
                return Optional.of(
                        "%s is %s; amounts are compared exactly, as decimal or bigint".formatted(name, type.sql()));
            }
        }
        return Optional.empty();
    }

    private static ReconciliationResult compared(Reconciliation reconciliation, Dataset<Row> select) {
        List<Row> rows = select.select(
                        col("item").cast("string"),
                        col("left_amount").cast("string"),
                        col("right_amount").cast("string"))
                .limit(MOST_ITEMS + 1)
                .collectAsList();
        if (rows.isEmpty() && reconciliation.noRows() == NoRows.UNKNOWN) {
            return ReconciliationResult.impossible(
                    reconciliation, "the select returned no row, so nothing was compared");
        }
        if (rows.size() > MOST_ITEMS) {
            return ReconciliationResult.impossible(
                    reconciliation, "the select returned more than %d items; compare sums".formatted(MOST_ITEMS));
        }
        Set<String> seen = new HashSet<>();
        List<ReconciledItem> items = new ArrayList<>();
        for (Row row : rows) {
            if (row.isNullAt(0) || !seen.add(row.getString(0))) {
                return ReconciliationResult.impossible(
                        reconciliation,
                        row.isNullAt(0)
                                ? "the select returned a row whose item is null"
                                : "the select returned item %s twice".formatted(row.getString(0)));
            }
            items.add(ReconciledItem.of(row.getString(0), amount(row, 1), amount(row, 2), reconciliation.tolerance()));
        }
        return new ReconciliationResult(reconciliation, items, Optional.empty());
    }

    private static Optional<BigDecimal> amount(Row row, int column) {
        return row.isNullAt(column) ? Optional.empty() : Optional.of(new BigDecimal(row.getString(column)));
    }
}
