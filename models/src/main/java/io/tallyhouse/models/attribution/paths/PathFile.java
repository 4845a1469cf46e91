package io.tallyhouse.models.attribution.paths;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a CSV file of paths (RFC 4180; comma, semicolon or tab) into {@link Paths}. Equal paths are summed as they come, so
 * memory grows with distinct paths, not with rows.
 */
public final class PathFile {
    private static final int CHUNK = 1 << 18;

    private static final int LONGEST_ROW = 1 << 28;

    private final InputStream input;
    private final String name;
    private byte[] bytes = new byte[CHUNK + 2];
    private int from;
    private int limit;
    private boolean atEnd;

    private PathFile(InputStream input, String name) {
        this.input = input;
        this.name = name;
    }

    /**
     * Reads a path file.
     *
     * @throws UserError if the file cannot be read, a column is missing, or rows are bad; all bad rows are told with their lines
     */
    public static Paths read(Path file, PathFileFormat format) {
        try (InputStream input = new FileInputStream(file.toFile())) {
            return read(input, file.toString(), format);
        } catch (IOException failure) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read paths from " + file + ": " + failure.getMessage() + ". Check the path and its rights.",
                    failure);
        }
    }

    /** Reads paths from a stream; {@code name} stands for it in messages. */
    public static Paths read(InputStream input, String name, PathFileFormat format) throws IOException {
        return new PathFile(input, name).paths(format);
    }

    private Paths paths(PathFileFormat format) throws IOException {
        PathFileHeader header = header(format);
        RowProblems problems = new RowProblems(name);
        PathRowParser parser = new PathRowParser(header, (byte) format.separator(), problems);
        while (true) {
            rows(parser);
            if (!more()) {
                break;
            }
        }
        if (from < limit) {
            problems.add(parser.line(), "a quote is opened and never closed", "Close it");
        }
        problems.throwIfAny();
        return parser.paths(header.values);
    }

    private void rows(PathRowParser parser) {
        while (from < limit) {
            int next = row(parser);
            if (next == PathRowParser.INCOMPLETE) {
                return;
            }
            from = next;
        }
    }

    private int row(PathRowParser parser) {
        try {
            return parser.row(bytes, from, limit);
        } catch (ArithmeticException overflow) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read paths from " + name + ": " + name + ":" + parser.line()
                            + ": with this row a sum of its path exceeds what can be counted, " + Long.MAX_VALUE
                            + ". Check the numbers, or give them in a larger unit.",
                    overflow);
        }
    }

    private PathFileHeader header(PathFileFormat format) throws IOException {
        int end = 0;
        while (true) {
            while (end < limit && bytes[end] != '\n') {
                end++;
            }
            if (end < limit) {
                break;
            }
            if (!more()) {
                throw new UserError(
                        ExitCode.SOURCE_UNREADABLE,
                        "Cannot read paths from " + name
                                + ": the file is empty. Give a file whose first line names its columns.");
            }
        }
        boolean marked = limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        from = end + 1;
        int textEnd = end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
        refuseOtherLineEnds(textEnd);
        return PathFileHeader.parse(bytes, marked ? 3 : 0, textEnd, format, name);
    }

    /** A file of lines that end in CR alone is one line: read as a header, it would be a file without rows. */
    private void refuseOtherLineEnds(int headerEnd) {
        for (int at = 0; at < headerEnd; at++) {
            if (bytes[at] == '\r') {
                throw new UserError(
                        ExitCode.SOURCE_UNREADABLE,
                        "Cannot read paths from " + name
                                + ": its first line ends in CR alone. Save the file with line ends LF or CRLF.");
            }
        }
    }

    /** Moves what is not read yet to the front and reads on; false at the end of the file. */
    private boolean more() throws IOException {
        if (atEnd) {
            return false;
        }
        int kept = limit - from;
        if (kept > LONGEST_ROW) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read paths from " + name + ": a row is longer than " + LONGEST_ROW
                            + " bytes. Look for a quote that is opened and never closed.");
        }
        if (kept > bytes.length / 2) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(bytes, from, bytes, 0, kept);
        from = 0;
        limit = kept;
        int read = input.read(bytes, limit, bytes.length - 2 - limit);
        if (read > 0) {
            limit += read;
        } else {
            atEnd = true;
            if (limit == 0 || bytes[limit - 1] == '\n') {
                bytes[limit] = '\n';
                return false;
            }
            bytes[limit++] = '\n';
        }
        bytes[limit] = '\n';
        return true;
    }
}
