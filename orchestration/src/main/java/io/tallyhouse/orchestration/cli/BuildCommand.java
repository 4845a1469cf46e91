package io.tallyhouse.orchestration.cli;

import io.tallyhouse.models.gold.GoldBuild.Scope;
import io.tallyhouse.orchestration.run.Job;
import io.tallyhouse.orchestration.run.OpenWarehouse;
import io.tallyhouse.orchestration.terminal.Steps;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Silver or gold, alone. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Build one layer from the one before.",
        synopsisSubcommandLabel = "(silver | gold)",
        subcommands = {BuildCommand.Silver.class, BuildCommand.Gold.class})
final class BuildCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which layer: `build silver` or `build gold`.");
    }

    /** Bronze to silver. */
    @Command(
            name = "silver",
            mixinStandardHelpOptions = true,
            description = "Bring silver up to date with bronze, with its history.")
    static final class Silver extends JobCommand {
        @Override
        String words() {
            return "build silver";
        }

        @Override
        Map<String, Object> work(OpenWarehouse open, Job job, Steps steps) throws Exception {
            return Map.of("silver_tables_built", job.buildSilver());
        }
    }

    /** Silver to gold. */
    @Command(
            name = "gold",
            mixinStandardHelpOptions = true,
            description = "Build gold on candidate branches; readers see nothing of it before a release.")
    static final class Gold extends JobCommand {
        @Option(names = "--full", description = "Build every table whole, whatever changed.")
        private boolean isFull;

        @Override
        String words() {
            return isFull ? "build gold --full" : "build gold";
        }

        @Override
        Map<String, Object> work(OpenWarehouse open, Job job, Steps steps) throws Exception {
            return Map.of("gold_tables_built", job.buildGold(isFull ? Scope.EVERYTHING : Scope.CHANGED));
        }
    }
}
