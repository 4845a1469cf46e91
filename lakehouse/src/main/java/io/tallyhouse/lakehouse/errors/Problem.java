package io.tallyhouse.lakehouse.errors;

import static java.util.Objects.requireNonNull;

/**
 * One thing wrong in one file.
 *
 * @param file path from the repository's root, or as the user gave it
 * @param line first line is 1; 0 where no line can be named
 * @param message what is wrong, with the value
 * @param remedy what to do
 */
public record Problem(String file, int line, String message, String remedy) implements Comparable<Problem> {
    public Problem {
        requireNonNull(file, "file is null");
        requireNonNull(message, "message is null");
        requireNonNull(remedy, "remedy is null");
    }

    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : message.compareTo(other.message);
    }

    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line;
        String end = remedy.endsWith("?") ? "" : ".";
        return "%s: %s. %s%s".formatted(place, message, remedy, end);
    }
}
