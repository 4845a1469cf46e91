package io.tallyhouse.pipelines.landing;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what is behind the exceptions of Spark jobs and worker threads. */
final class Failures {
    private Failures() {}

    /** Runs some work; storage that failed inside a Spark task becomes an error that a user can act on. */
    static <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (Exception e) {
            // Spark's exceptions are checked in Java, though its methods do not declare them.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ParsedRows.UnreadableFileException unreadable) {
                    throw new UserError(
                            ExitCode.SOURCE_UNREADABLE,
                            unreadable.getMessage() + ". Run again when the file is at rest.",
                            e);
                }
            }
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The cause as an unchecked exception. */
    static RuntimeException unwrap(Exception wrapper) {
        @Nullable Throwable cause = wrapper.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(wrapper);
    }
}
