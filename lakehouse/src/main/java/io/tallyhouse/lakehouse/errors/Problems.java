package io.tallyhouse.lakehouse.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects every problem of one kind, so that a user sees them all in one run. Not for use by several threads. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(String file, int line, String message, String remedy) {
        found.add(new Problem(file, line, message, remedy));
    }

    /** All problems, by file and line. */
    public List<Problem> found() {
        return found.stream().sorted().toList();
    }

    /** Throws one {@link UserError} that lists all problems, if there are any. */
    public void throwIfAny(String what) {
        if (!found.isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot use %s: %d problem%s.%n%s"
                            .formatted(
                                    what,
                                    found.size(),
                                    found.size() == 1 ? "" : "s",
                                    found().stream().map(Problem::toString).collect(Collectors.joining("\n"))));
        }
    }
}
