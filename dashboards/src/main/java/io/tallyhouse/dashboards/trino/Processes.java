package io.tallyhouse.dashboards.trino;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for other programs. */
final class Processes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Processes() {}

    /** Waits for the end, and calls back every half second meanwhile; an interrupt ends the program as well. */
    static int waitFor(Process process, Runnable meanwhile) {
        try {
            while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
                meanwhile.run();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            stop(process.toHandle());
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for another program", e);
        }
    }

    /** Asks the program to end, and ends it by force when it has not done so in 30 seconds. */
    static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
