package io.tallyhouse.models.attribution;

import io.tallyhouse.models.output.FileCommand;

/** Attribution of a path file as a process of its own, with nothing else on the class path. */
public final class AttributeMain {
    private static final FileCommand COMMAND = new FileCommand(
            "attribute",
            AttributionOptions.NAMES,
            "--paths FILE [--model first,last,linear,markov] [--order 1] [--nulls COLUMN] [--positions 40/20/40] [--direct NAMES]"
                    + " [--intervals REPLICATES] [--format csv|json|table|markdown]",
            (words, out) -> PathAttribution.run(AttributionOptions.of(words), out));

    private AttributeMain() {}

    /** Prints credits to standard output, notes and errors to standard error, and exits with the code of the error. */
    public static void main(String[] arguments) {
        COMMAND.run(arguments);
    }
}
