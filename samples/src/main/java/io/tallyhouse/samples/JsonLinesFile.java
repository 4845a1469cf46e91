package io.tallyhouse.samples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/** One JSON object per line. A field without a value is left out, as Marketo does. */
final class JsonLinesFile implements RowFile {
    private static final JsonFactory JSON = new JsonFactory();

    private final Writer target;
    private final List<String> columns;
    private final Set<String> bareColumns;

    /**
     * @param bareColumns columns whose values are numbers or booleans
     */
    JsonLinesFile(Writer target, List<String> columns, Set<String> bareColumns) {
        this.target = target;
        this.columns = columns;
        this.bareColumns = bareColumns;
    }

    @Override
    public void write(List<String> row) throws IOException {
        target.write(line(row));
        target.write('\n');
    }

    @Override
    public void writeBroken(List<String> row) throws IOException {
        String line = line(row);
        target.write(line.substring(0, line.length() / 2));
        target.write('\n');
    }

    private String line(List<String> row) throws IOException {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            for (int index = 0; index < columns.size(); index++) {
                String value = row.get(index);
                if (value.isEmpty()) {
                    continue;
                }
                json.writeFieldName(columns.get(index));
                if (bareColumns.contains(columns.get(index))) {
                    json.writeRawValue(value);
                } else {
                    json.writeString(value);
                }
            }
            json.writeEndObject();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
