package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.config.ConfigurationReader;
import io.tallyhouse.lakehouse.config.ConfigurationTemplate;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which warehouse a command works on. */
final class WarehouseOptions {
    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description =
                    "Folder with tallyhouse.yaml. Default: $TALLYHOUSE_HOME, else this folder where it holds one, "
                            + "else ./warehouse.")
    private @Nullable Path folder;

    /** The warehouse's folder, whether it is there or not. */
    Path folder() {
        if (folder != null) {
            return folder.toAbsolutePath().normalize();
        }
        String home = System.getenv("TALLYHOUSE_HOME");
        if (home != null) {
            return Path.of(home).toAbsolutePath().normalize();
        }
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve(ConfigurationReader.FILE)) ? here : here.resolve("warehouse");
    }

    /** The settings of a warehouse that must be there. */
    WarehouseConfiguration read() {
        return read(List.of());
    }

    /** The settings of a warehouse that must be there, with other landing folders where some are named. */
    WarehouseConfiguration read(List<Path> landing) {
        if (!Files.exists(folder().resolve(ConfigurationReader.FILE))) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot find a warehouse in %s: it holds no %s. Run `tallyhouse init %s`, or name another folder with --warehouse."
                            .formatted(folder(), ConfigurationReader.FILE, folder()));
        }
        return ConfigurationReader.readFolder(folder(), environment(landing));
    }

    /** The settings of a warehouse, made with the defaults where it is missing. */
    WarehouseConfiguration readOrMake(List<Path> landing) {
        Map<String, String> environment = environment(landing);
        make(folder());
        return ConfigurationReader.readFolder(folder(), environment);
    }

    /** Makes a warehouse folder with a commented configuration; one that is there stays as it is. Returns whether it made one. */
    static boolean make(Path folder) {
        Path file = folder.resolve(ConfigurationReader.FILE);
        if (Files.exists(file)) {
            return false;
        }
        try {
            Files.createDirectories(folder.resolve("landing"));
            Files.writeString(file, ConfigurationTemplate.text());
            return true;
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot make a warehouse in %s: %s. Choose a folder that you may write to.".formatted(folder, e),
                    e);
        }
    }

    private static Path existing(Path landing) {
        if (!Files.isDirectory(landing)) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read the landing folder %s: it is not there. Name the folder that holds <source>/<object> files."
                            .formatted(landing));
        }
        return landing.toAbsolutePath().normalize();
    }

    private static Map<String, String> environment(List<Path> landing) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (!landing.isEmpty()) {
            environment.put(
                    "TALLYHOUSE_LANDING",
                    String.join(
                            java.io.File.pathSeparator,
                            landing.stream()
                                    .map(path -> existing(path).toString())
                                    .toList()));
        }
        return environment;
    }
}
