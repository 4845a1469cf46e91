package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One record's bytes, without its line end.
 *
 * @param line first line of the record; the file's first is 1
 * @param bytes the record; only its beginning where it is too large
 * @param fault why it cannot be read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record RawRecord(long line, byte[] bytes, Optional<String> fault) {
    RawRecord {
        requireNonNull(bytes, "bytes is null");
        requireNonNull(fault, "fault is null");
    }
}
