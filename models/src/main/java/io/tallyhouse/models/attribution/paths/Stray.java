package io.tallyhouse.models.attribution.paths;

/** Counts the rows that are in no path. */
final class Stray {
    private long rows;
    private long values;
    private long wholes;
    private long parts;
    private long firstLine;

    void addRow() {
        rows++;
    }

    void add(long line, Decimal value) {
        values++;
        wholes = Math.addExact(wholes, value.whole);
        parts += value.parts;
        if (Math.abs(parts) >= PathTable.UNIT) {
            wholes = Math.addExact(wholes, Long.signum(parts));
            parts -= Long.signum(parts) * PathTable.UNIT;
        }
        if (firstLine == 0) {
            firstLine = line;
        }
    }

    IgnoredRows asIgnoredRows() {
        return new IgnoredRows(rows, values, Decimal.nearest(wholes, parts), firstLine);
    }
}
