package io.tallyhouse.models.attribution.paths;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Reads rows from bytes into a {@link PathTable} without making an object per row: each byte is looked at once, and a
 * channel's name is hashed on the way. A field in quotes is first copied without them (RFC 4180) and then read alike.
 */
final class PathRowParser {
    /** Returned by {@link #row} where the bytes end before the row does. */
    static final int INCOMPLETE = -1;

    /** Never a byte of UTF-8: it ends a field that was copied out of its quotes. */
    private static final byte END_OF_COPY = (byte) 0xFF;

    private final byte delimiter;
    private final byte separator;
    private final int highestMark;
    private final int[] roles;
    private final RowProblems problems;
    private final ChannelDictionary dictionary = new ChannelDictionary();
    private final PathTable table = new PathTable();

    private final Decimal conversions = new Decimal();
    private final Decimal value = new Decimal();
    private final Decimal nulls = new Decimal();
    private final Stray stray = new Stray();

    private char[] touches = new char[256];
    private int length;
    private int pathHash;
    private byte[] copy = new byte[256];
    private boolean rowIsGood;
    private long newlinesInQuotes;
    private long line = 2;

    PathRowParser(PathFileHeader header, byte separator, RowProblems problems) {
        this.delimiter = header.delimiter;
        this.separator = separator;
        this.highestMark = Math.max(Math.max(separator, header.delimiter), '"');
        this.roles = header.roles;
        this.problems = problems;
    }

    /** The line of the next row. */
    long line() {
        return line;
    }

    Paths paths(ValueUse values) {
        return Canonical.paths(dictionary, table, values, stray.asIgnoredRows());
    }

    /**
     * Reads the row that begins at {@code from}; {@code bytes[limit]} must be a line end that is not part of the file.
     * Returns where the next row begins, or {@link #INCOMPLETE} where the row runs into the limit; it is then read again.
     */
    int row(byte[] bytes, int from, int limit) {
        if (bytes[from] == '\n' || (bytes[from] == '\r' && bytes[from + 1] == '\n')) {
            return blankLine(bytes, from, limit);
        }
        rowIsGood = true;
        newlinesInQuotes = 0;
        int at = from;
        int last = roles.length - 1;
        for (int column = 0; column <= last; column++) {
            at = field(bytes, at, limit, roles[column]);
            if (at >= limit) {
                return INCOMPLETE;
            }
            byte mark = bytes[at];
            if (mark == '\r' && bytes[at + 1] == '\n') {
                at++;
                mark = '\n';
            }
            if (mark != (column < last ? delimiter : '\n')) {
                return malformed(bytes, at, limit, column);
            }
            at++;
        }
        if (at > limit) {
            return INCOMPLETE;
        }
        if (rowIsGood) {
            keep();
        }
        line += 1 + newlinesInQuotes;
        return at;
    }

    private int blankLine(byte[] bytes, int from, int limit) {
        int end = bytes[from] == '\n' ? from : from + 1;
        if (end >= limit) {
            return INCOMPLETE;
        }
        line++;
        return end + 1;
    }

    private int malformed(byte[] bytes, int at, int limit, int column) {
        int end = at;
        while (bytes[end] != '\n') {
            end++;
        }
        if (end >= limit) {
            return INCOMPLETE;
        }
        if (bytes[at] == '\n') {
            problem("the row has " + (column + 1) + " of " + roles.length + " fields", "Give every field");
        } else if (bytes[at] == delimiter) {
            problem("the row has more than " + roles.length + " fields", "Quote a path that holds the delimiter");
        } else {
            problem("field " + (column + 1) + " goes on after its end", "Double a quote inside a quoted field");
        }
        line += 1 + newlinesInQuotes;
        return end + 1;
    }

    /** Reads one field; returns where its delimiter or line end is, at or past the limit where it is incomplete. */
    private int field(byte[] bytes, int from, int limit, int role) {
        if (bytes[from] == '"') {
            int end = copyOutOfQuotes(bytes, from + 1, limit);
            if (end < limit) {
                read(copy, 0, Integer.MAX_VALUE, END_OF_COPY, role);
            }
            return end;
        }
        return read(bytes, from, limit, delimiter, role);
    }

    /** Copies a quoted field with doubled quotes made single; returns what stands after its closing quote. */
    private int copyOutOfQuotes(byte[] bytes, int from, int limit) {
        int copied = 0;
        int at = from;
        while (at < limit) {
            byte each = bytes[at];
            if (each == '"') {
                if (bytes[at + 1] != '"') {
                    copy[copied] = END_OF_COPY;
                    return at + 1;
                }
                at++;
            } else if (each == '\n') {
                newlinesInQuotes++;
            }
            if (copied + 1 == copy.length) {
                copy = Arrays.copyOf(copy, 2 * copy.length);
            }
            copy[copied++] = each;
            at++;
        }
        return limit;
    }

