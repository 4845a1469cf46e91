package io.tallyhouse.samples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A CSV file with a header, quoted where needed, lines ending in a line feed. */
final class CsvFile implements RowFile {
    private static final String EXTRA_FIELD = "?";

    private final CsvWriter writer;

    CsvFile(Writer target, List<String> columns) {
        writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        writer.writeRecord(columns);
    }

    @Override
    public void write(List<String> row) {
        writer.writeRecord(row);
    }

    @Override
    public void writeBroken(List<String> row) {
        writer.writeRecord(row.subList(0, row.size() / 2));
    }

    /** Writes the row with one field more than the header names. */
    void writeTooLong(List<String> row) {
        String[] fields = row.toArray(new String[row.size() + 1]);
        fields[row.size()] = EXTRA_FIELD;
        writer.writeRecord(fields);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
