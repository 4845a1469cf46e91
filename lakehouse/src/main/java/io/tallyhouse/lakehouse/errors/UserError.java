package io.tallyhouse.lakehouse.errors;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An error that a user can act on. The message says what could not be done, to what, why, and what to do next, with the
 * values; it never holds a secret or personal data.
 */
public final class UserError extends RuntimeException {
    private final ExitCode exitCode;

    public UserError(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    public UserError(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.exitCode = requireNonNull(exitCode, "exitCode is null");
    }

    /** How the command ends. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
