package io.tallyhouse.orchestration.terminal;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.runs.RunLedger;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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

    /** What a step says of itself when it ended. */
    public record Outcome(long rows, String note) {}

    /** A group of like steps, shown as one bar. */
    public static final class Group implements AutoCloseable {
        private final ProgressBar bar;

        private Group(String title, int count) {
            bar = new ProgressBarBuilder()
                    .setTaskName(title)
                    .setInitialMax(count)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(System.out))
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish()
                    .build();
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Shows a bar over the next steps, on a terminal; closing it takes it away. */
    public AutoCloseable group(String title, int count) {
        return isTerminal && count > 0 ? new Group(title, count) : () -> {};
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
        show(name, outcome.rows(), since(start), outcome.note());
        return result;
    }

    /** Shows and stores a step that was timed elsewhere. */
    public synchronized void show(String name, long rows, double seconds, String note) {
        ledger.step(runId, name, RunLedger.State.DONE, rows, seconds, note);
        out.println(String.format(Locale.ROOT, "%-46s %,12d rows %7.1f s  %s", name, rows, seconds, note)
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
