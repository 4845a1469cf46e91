package io.tallyhouse.lakehouse.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects every problem of one kind, so that a user sees them all in one run. Not for use by several threads. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Adds one; message and remedy are sentences without their full stop. */
    public void add(String file, int line, String message, String remedy) {
        found.add(new Problem(file, line, message, remedy));
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems, by file and line. */
    public List<Problem> found() {
        return found.stream().sorted().distinct().toList();
    }

    /** Throws one {@link UserError} that lists all problems, if there are any. */
    public void throwIfAny(String what) {
        List<Problem> all = found();
        if (!all.isEmpty()) {
            String lines = all.stream().map(Problem::toString).collect(Collectors.joining("\n"));
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot use %s: %d problem%s.\n%s".formatted(what, all.size(), all.size() == 1 ? "" : "s", lines));
        }
    }
}
