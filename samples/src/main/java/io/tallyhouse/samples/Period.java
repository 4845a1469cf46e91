package io.tallyhouse.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/** The 24 months the company tells of, and their seasons. */
final class Period {
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);
    static final YearMonth FIRST_MONTH = YearMonth.from(FIRST_DAY);
    static final YearMonth LAST_MONTH = YearMonth.from(LAST_DAY);
    /** Nothing happens at this instant or later. */
    static final Instant END = LAST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    static final List<YearMonth> MONTHS = LongStream.rangeClosed(0, FIRST_MONTH.until(LAST_MONTH, ChronoUnit.MONTHS))
            .mapToObj(FIRST_MONTH::plusMonths)
            .toList();
    static final int DAYS = (int) (LAST_DAY.toEpochDay() - FIRST_DAY.toEpochDay() + 1);

    private static final double[] MONTH_FACTORS = {0.95, 1.05, 1.15, 1.05, 1.0, 0.95, 0.75, 0.65, 1.15, 1.2, 1.2, 0.7};
    private static final double[] WEEKDAY_FACTORS = {1.1, 1.2, 1.2, 1.15, 0.95, 0.35, 0.4};
    static final double HIGHEST_SEASON = 1.2 * 1.2;

    private Period() {}

    /** How busy the day is: month factor × weekday factor, around 1. */
    static double season(LocalDate date) {
        return MONTH_FACTORS[date.getMonthValue() - 1]
                * WEEKDAY_FACTORS[date.getDayOfWeek().getValue() - 1];
    }

    static boolean contains(Instant instant) {
        return instant.isBefore(END) && !dateOf(instant).isBefore(FIRST_DAY);
    }

    static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    static YearMonth monthOf(Instant instant) {
        return YearMonth.from(dateOf(instant));
    }

    /** The day on which a month's files are delivered: the third of the next month; the last ones at once. */
    static LocalDate deliveryOf(YearMonth month) {
        return month.plusMonths(1).atDay(month.equals(LAST_MONTH) ? 1 : 3);
    }

    /** The delivery after one. */
    static LocalDate deliveryAfter(LocalDate delivered) {
        return deliveryOf(YearMonth.from(delivered));
    }

    static Instant at(LocalDate date, int secondOfDay) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(secondOfDay);
    }
}
