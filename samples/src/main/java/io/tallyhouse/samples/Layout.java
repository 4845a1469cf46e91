package io.tallyhouse.samples;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one object of a source is exported, and which defects are planted in its files.
 *
 * @param columns as the header names them, in order
 * @param bareColumns columns that JSON Lines writes without quotes
 * @param defects kinds of defect planted while rows are written
 * @param dateColumn column that an impossible date is planted in
 * @param numberColumn column that a number which is none is planted in
 */
record Layout(
        String source,
        String object,
        Format format,
        List<String> columns,
        Set<String> bareColumns,
        Set<Defect> defects,
        Optional<String> dateColumn,
        Optional<String> numberColumn) {

    /** The form of a file. */
    enum Format {
        CSV("csv"),
        CSV_WITH_BYTE_ORDER_MARK("csv"),
        GZIP_CSV("csv.gz"),
        JSON_LINES("jsonl");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        String extension() {
            return extension;
        }
    }

    /** What an export does to some of its rows. */
    enum Defect {
        /** The row stands in the file twice. */
        DUPLICATES,
        /** The row arrives with the next file. */
        LATE_ROWS,
    }

    Layout {
        requireNonNull(source, "source is null");
        requireNonNull(object, "object is null");
        columns = List.copyOf(columns);
        bareColumns = Set.copyOf(bareColumns);
        defects = Set.copyOf(defects);
    }

    /** Columns are separated by commas or white space. */
    static Layout csv(String source, String object, String columns) {
        return new Layout(
                source, object, Format.CSV, names(columns), Set.of(), Set.of(), Optional.empty(), Optional.empty());
    }

    static Layout jsonLines(String source, String object, String columns, Set<String> bareColumns) {
        return new Layout(
                source,
                object,
                Format.JSON_LINES,
                names(columns),
                bareColumns,
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    Layout as(Format other) {
        return new Layout(source, object, other, columns, bareColumns, defects, dateColumn, numberColumn);
    }

    Layout with(Defect... planted) {
        return new Layout(source, object, format, columns, bareColumns, Set.of(planted), dateColumn, numberColumn);
    }

    /** Plants malformed rows. */
    Layout withMalformed(String date, Optional<String> number) {
        return new Layout(source, object, format, columns, bareColumns, defects, Optional.of(date), number);
    }

    String qualifiedName() {
        return source + "." + object;
    }

    int position(String column) {
        int position = columns.indexOf(column);
        if (position < 0) {
            throw new IllegalArgumentException(qualifiedName() + " has no column " + column);
        }
        return position;
    }

    private static List<String> names(String columns) {
        return new ArrayList<>(List.of(columns.strip().split("[,\\s]+")));
    }
}
