package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

/** What a dialect read: a record, or why it is none. */
sealed interface LandedRecord {
    /** Where it begins in the file; the first line is 1. For Parquet, the number of the row. */
    long line();

    /** The record as received; of a very large one, the beginning. */
    byte[] raw();

    /**
     * A record.
     *
     * @param header names of the values
     * @param values texts as received; an empty one is no value
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Values(long line, Header header, String[] values, byte[] raw) implements LandedRecord {
        public Values {
            requireNonNull(header, "header is null");
            requireNonNull(values, "values is null");
            requireNonNull(raw, "raw is null");
        }
    }

    /** A part of the file that cannot be read as a record. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Fault(long line, String reason, byte[] raw) implements LandedRecord {
        public Fault {
            requireNonNull(reason, "reason is null");
            requireNonNull(raw, "raw is null");
        }
    }
}
