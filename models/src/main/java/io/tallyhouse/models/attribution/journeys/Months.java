package io.tallyhouse.models.attribution.journeys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Tells in which month of a time zone an instant lies; months are counted from year 0. Remembers the last answer. */
final class Months {
    private static final int PER_YEAR = 12;

    private final ZoneId zone;
    private int month;
    private long from = 1;
    private long to;

    Months(ZoneId zone) {
        this.zone = zone;
    }

    /** The month of an instant in microseconds. */
    int number(long at) {
        if (at < from || at >= to) {
            YearMonth found = YearMonth.from(instant(at).atZone(zone));
            month = PER_YEAR * found.getYear() + found.getMonthValue() - 1;
            from = micros(found);
            to = micros(found.plusMonths(1));
            if (at < from || at >= to) {
                // A zone that set its clock back over midnight of the first: let the next instant be looked up.
                from = 1;
                to = 0;
            }
        }
        return month;
    }

    /** The first day of a month. */
    static LocalDate firstDay(int month) {
        return LocalDate.of(Math.floorDiv(month, PER_YEAR), Math.floorMod(month, PER_YEAR) + 1, 1);
    }

    private long micros(YearMonth first) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, first.atDay(1).atStartOfDay(zone).toInstant());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
