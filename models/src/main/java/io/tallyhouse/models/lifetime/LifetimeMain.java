package io.tallyhouse.models.lifetime;

import io.tallyhouse.models.output.FileCommand;

/** Lifetime values of a summary file as a process of its own, with little else on the class path. */
public final class LifetimeMain {
    private static final FileCommand COMMAND = new FileCommand(
            "value customers",
            LifetimeOptions.NAMES,
            "--summary FILE [--horizon N] [--discount-rate D] [--margin M] [--level L] [--currency CODE] [--predictions FILE]"
                    + " [--format table|csv|json|markdown]",
            (words, out) -> CustomerLifetime.run(LifetimeOptions.of(words), out));

    private LifetimeMain() {}

    /** Prints figures to standard output, notes and errors to standard error, and exits with the code of the error. */
    public static void main(String[] arguments) {
        COMMAND.run(arguments);
    }
}
