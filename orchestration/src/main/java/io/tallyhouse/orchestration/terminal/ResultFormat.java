package io.tallyhouse.orchestration.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How rows are written for a person or a program. */
public enum ResultFormat {
    TABLE,
    CSV,
    JSON,
    MARKDOWN;

    /** A result as column names and rows of values; an absent value is SQL's null. */
    public record Rows(List<String> columns, List<List<Optional<Object>>> rows) {
        public Rows {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** The rows as text, ending in a line break. */
    public String write(Rows rows) {
        return switch (this) {
            case TABLE -> table(rows, "", "  ", "");
            case MARKDOWN -> table(rows, "| ", " | ", " |");
            case CSV -> csv(rows);
            case JSON -> json(rows);
        };
    }

    private static String csv(Rows rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(text)) {
            writer.writeRecord(rows.columns());
            for (List<Optional<Object>> row : rows.rows()) {
                writer.writeRecord(row.stream()
                        .map(value -> value.map(ResultFormat::text).orElse(""))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String json(Rows rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (List<Optional<Object>> row : rows.rows()) {
                json.writeStartObject();
                for (int index = 0; index < rows.columns().size(); index++) {
                    json.writeFieldName(rows.columns().get(index));
                    writeValue(json, row.get(index));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void writeValue(JsonGenerator json, Optional<Object> value) throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else if (value.get() instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value.get() instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (value.get() instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(text(value.get()));
        }
    }

    private static String table(Rows rows, String start, String between, String end) {
        boolean isMarkdown = !start.isEmpty();
        int columns = rows.columns().size();
        List<List<String>> cells = new ArrayList<>();
        cells.add(rows.columns());
        rows.rows()
                .forEach(row -> cells.add(row.stream()
                        .map(value -> value.map(ResultFormat::text).orElse("null"))
                        .map(cell -> isMarkdown ? cell.replace("|", "\\|") : cell)
                        .toList()));
        int[] widths = new int[columns];
        boolean[] isNumber = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths[column] =
                    cells.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            isNumber[column] = !rows.rows().isEmpty()
                    && rows.rows().stream()
                            .allMatch(
                                    row -> row.get(at).isEmpty() || row.get(at).get() instanceof Number);
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < cells.size(); line++) {
            List<String> padded = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                padded.add(pad(cells.get(line).get(column), widths[column], isNumber[column]));
            }
            text.append((start + String.join(between, padded) + end).stripTrailing())
                    .append('\n');
            if (line == 0) {
                List<String> rule = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    int width = Math.max(1, widths[column] - (isMarkdown && isNumber[column] ? 1 : 0));
                    rule.add("-".repeat(width) + (isMarkdown && isNumber[column] ? ":" : ""));
                }
                text.append((start + String.join(between, rule) + end).stripTrailing())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String pad(String cell, int width, boolean isRight) {
        String space = " ".repeat(width - cell.length());
        return isRight ? space + cell : cell + space;
    }

    /** A value as tables show it. */
    public static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toInstant().toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }
}
