package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.config.ConfigurationReader;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A new warehouse. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Make a new warehouse with a commented tallyhouse.yaml.")
final class InitCommand implements Callable<Integer> {
    @Mixin
    private final Streams streams = new Streams();

    @Parameters(paramLabel = "DIR", description = "Folder of the new warehouse.")
    private Path folder = Path.of("warehouse");

    @Override
    public Integer call() {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!WarehouseOptions.make(absolute)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot make a warehouse in %s: it holds a %s already. Edit that file, or choose another folder."
                            .formatted(absolute, ConfigurationReader.FILE));
        }
        PrintWriter out = streams.out();
        out.printf("Made a warehouse in %s.%n", absolute);
        out.printf("  settings   %s%n", absolute.resolve(ConfigurationReader.FILE));
        out.printf("  next       put files into %s/<source>/<object>/, then%n", absolute.resolve("landing"));
        out.printf("             ./tallyhouse run --warehouse %s%n", absolute);
        return ExitCode.DONE.code();
    }
}
