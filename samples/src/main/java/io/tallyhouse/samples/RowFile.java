package io.tallyhouse.samples;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** One file of rows, written from top to bottom. */
interface RowFile extends Closeable {
    /** Writes the row; an empty field means that there is no value. */
    void write(List<String> row) throws IOException;

    /** Writes a row that a reader cannot take apart: the first half of it. */
    void writeBroken(List<String> row) throws IOException;
}
