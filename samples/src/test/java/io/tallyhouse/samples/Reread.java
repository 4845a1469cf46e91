package io.tallyhouse.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the sample company's files as a stranger would: an independent second count of everything. */
final class Reread {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A row as it stands in a file; damaged rows have an empty map. */
    record Row(LocalDate delivered, Map<String, String> fields, String text) {
        String get(String column) {
            String value = fields.get(column);
            if (value == null) {
                throw new IllegalArgumentException("no column " + column + " in " + fields.keySet());
            }
            return value;
        }
    }

    private Reread() {}

    /** All files of an object, oldest first. */
    static List<Path> files(Path folder, String source, String object) {
        try (Stream<Path> files = Files.list(folder.resolve(source).resolve(object))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + source + "." + object, e);
        }
    }

    /** Every row of an object but those of re-sent files; damaged ones without fields. */
    static List<Row> rows(Path folder, String source, String object) {
        List<Row> rows = new ArrayList<>();
        for (Path file : files(folder, source, object)) {
            LocalDate delivered = LocalDate.parse(file.getFileName().toString().replaceAll("^.*_|\\..*$", ""));
            if (!isResent(delivered, source)) {
                rows.addAll(read(file, delivered));
            }
        }
        return rows;
    }

    /** The rows that can be used, each once. */
    static List<Row> goodRows(Path folder, String source, String object) {
        Set<String> seen = new HashSet<>();
        return rows(folder, source, object).stream()
                .filter(row -> !row.fields().isEmpty() && isPlausible(row) && seen.add(row.delivered() + row.text()))
                .toList();
    }

    /** Files come on the third, the first snapshot on the second; rates and plans have days of their own. */
    private static boolean isResent(LocalDate delivered, String source) {
        return delivered.getDayOfMonth() > 3 && !source.equals("fx") && !source.equals("budget_plan");
    }

    private static boolean isPlausible(Row row) {
        for (Map.Entry<String, String> field : row.fields().entrySet()) {
            if (field.getValue().isEmpty()) {
                continue;
            }
            switch (field.getKey()) {
                case "date", "month", "close_date", "first_responded_date", "linelastmodifieddate", "activity_date" -> {
                    try {
                        LocalDate.parse(field.getValue().substring(0, 10));
                    } catch (DateTimeParseException e) {
                        return false;
                    }
                }
                case "cost_micros", "amount", "foreignamount" -> {
                    if (!field.getValue().matches("-?\\d+(\\.\\d+)?")) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    private static List<Row> read(Path file, LocalDate delivered) {
        try {
            return file.toString().endsWith(".jsonl") ? readJson(file, delivered) : readCsv(file, delivered);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static List<Row> readJson(Path file, LocalDate delivered) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Map<String, String> fields = new HashMap<>();
            try {
                JsonNode node = JSON.readTree(line);
                node.fieldNames()
                        .forEachRemaining(
                                name -> fields.put(name, node.path(name).asText()));
            } catch (JsonProcessingException e) {
                fields.clear();
            }
            rows.add(new Row(delivered, fields, line));
        }
        return rows;
    }

    private static List<Row> readCsv(Path file, LocalDate delivered) throws IOException {
        List<Row> rows = new ArrayList<>();
        InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .ignoreDifferentFieldCount(true)
                .ofCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            List<String> header = List.of();
            for (CsvRecord csv : reader) {
                if (header.isEmpty()) {
                    header = new ArrayList<>(csv.getFields());
                    header.set(0, header.get(0).replace("\uFEFF", ""));
                    continue;
                }
                Map<String, String> fields = new HashMap<>();
                if (csv.getFieldCount() == header.size()) {
                    for (int index = 0; index < header.size(); index++) {
                        fields.put(header.get(index), csv.getField(index));
                    }
                }
                rows.add(new Row(delivered, fields, String.join("\u0001", csv.getFields())));
            }
        }
        return rows;
    }
}