    private int read(byte[] bytes, int from, int limit, byte end, int role) {
        return switch (role) {
            case PathFileHeader.PATH -> path(bytes, from, limit, end);
            case PathFileHeader.CONVERSIONS -> count(conversions, bytes, from, limit, end, role);
            case PathFileHeader.NULLS -> count(nulls, bytes, from, limit, end, role);
            case PathFileHeader.VALUE -> number(value, bytes, from, limit, end, "value");
            default -> fieldEnd(bytes, from, end);
        };
    }

    private static int fieldEnd(byte[] bytes, int from, byte end) {
        int at = from;
        while (true) {
            byte each = bytes[at];
            if (each == end || (end != END_OF_COPY && (each == '\n' || each == '\r'))) {
                return at;
            }
            at++;
        }
    }

    private int number(Decimal number, byte[] bytes, int from, int limit, byte end, String what) {
        int at = number.scan(bytes, from);
        if (at > from) {
            byte mark = bytes[at];
            if (mark == end || (end != END_OF_COPY && (mark == '\n' || mark == '\r'))) {
                return at;
            }
        }
        int to = fieldEnd(bytes, from, end);
        if (to < limit && !number.parse(bytes, from, to)) {
            notANumber(bytes, from, to, what);
        }
        return to;
    }

    private int count(Decimal count, byte[] bytes, int from, int limit, byte end, int role) {
        boolean converted = role == PathFileHeader.CONVERSIONS;
        String what = converted ? "conversions" : "nulls";
        int to = number(count, bytes, from, limit, end, what);
        if (to < limit && count.isNegative()) {
            problem(
                    "the number of " + what + " is " + new String(bytes, from, to - from, UTF_8),
                    converted
                            ? "Subtract a refund from the value of the original row, and leave its conversions as they are"
                            : "Count the journeys that did not convert: 0 or more");
        }
        return to;
    }

    private void notANumber(byte[] bytes, int from, int to, String what) {
        String text = new String(bytes, from, Math.min(to - from, 80), UTF_8);
        problem(
                "`" + text + "` is no number of " + what,
                text.isBlank() ? "Write 0 where there is none" : "Write digits, with a point before decimals");
    }

    private void problem(String message, String remedy) {
        rowIsGood = false;
        problems.add(line, message, remedy);
    }

    /** Reads the channels of a path, trimmed of blanks; returns where it ends. */
    private int path(byte[] bytes, int from, int limit, byte end) {
        length = 0;
        pathHash = 0;
        int lettersAbove = highestMark;
        int at = from;
        int nameFrom = -1;
        int nameTo = -1;
        long tail = 0;
        while (true) {
            byte each = bytes[at];
            if (each > lettersAbove) {
                if (nameFrom < 0) {
                    nameFrom = at;
                } else {
                    tail = addBytes(tail, bytes, nameTo, at);
                }
                do {
                    tail = (tail << Byte.SIZE) + each;
                    each = bytes[++at];
                } while (each > lettersAbove);
                nameTo = at;
            }
            if (each == ' ') {
                at++;
            } else if (each == separator) {
                touch(bytes, nameFrom, nameTo, tail);
                nameFrom = -1;
                tail = 0;
                at++;
            } else if (each == end || (end != END_OF_COPY && (each == '\n' || each == '\r'))) {
                if (at < limit && (nameFrom >= 0 || length > 0)) {
                    touch(bytes, nameFrom, nameTo, tail);
                }
                return at;
            } else if (each < 0 || each > ' ') {
                nameFrom = nameFrom < 0 ? at : nameFrom;
                tail = addBytes(tail, bytes, nameFrom == at ? at : nameTo, at + 1);
                at++;
                nameTo = at;
            } else {
                at++;
            }
        }
    }

    /** Adds blanks inside a name, letters beyond ASCII, and signs, to its tail. */
    private static long addBytes(long tail, byte[] bytes, int from, int to) {
        long added = tail;
        for (int at = from; at < to; at++) {
            added = (added << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return added;
    }

    private void touch(byte[] bytes, int nameFrom, int nameTo, long tail) {
        if (nameFrom < 0) {
            problem("the path has a separator with no channel beside it", "Name the channel, or write (unknown)");
            return;
        }
        int channel = dictionary.number(bytes, nameFrom, nameTo, tail);
        if (channel == ChannelDictionary.NO_TOUCH) {
            return;
        }
        if (length == touches.length) {
            touches = Arrays.copyOf(touches, 2 * length);
        }
        touches[length++] = (char) channel;
        pathHash = 31 * pathHash + channel;
    }

    private void keep() {
        if (conversions.isZero() && !value.isZero()) {
            stray.add(line, value);
        }
        if (conversions.isZero() && nulls.isZero()) {
            stray.addRow();
            return;
        }
        int path = table.number(touches, length, pathHash);
        table.addConversions(path, conversions.whole, conversions.parts);
        table.addNulls(path, nulls.whole, nulls.parts);
        if (!conversions.isZero()) {
            table.addValue(path, value.whole, value.parts);
        }
    }
}
