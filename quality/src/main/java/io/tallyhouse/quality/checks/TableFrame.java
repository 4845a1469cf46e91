package io.tallyhouse.quality.checks;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.tallyhouse.quality.checks.DeequPass.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table with one more column for each probe, so that all are measured together: a flag for bad rows, a struct for
 * duplicates (a struct is never null, so null keys count as keys), milliseconds for the newest value.
 */
final class TableFrame {
    private static final String ROWS = "_rows";

    private final Map<Probe, String> names = new LinkedHashMap<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final DeequPass pass = new DeequPass();
    private final Dataset<Row> table;
    private Dataset<Row> rows;

    TableFrame(String name, Dataset<Row> table, List<Probe> probes) {
        this.table = table;
        rows = table.alias(name);
        pass.countRows(ROWS);
        for (Probe probe : probes) {
            if (!names.containsKey(probe)) {
                add(probe, "_probe_" + names.size());
            }
        }
    }

    private void add(Probe probe, String name) {
        if (probe instanceof Probe.BadRows bad) {
            flag(probe, name, bad.isBad());
        } else if (probe instanceof Probe.Orphans orphans) {
            String found = name + "_found";
            Dataset<Row> referenced = orphans.referenced().toDF(found).distinct();
            rows = rows.join(referenced, col(quoted(orphans.column())).equalTo(col(found)), "left");
            flag(
                    probe,
                    name,
                    col(quoted(orphans.column())).isNotNull().and(col(found).isNull()));
        } else if (probe instanceof Probe.Duplicates duplicates) {
            names.put(probe, name);
            columns.put(name, struct(quotedAll(duplicates.columns())));
            pass.countDistinct(name);
        } else if (probe instanceof Probe.Newest newest) {
            names.put(probe, name);
            columns.put(name, newest.millis());
            pass.greatest(name);
        }
    }

    /** A rule is broken only where its condition is true: neither false nor unknown. */
    private void flag(Probe probe, String name, Column isBad) {
        names.put(probe, name);
        columns.put(name, coalesce(isBad, lit(false)));
        pass.countTrue(name);
    }

    /** Measures all probes that look at this table's rows; the others are not in the answer. */
    Map<Probe, Measurement> measure() {
        Map<String, Outcome> outcomes = pass.run(this::select);
        Map<Probe, Measurement> measurements = new LinkedHashMap<>();
        Outcome size = outcome(outcomes, ROWS);
        measurements.put(new Probe.AllRows(), figure(size));
        names.forEach((probe, name) -> measurements.put(probe, measurement(probe, outcome(outcomes, name), size)));
        return measurements;
    }

    private Dataset<Row> select(Set<String> wanted) {
        Column[] selected = columns.entrySet().stream()
                .filter(column -> wanted.contains(column.getKey()))
                .map(column -> column.getValue().as(column.getKey()))
                .toArray(Column[]::new);
        return rows.select(selected);
    }

    private static Outcome outcome(Map<String, Outcome> outcomes, String name) {
        return outcomes.getOrDefault(name, new Outcome.NotMeasured("Deequ returned no metric"));
    }

    private static Measurement measurement(Probe probe, Outcome outcome, Outcome size) {
        if (outcome instanceof Outcome.NotMeasured unknown) {
            return new Measurement.Unknown(unknown.reason());
        }
        if (size instanceof Outcome.NotMeasured unknown) {
            return new Measurement.Unknown(unknown.reason());
        }
        long all = number(size);
        if (probe instanceof Probe.Newest) {
            return outcome instanceof Outcome.Measured measured
                    ? new Measurement.Newest(measured.number().longValueExact())
                    : new Measurement.NoValue();
        }
        long measured = number(outcome);
        return new Measurement.Offending(probe instanceof Probe.Duplicates ? all - measured : measured, all);
    }

    private static Measurement figure(Outcome size) {
        return size instanceof Outcome.NotMeasured unknown
                ? new Measurement.Unknown(unknown.reason())
                : new Measurement.Figure(BigDecimal.valueOf(number(size)));
    }

    /** A count; a sum over no rows is nothing, which is zero here. */
    private static long number(Outcome outcome) {
        return outcome instanceof Outcome.Measured measured ? measured.number().longValueExact() : 0;
    }

    /** The rows that a probe finds bad, with the table's columns. */
    Dataset<Row> badRows(Probe probe) {
        return rows.filter(requireNonNull(columns.get(names.get(probe)), "the probe is not one of bad rows"));
    }

    /** All rows, with the table's columns. */
    Dataset<Row> allRows() {
        return table;
    }

    static Column[] quotedAll(List<String> names) {
        return names.stream().map(name -> col(quoted(name))).toArray(Column[]::new);
    }

    static String quoted(String name) {
        return "`" + name + "`";
    }
}
