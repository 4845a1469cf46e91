package io.tallyhouse.lakehouse.tables;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A few rows as pipe-separated text: the form of worked cases and expected results. The first line names the columns,
 * {@code null} is SQL's null, a line that starts with {@code #} is a remark.
 *
 * @param columns column names
 * @param rows cells as text; an empty one is null
 */
public record PipeTable(List<String> columns, List<List<Optional<String>>> rows) {
    public PipeTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Reads the text; every row must have as many cells as there are columns. */
    public static PipeTable parse(String text) {
        List<List<String>> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        if (lines.isEmpty()) {
            return new PipeTable(List.of(), List.of());
        }
        List<String> columns = lines.get(0);
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "The row %s has %d cells; the columns are %s".formatted(line, line.size(), columns));
            }
            rows.add(line.stream()
                    .map(cell -> cell.equals("null") ? Optional.<String>empty() : Optional.of(cell))
                    .toList());
        }
        return new PipeTable(columns, rows);
    }

    /** The rows typed by a schema; its columns that the text does not name are null. */
    public Dataset<Row> rows(SparkSession session, StructType schema) {
        StructType texts = new StructType();
        for (String name : columns) {
            schema.fieldIndex(name); // an unknown column is a mistake in the text
            texts = texts.add(name, DataTypes.StringType);
        }
        List<Row> cells = rows.stream()
                .map(row -> RowFactory.create(
                        row.stream().map(cell -> cell.orElse(null)).toArray()))
                .toList();
        Column[] typed = Arrays.stream(schema.fields())
                .map(field -> (columns.contains(field.name()) ? functions.col(field.name()) : functions.lit(null))
                        .cast(field.dataType())
                        .as(field.name()))
                .toArray(Column[]::new);
        return session.createDataFrame(cells, texts).select(typed);
    }

    /** These columns of a few rows, as text in the order of their text. */
    public static PipeTable of(Dataset<Row> dataset, List<String> columns) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        Column[] selected = columns.stream().map(functions::col).toArray(Column[]::new);
        for (Row row : dataset.select(selected).collectAsList()) {
            List<Optional<String>> cells = new ArrayList<>();
            for (int index = 0; index < row.size(); index++) {
                cells.add(Optional.ofNullable(row.get(index)).map(PipeTable::text));
            }
            rows.add(cells);
        }
        return new PipeTable(columns, rows);
    }

    /** The same rows in the order of their text, so that two tables compare whatever order they came in. */
    public PipeTable sorted() {
        List<List<Optional<String>>> sorted = new ArrayList<>(rows);
        Collections.sort(sorted, (one, other) -> one.toString().compareTo(other.toString()));
        return new PipeTable(columns, sorted);
    }

    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.forEach(
                row -> lines.add(row.stream().map(cell -> cell.orElse("null")).toList()));
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int index = 0; index < widths.length; index++) {
                widths[index] = Math.max(widths[index], line.get(index).length());
            }
        }
        return lines.stream()
                .map(line -> {
                    StringBuilder text = new StringBuilder();
                    for (int index = 0; index < widths.length; index++) {
                        text.append(index == 0 ? "" : " | ")
                                .append(line.get(index))
                                .append(" "
                                        .repeat(widths[index] - line.get(index).length()));
                    }
                    return text.toString().stripTrailing();
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toInstant().toString();
        }
        if (value instanceof Date date) {
            return date.toString();
        }
        return value.toString();
    }
}
