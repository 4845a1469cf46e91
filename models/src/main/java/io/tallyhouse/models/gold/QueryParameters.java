package io.tallyhouse.models.gold;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.config.AttributionPopulation;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The named parameters that gold queries may use. No query reads a clock: the run's instant is one of them. */
public record QueryParameters(
        String reportingCurrency,
        int fiscalYearStartMonth,
        String timeZone,
        int attributionWindowDays,
        AttributionPopulation attributionPopulation,
        Instant asOf) {
    /** Says which run wrote a row; a table whose inputs did not change keeps the rows of the run that wrote them. */
    private static final String WRITTEN = "run_as_of";

    public QueryParameters {
        requireNonNull(reportingCurrency, "reportingCurrency is null");
        requireNonNull(timeZone, "timeZone is null");
        requireNonNull(attributionPopulation, "attributionPopulation is null");
        requireNonNull(asOf, "asOf is null");
    }

    /** The parameters of a warehouse and a run. */
    public static QueryParameters of(WarehouseConfiguration configuration, Instant asOf) {
        return new QueryParameters(
                configuration.reportingCurrency(),
                configuration.fiscalYearStartMonth(),
                configuration.timeZone().getId(),
                configuration.attributionWindowDays(),
                configuration.attributionPopulation(),
                asOf);
    }

    /** Values by name, as Spark takes them. */
    public Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        values.put("reporting_currency", reportingCurrency);
        values.put("fiscal_year_start_month", fiscalYearStartMonth);
        values.put("time_zone", timeZone);
        values.put("attribution_window_days", attributionWindowDays);
        values.put("attribution_population", attributionPopulation.word());
        values.put("as_of", Timestamp.from(asOf));
        values.put(WRITTEN, Timestamp.from(asOf));
        return values;
    }

    /** The values that decide whether a table must be rebuilt: the instant counts only where the query uses it. */
    String fingerprintFor(String sql) {
        StringBuilder text = new StringBuilder();
        values().forEach((name, value) -> {
            if (!name.equals(WRITTEN) && sql.contains(":" + name)) {
                text.append(name).append('=').append(value).append('\n');
            }
        });
        return text.toString();
    }
}
