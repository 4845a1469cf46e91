package io.tallyhouse.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The ways in which vendors write an instant. */
final class Stamps {
    /** The forms of one column whose rows do not agree on a time zone. */
    enum Form {
        Z("Z"),
        PLUS_ZEROS("+0000"),
        OFFSET("+02:00");

        private final String label;

        Form(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private Stamps() {}

    /** {@code 2024-05-01 10:00:00}, in UTC: Fivetran's form. */
    static String plain(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        return time.toLocalDate() + " " + clock(time);
    }

    /** {@code 2024-05-01 10:00:00.000}, in UTC: Marketo's form as Fivetran stores it. */
    static String millis(Instant instant) {
        return plain(instant) + ".000";
    }

    /** {@code 2024-05-01 00:00:00}: NetSuite's form of a date. */
    static String midnight(LocalDate date) {
        return date + " 00:00:00";
    }

    /** The same instant in one of three forms. */
    static String zoned(Instant instant, Form form) {
        ZoneOffset offset = form == Form.OFFSET ? ZoneOffset.ofHours(2) : ZoneOffset.UTC;
        OffsetDateTime time = OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), offset);
        return time.toLocalDate() + "T" + clock(time.toLocalDateTime()) + ".000" + form.label();
    }

    private static String clock(LocalDateTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
