package io.tallyhouse.pipelines.landing;

import java.io.Serializable;

/**
 * How much of one record is kept in memory.
 *
 * @param recordBytes a larger record goes to quarantine unread
 * @param rawBytes how much of a rejected record's text is kept
 */
record Limits(int recordBytes, int rawBytes) implements Serializable {
    static final Limits DEFAULT = new Limits(16 << 20, 64 << 10);

    Limits {
        if (recordBytes < rawBytes || rawBytes < 1) {
            throw new IllegalArgumentException(
                    "recordBytes %d must not be below rawBytes %d".formatted(recordBytes, rawBytes));
        }
    }
}
