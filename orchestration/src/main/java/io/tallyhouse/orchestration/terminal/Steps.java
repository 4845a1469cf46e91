package io.tallyhouse.orchestration.terminal;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.runs.RunLedger;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows each step as one line with rows and seconds, behind a progress bar on a terminal, and stores it in the ledger. */
public final class Steps {
    private final PrintWriter out;
    private final boolean isTerminal;
    private final Clock clock;
    private final RunLedger ledger;
    private final String runId;

    /**
     * Steps of one run.
     *
     * @param isTerminal whether the process writes to a terminal, where bars are drawn
     */
    public Steps(PrintWriter out, boolean isTerminal, Clock clock, RunLedger ledger, String runId) {
        this.out = requireNonNull(out, "out is null");
        this.isTerminal = isTerminal;
        this.clock = requireNonNull(clock, "clock is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.runId = requireNonNull(runId, "runId is null");
    }

    /** What a step says of itself when it ended: how many rows it left, or how many checks it made. */
    public record Outcome(long count, Unit unit, String note) {}

    /** What a step counts. */
    public enum Unit {
        ROWS,
        CHECKS
    }

    /** A progress bar over like steps, on a terminal; nothing elsewhere. Closing it takes it away. */
    public static final class Bar implements AutoCloseable {
        private final Optional<ProgressBar> bar;

        private Bar(Optional<ProgressBar> bar) {
            this.bar = bar;
        }

        /** One of the steps ended. */
        public void step() {
            bar.ifPresent(ProgressBar::step);
        }

        @Override
        public void close() {
            bar.ifPresent(ProgressBar::close);
        }
    }

    /** Shows a bar over the next steps. */
    public Bar bar(String title, int count) {
        return new Bar(
                isTerminal && count > 0
                        ? Optional.of(new ProgressBarBuilder()
                                .setTaskName(title)
                                .setInitialMax(count)
                                .setStyle(ProgressBarStyle.ASCII)
                                .setUpdateIntervalMillis(200)
                                .clearDisplayOnFinish()
                                .build())
                        : Optional.empty());
    }

    /** Does a step and shows how it ended. */
    public <T> T run(String name, Supplier<T> work, Function<T, Outcome> describe) {
        Instant start = clock.instant();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            ledger.step(runId, name, RunLedger.State.FAILED, 0, since(start), String.valueOf(e.getMessage()));
            throw e;
        }
        Outcome outcome = describe.apply(result);
        show(name, outcome.count(), outcome.unit(), since(start), outcome.note());
        return result;
    }

    /** Shows and stores a step that was timed elsewhere. */
    public void show(String name, long rows, double seconds, String note) {
        show(name, rows, Unit.ROWS, seconds, note);
    }

    private synchronized void show(String name, long count, Unit unit, double seconds, String note) {
        ledger.step(runId, name, RunLedger.State.DONE, count, seconds, note);
        out.println(String.format(
                        Locale.ROOT,
                        "%-46s %,12d %-6s %6.1f s  %s",
                        name,
                        count,
                        unit.name().toLowerCase(Locale.ROOT),
                        seconds,
                        note)
                .stripTrailing());
    }

    /** Says something that is no step. */
    public synchronized void say(String line) {
        out.println(line);
    }

    private double since(Instant start) {
        return Duration.between(start, clock.instant()).toMillis() / 1000.0;
    }
}
