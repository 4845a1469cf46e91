package io.tallyhouse.quality.checks;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.collection.JavaConverters;
import scala.util.Try;

/**
 * Deequ over one frame: every measure is an analyzer that shares the scan, so a table costs one query however many rules it
 * has. Metrics are counts, not ratios: Deequ's doubles hold them exactly.
 */
final class DeequPass {
    private final Map<String, Analyzer<?, Metric<?>>> analyzers = new LinkedHashMap<>();

    /** What one analyzer gave. */
    sealed interface Outcome {
        record Measured(BigDecimal number) implements Outcome {}

        /** There was no row, or no value, to measure. */
        record NothingToMeasure() implements Outcome {}

        record NotMeasured(String reason) implements Outcome {}
    }

    /** Measures the number of rows under {@code name}. */
    void countRows(String name) {
        add(name, new Size(Option.empty()));
    }

    /** Measures under the column's name how many rows have true in that boolean column, which is never null. */
    void countTrue(String column) {
        add(column, new Size(Option.apply(column)));
    }

    /** Measures under the column's name how many different values it has; null is a value. */
    void countDistinct(String column) {
        add(column, new DistinctRows(column));
    }

    /** Measures under the column's name its greatest whole number. */
    void greatest(String column) {
        add(column, new Maximum(column, Option.empty(), Option.empty()));
    }

    /**
     * Runs all in one query. Where that query fails, each runs alone, so that one bad rule does not hide what the others
     * find.
     *
     * @param frame gives the frame with these columns
     */
    Map<String, Outcome> run(Function<Set<String>, Dataset<Row>> frame) {
        Map<String, Outcome> together = run(frame.apply(analyzers.keySet()), analyzers);
        if (together.values().stream().noneMatch(Outcome.NotMeasured.class::isInstance) || analyzers.size() == 1) {
            return together;
        }
        Map<String, Outcome> alone = new LinkedHashMap<>();
        analyzers.forEach((name, analyzer) -> alone.putAll(run(frame.apply(Set.of(name)), Map.of(name, analyzer))));
        return alone;
    }

    // Java sees Scala's Analyzer<S, +M> as invariant in M.
    @SuppressWarnings("unchecked")
    private void add(String name, Analyzer<?, ? extends Metric<?>> analyzer) {
        analyzers.put(name, (Analyzer<?, Metric<?>>) analyzer);
    }

    private static Map<String, Outcome> run(Dataset<Row> frame, Map<String, Analyzer<?, Metric<?>>> analyzers) {
        List<Analyzer<?, Metric<?>>> list = new ArrayList<>(analyzers.values());
        AnalyzerContext context = AnalysisRunner.onData(frame)
                .addAnalyzers(JavaConverters.asScalaBuffer(list).toSeq())
                .run();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        analyzers.forEach((name, analyzer) -> outcomes.put(name, outcome(context.metric(analyzer))));
        return outcomes;
    }

    private static Outcome outcome(Option<Metric<?>> metric) {
        if (metric.isEmpty() || !(metric.get() instanceof DoubleMetric measured)) {
            return new Outcome.NotMeasured("Deequ returned no metric");
        }
        Try<Object> value = measured.value();
        if (value.isSuccess()) {
            return new Outcome.Measured(BigDecimal.valueOf(((Double) value.get()).longValue()));
        }
        Throwable failure = value.failed().get();
        return failure instanceof EmptyStateException
                ? new Outcome.NothingToMeasure()
                : new Outcome.NotMeasured(Reasons.of(failure));
    }
}
