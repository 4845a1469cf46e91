package io.tallyhouse.orchestration.cli;

import io.tallyhouse.samples.SampleOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How large the sample company is, and which one of its kind. */
final class SampleSize {
    @Option(
            names = "--scale",
            description = "1 is about a million ad rows and two million touches. Default: ${DEFAULT-VALUE}.")
    private double scale = SampleOptions.DEMO_SCALE;

    @Option(names = "--seed", description = "The same seed gives the same bytes. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    SampleOptions options() {
        try {
            return new SampleOptions(scale, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), "Cannot make a sample company: %s.".formatted(e.getMessage()), e);
        }
    }
}
