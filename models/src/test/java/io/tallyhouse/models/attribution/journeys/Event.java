package io.tallyhouse.models.attribution.journeys;

import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** One touch, or one conversion where there is money; the instant in microseconds. */
record Event(
        String person,
        long at,
        int priority,
        String source,
        String id,
        String channel,
        Optional<Long> amount,
        long refund) {
    static Event touch(String person, long at, String channel) {
        return new Event(person, at, 1, "web", channel + at, channel, Optional.empty(), 0);
    }

    static Event conversion(String person, long at, long amount) {
        return new Event(person, at, 9, "shop", "order" + at, "", Optional.of(amount), 0);
    }

    Event refunded(long minorUnits) {
        return new Event(person, at, priority, source, id, channel, amount, minorUnits);
    }

    boolean isTouch() {
        return amount.isEmpty();
    }

    /** The row that the packer reads. */
    InternalRow row() {
        Object[] values = {
            UTF8String.fromString(person),
            at,
            priority,
            UTF8String.fromString(source),
            UTF8String.fromString(id),
            UTF8String.fromString(channel),
            amount.orElse(0L),
            refund
        };
        InternalRow row = new GenericInternalRow(values);
        if (isTouch()) {
            row.setNullAt(EventColumns.AMOUNT);
            row.setNullAt(EventColumns.REFUND);
        }
        return row;
    }
}
