package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.models.output.CommandWords;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * A command that needs no warehouse, but a file. The launcher starts the same work without this class, in a fraction of a second, so
 * options go to it as they were written: their fields are there for the help.
 */
abstract class FileSubcommand implements Callable<Integer> {
    @Mixin
    private final Streams streams = new Streams();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    /** Writes figures, and returns notes for the user that are not part of them. */
    abstract List<String> run(CommandWords words, StringBuilder out) throws IOException;

    @Override
    public final Integer call() throws IOException {
        CommandWords words = CommandWords.NONE;
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            words = words.with(
                    option.longestName(), option.originalStringValues().get(0));
        }
        StringBuilder text = new StringBuilder();
        List<String> notes = run(words, text);
        streams.out().print(text);
        notes.forEach(streams.err()::println);
        return ExitCode.DONE.code();
    }
}
