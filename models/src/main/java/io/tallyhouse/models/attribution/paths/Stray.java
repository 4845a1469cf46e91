package io.tallyhouse.models.attribution.paths;

/** Counts the rows that are in no path. */
final class Stray {
    private long rows;
    private long values;
    private long wholes;
    private double parts;
    private long firstLine;

    void addRow() {
        rows++;
    }

    void add(long line, Decimal value) {
        values++;
        wholes += value.whole;
        parts += value.parts / (double) PathTable.UNIT;
        if (firstLine == 0) {
            firstLine = line;
        }
    }

    IgnoredRows asIgnoredRows() {
        return new IgnoredRows(rows, values, wholes + parts, firstLine);
    }
}
