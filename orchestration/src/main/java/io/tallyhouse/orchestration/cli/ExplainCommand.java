package io.tallyhouse.orchestration.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Why a figure is what it is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say why a figure is what it is.",
        synopsisSubcommandLabel = "FIGURE",
        subcommands = ExplainCreditCommand.class)
final class ExplainCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say which figure, as `tallyhouse explain credit --opportunity ID`.");
    }
}
