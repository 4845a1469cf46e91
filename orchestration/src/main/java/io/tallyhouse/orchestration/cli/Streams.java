package io.tallyhouse.orchestration.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where a command writes: results to one stream, problems to the other. A mixin; picocli takes no class without an annotation. */
@Command
final class Streams {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    /** Results, and steps for a person. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Problems, and steps where a program reads the result. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }
}
