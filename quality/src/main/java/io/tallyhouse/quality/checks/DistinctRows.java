package io.tallyhouse.quality.checks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;

import com.amazon.deequ.analyzers.Analyzers;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.ScanShareableAnalyzer;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Entity;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Counts the distinct values of a column, in Deequ's shared scan. Deequ's own uniqueness measures each run a grouping of
 * their own, count the rows once more, and leave out rows whose key is all null.
 */
record DistinctRows(String column) implements ScanShareableAnalyzer<NumMatches, DoubleMetric> {
    private static final String NAME = "DistinctRows";

    @Override
    public Seq<Column> aggregationFunctions() {
        return JavaConverters.asScalaBuffer(List.of(count_distinct(col(column))))
                .toSeq();
    }

    @Override
    public Option<NumMatches> fromAggregationResult(Row result, int offset) {
        return Option.apply(new NumMatches(result.getLong(offset)));
    }

    @Override
    public DoubleMetric computeMetricFrom(Option<NumMatches> state) {
        return state.isEmpty()
                ? Analyzers.metricFromEmpty(this, NAME, column, Entity.Column())
                : Analyzers.metricFromValue(state.get().metricValue(), NAME, column, Entity.Column(), Option.empty());
    }

    @Override
    public DoubleMetric toFailureMetric(Exception failure) {
        return Analyzers.metricFromFailure(failure, NAME, column, Entity.Column());
    }
}
