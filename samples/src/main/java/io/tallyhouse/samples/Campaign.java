package io.tallyhouse.samples;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * One campaign of the company, known to several systems by its code.
 *
 * @param index from 0, stable
 * @param code our code across systems, such as PS-101
 * @param currency of its ads account or of its suppliers
 * @param start first day
 * @param end last day
 */
record Campaign(int index, String code, Channel channel, String currency, LocalDate start, LocalDate end, String name) {
    Campaign {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("campaign " + code + " ends on " + end + ", before its start " + start);
        }
    }

    boolean isLive(LocalDate date) {
        return !date.isBefore(start) && !date.isAfter(end);
    }

    boolean isAdvertised() {
        return channel == Channel.PAID_SEARCH || channel == Channel.DISPLAY;
    }

    String salesforceId() {
        return SalesforceId.CAMPAIGN.of(index);
    }

    String marketoProgramId() {
        return Integer.toString(1001 + index);
    }

    String googleId() {
        return Long.toString(20_100_400_000L + index);
    }
}
