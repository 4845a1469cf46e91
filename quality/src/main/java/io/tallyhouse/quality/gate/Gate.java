package io.tallyhouse.quality.gate;

import static io.tallyhouse.quality.checks.CheckStatus.COULD_NOT_CHECK;
import static io.tallyhouse.quality.checks.CheckStatus.FAILED;
import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.quality.checks.CheckResult;
import io.tallyhouse.quality.checks.CheckStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stands between a checked branch and its release. It closes when a check of severity error failed, or could not be made: in
 * the second case nothing is said of the data.
 *
 * @param results of all checks and reconciliations
 * @param served the release that readers see now; empty before the first one
 */
public record Gate(List<CheckResult> results, Optional<String> served) {
    public Gate {
        results = results.stream().sorted(CheckResult.ORDER).toList();
        requireNonNull(served, "served is null");
    }

    /** Whether the release may be published. */
    public boolean isOpen() {
        return closing().isEmpty();
    }

    /** The results that keep it closed, in the order of {@link CheckResult#ORDER}. */
    public List<CheckResult> closing() {
        return results.stream().filter(CheckResult::closesGate).toList();
    }

    /**
     * Does nothing when open.
     *
     * @throws UserError with {@link ExitCode#GATE_CLOSED} and {@link #message()} when closed
     */
    public void pass() {
        if (!isOpen()) {
            throw new UserError(ExitCode.GATE_CLOSED, message());
        }
    }

    /** What keeps the gate closed, which release stays served and what to do; one line when it is open. */
    public String message() {
        if (isOpen()) {
            return "The gate is open: of %s none of severity error failed.".formatted(checks(results.size()));
        }
        List<String> lines = new ArrayList<>();
        lines.add("Cannot release: %s. %s".formatted(summary(), servedWords()));
        for (CheckResult result : closing()) {
            lines.add("");
            lines.addAll(paragraph(result));
        }
        lines.add("");
        lines.addAll(remedies());
        return String.join("\n", lines);
    }

    private String summary() {
        long failed = count(FAILED);
        long unchecked = count(COULD_NOT_CHECK);
        List<String> parts = new ArrayList<>();
        if (failed > 0) {
            parts.add("%d of %s failed".formatted(failed, checks(results.size())));
        }
        if (unchecked > 0) {
            parts.add("%d of %s could not be made".formatted(unchecked, checks(results.size())));
        }
        return String.join(", ", parts);
    }

    private String servedWords() {
        return served.map("Release %s stays served."::formatted).orElse("No release is served yet, and none was made.");
    }

    private static List<String> paragraph(CheckResult result) {
        List<String> lines = new ArrayList<>();
        boolean failed = result.status() == FAILED;
        lines.add("%s: %s %s".formatted(failed ? "failed" : "could not be checked", result.table(), result.rule()));
        if (!result.description().isEmpty()) {
            lines.add("    why       " + result.description());
        }
        lines.add("    expected  " + result.expected());
        lines.add((failed ? "    found     " : "    reason    ") + result.found());
        result.sampleKeys().forEach(key -> lines.add("    such as   " + key));
        lines.add("    rule      " + place(result));
        return lines;
    }

    private static String place(CheckResult result) {
        return result.line() == 0 ? result.file() : result.file() + ":" + result.line();
    }

    private List<String> remedies() {
        List<String> lines = new ArrayList<>();
        if (count(FAILED) > 0) {
            lines.add(
                    "What to do about a failed check: correct the rows at their source, or the rule if it asks too much, "
                            + "and run again.");
        }
        if (count(COULD_NOT_CHECK) > 0) {
            lines.add(
                    "What to do about a check that could not be made: it says nothing of the data; correct the rule at "
                            + "the place named, see `./tallyhouse validate`, and run again.");
        }
        return lines;
    }

    private long count(CheckStatus status) {
        return closing().stream().filter(result -> result.status() == status).count();
    }

    private static String checks(int count) {
        return count == 1 ? "1 check" : count + " checks";
    }
}
