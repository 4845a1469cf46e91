package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of a report.
 *
 * @param group {@code bg_nbd}, {@code gamma_gamma} or {@code population}
 * @param name what it is
 * @param kind how it is rounded for people
 * @param value the figure
 * @param standardError of it, because parameters are estimated; empty where it is observed or cannot be told
 * @param interval the range at the level asked for; empty where the standard error is
 */
public record Figure(
        String group, String name, Kind kind, double value, OptionalDouble standardError, Optional<Interval> interval) {
    /** What a figure counts. */
    public enum Kind {
        /** A whole number of something. */
        COUNT(0),
        /** Money in the unit of the file. */
        MONEY(2),
        /** An expected number of something. */
        EXPECTATION(4),
        /** A number without a unit. */
        NUMBER(6);

        private final int decimals;

        Kind(int decimals) {
            this.decimals = decimals;
        }

        /** Decimals for people. */
        int decimals() {
            return decimals;
        }
    }

    public Figure {
        requireNonNull(group, "group is null");
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(standardError, "standardError is null");
        requireNonNull(interval, "interval is null");
    }

    /** A figure without a spread. */
    static Figure observed(String group, String name, Kind kind, double value) {
        return new Figure(group, name, kind, value, OptionalDouble.empty(), Optional.empty());
    }

    /** A figure whose logarithm has this standard error. */
    static Figure estimated(
            String group, String name, Kind kind, double value, OptionalDouble errorOfLog, double level) {
        if (errorOfLog.isEmpty()) {
            return observed(group, name, kind, value);
        }
        double error = errorOfLog.getAsDouble();
        return new Figure(
                group,
                name,
                kind,
                value,
                OptionalDouble.of(value * error),
                Optional.of(ParameterSpread.interval(value, error, level)));
    }
}
