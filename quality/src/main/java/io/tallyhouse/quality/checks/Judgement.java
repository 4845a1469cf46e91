package io.tallyhouse.quality.checks;

import io.tallyhouse.lakehouse.contracts.QualityRule;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A measurement held against its rule's expectation.
 *
 * @param status what it comes to
 * @param found what was found, in words
 * @param value the number that was compared
 * @param offendingRows rows that break the rule
 */
record Judgement(CheckStatus status, String found, Optional<BigDecimal> value, OptionalLong offendingRows) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHOWN_DIGITS = 4;

    static Judgement of(QualityRule rule, Measurement measurement, Instant asOf) {
        if (measurement instanceof Measurement.Unknown unknown) {
            return new Judgement(CheckStatus.COULD_NOT_CHECK, unknown.reason(), Optional.empty(), OptionalLong.empty());
        }
        if (measurement instanceof Measurement.NoValue) {
            // The check could look, and saw that nothing is fresh: that is a finding, not a failure to look.
            return new Judgement(
                    CheckStatus.FAILED,
                    "no value in %s, so nothing is fresh".formatted(column(rule)),
                    Optional.empty(),
                    OptionalLong.empty());
        }
        if (measurement instanceof Measurement.Newest newest) {
            return fresh(rule, Instant.ofEpochMilli(newest.millis()), asOf);
        }
        if (measurement instanceof Measurement.Figure figure) {
            return judged(rule, figure.number(), Expectations.plain(figure.number()), OptionalLong.empty());
        }
        if (measurement instanceof Measurement.Offending offending) {
            return counted(rule, offending);
        }
        throw new IllegalStateException("Unknown measurement: " + measurement);
    }

    private static Judgement counted(QualityRule rule, Measurement.Offending offending) {
        String rows = "%d of %d rows".formatted(offending.rows(), offending.of());
        BigDecimal number = BigDecimal.valueOf(offending.rows());
        OptionalLong count = OptionalLong.of(offending.rows());
        if (!rule.expectation().percent()) {
            return judged(rule, number, rows, count);
        }
        BigDecimal percent = offending.of() == 0
                ? BigDecimal.ZERO
                : number.multiply(HUNDRED).divide(BigDecimal.valueOf(offending.of()), MathContext.DECIMAL128);
        String shown = Expectations.plain(percent.setScale(SHOWN_DIGITS, RoundingMode.HALF_UP));
        return judged(rule, percent, "%s percent (%s)".formatted(shown, rows), count);
    }

    private static Judgement fresh(QualityRule rule, Instant newest, Instant asOf) {
        long hours = Math.floorDiv(
                Duration.between(newest, asOf).toMillis(), Duration.ofHours(1).toMillis());
        String found = "%d hours: newest %s is %s, as of %s".formatted(hours, column(rule), newest, asOf);
        return judged(rule, BigDecimal.valueOf(hours), found, OptionalLong.empty());
    }

    private static Judgement judged(QualityRule rule, BigDecimal number, String found, OptionalLong offendingRows) {
        CheckStatus status = Expectations.holds(rule.expectation(), number) ? CheckStatus.PASSED : CheckStatus.FAILED;
        return new Judgement(status, found, Optional.of(number), offendingRows);
    }

    private static String column(QualityRule rule) {
        return rule.measure() instanceof Measure.HoursSince hours ? hours.column() : "the column";
    }
}
