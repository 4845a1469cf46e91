package io.tallyhouse.models.attribution.paths;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Problem;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.ArrayList;
import java.util.List;

/** The rows of one file that could not be read: one problem a row, the first few in full. */
final class RowProblems {
    private static final int SHOWN = 20;

    private final String file;
    private final List<Problem> first = new ArrayList<>();
    private long count;
    private long lastLine;

    RowProblems(String file) {
        this.file = file;
    }

    void add(long line, String message, String remedy) {
        if (line == lastLine) {
            return;
        }
        lastLine = line;
        count++;
        if (first.size() < SHOWN) {
            first.add(new Problem(file, (int) Math.min(line, Integer.MAX_VALUE), message, remedy));
        }
    }

    void throwIfAny() {
        if (count == 0) {
            return;
        }
        StringBuilder text = new StringBuilder("Cannot read paths from ")
                .append(file)
                .append(": ")
                .append(count)
                .append(count == 1 ? " bad row." : " bad rows.");
        for (Problem problem : first) {
            text.append('\n').append(problem);
        }
        if (count > first.size()) {
            text.append("\nand ").append(count - first.size()).append(" more.");
        }
        throw new UserError(ExitCode.SOURCE_UNREADABLE, text.toString());
    }
}
