package io.tallyhouse.pipelines.landing;

import java.io.IOException;

/** A form in which files land. */
interface Dialect {
    /** Begins to read a file. */
    RecordReader open(FileContent file, Layout layout, Limits limits) throws IOException;
}
