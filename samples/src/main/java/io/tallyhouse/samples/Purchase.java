package io.tallyhouse.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the company orders and is billed for. */
final class Purchase {
    private Purchase() {}

    /**
     * One thing ordered or billed.
     *
     * @param number from 1; also the number of the order's line that a bill's line belongs to
     * @param campaign what it is for
     */
    record Line(int number, GlAccount account, Optional<Campaign> campaign, long quantity, BigDecimal rate) {
        BigDecimal amount() {
            return rate.multiply(BigDecimal.valueOf(quantity));
        }

        String campaignCode() {
            return campaign.map(Campaign::code).orElse("");
        }

        String channel() {
            return campaign.map(of -> of.channel().key()).orElse("(unknown)");
        }

        Line of(long other) {
            return new Line(number, account, campaign, other, rate);
        }
    }

    /**
     * An order's state from a day on: how many units of each line are received and billed by then.
     */
    record Progress(LocalDate date, long received, long billed) {}

    /**
     * An order; every line has the same number of units.
     *
     * @param progress in order of time, beginning with the order itself
     * @param end whether the order was given up after its last progress
     */
    record Order(long id, Vendor vendor, List<Line> lines, List<Progress> progress, End end) {
        LocalDate date() {
            return progress.get(0).date();
        }

        boolean isClosedEarly(Progress step) {
            return end == End.CLOSED_EARLY && progress.indexOf(step) > 1;
        }

        long units() {
            return lines.get(0).quantity();
        }
    }

    /** How an order ends. */
    enum End {
        AS_PLANNED,
        CLOSED_EARLY
    }

    /** A supplier's invoice. */
    record Bill(long id, Vendor vendor, LocalDate date, List<Line> lines, Optional<Long> orderId) {
        private static final int DAYS_TO_PAY = 30;

        LocalDate due() {
            return date.plusDays(DAYS_TO_PAY);
        }

        /** Whether it settles media that an ads platform reports anyway. */
        boolean isMedia() {
            return lines.get(0).account() == GlAccount.PAID_MEDIA;
        }

        BigDecimal total() {
            return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
