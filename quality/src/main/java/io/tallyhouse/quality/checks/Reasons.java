package io.tallyhouse.quality.checks;

/** Why the engine could not do something, short enough for one line. */
public final class Reasons {
    private static final int LENGTH = 300;

    private Reasons() {}

    /** The first line of the innermost message, without the engine's plan. */
    public static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.strip().lines().findFirst().orElse("").strip();
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
    }
}
