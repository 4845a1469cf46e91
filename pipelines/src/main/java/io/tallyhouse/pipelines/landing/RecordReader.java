package io.tallyhouse.pipelines.landing;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads one file, record by record, in the order of the file. */
interface RecordReader extends Closeable {
    /**
     * The next record or fault; nothing at the end.
     *
     * @throws IOException where the storage failed; what is wrong with the file itself comes as a fault
     */
    Optional<LandedRecord> next() throws IOException;

    /** The header of the file, where it has one of its own. Known after the first call of {@link #next}. */
    Optional<Header> header();
}
