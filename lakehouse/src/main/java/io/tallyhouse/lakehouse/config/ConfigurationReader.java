package io.tallyhouse.lakehouse.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the settings of a warehouse. A key that the file leaves out has its default; an environment variable goes before
 * the file ({@code TALLYHOUSE_REPORTING_CURRENCY} before {@code reporting_currency}). Relative folders count from the
 * file's folder, wherever they are given.
 */
public final class ConfigurationReader {
    /** Name of the file in a warehouse's folder. */
    public static final String FILE = "tallyhouse.yaml";

    private ConfigurationReader() {}

    /**
     * The settings of the warehouse in a folder: its {@code tallyhouse.yaml}, or the defaults if there is none.
     *
     * @param environment as {@link System#getenv()} gives it
     * @throws UserError with every problem, if there are any
     */
    public static WarehouseConfiguration readFolder(Path folder, Map<String, String> environment) {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return readFile(file, environment);
        }
        Problems problems = new Problems();
        WarehouseConfiguration configuration = parse(file, Optional.empty(), environment, problems);
        problems.throwIfAny("the settings");
        return configuration;
    }

    /**
     * The settings in a file.
     *
     * @param environment as {@link System#getenv()} gives it
     * @throws UserError with every problem, if there are any, or if the file cannot be read
     */
    public static WarehouseConfiguration readFile(Path file, Map<String, String> environment) {
        Problems problems = new Problems();
        WarehouseConfiguration configuration = parse(file, Optional.of(text(file)), environment, problems);
        problems.throwIfAny("the settings");
        return configuration;
    }

    /**
     * The settings in a text; they are whole only if no problem was added.
     *
     * @param file names the place in messages, and the folder from which relative ones count
     * @param text what the file holds; empty for none
     */
    public static WarehouseConfiguration parse(
            Path file, Optional<String> text, Map<String, String> environment, Problems problems) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        Settings settings = Settings.of(
                file.toString(),
                text.flatMap(each -> document(file.toString(), each, problems)),
                environment,
                problems);
        WarehouseConfiguration standard = WarehouseConfiguration.local(folder);
        SettingValues values = new SettingValues(settings, problems);
        String warehouse = settings.one(SettingKeys.WAREHOUSE)
                .map(setting -> Places.resolve(setting, folder, problems))
                .orElse(standard.warehouse());
        List<String> landing = settings.all(SettingKeys.LANDING).stream()
                .map(setting -> Places.resolve(setting, folder, problems))
                .distinct()
                .toList();
        CatalogSettings catalog = CatalogSettings.parse(settings, warehouse, folder, problems);
        return new WarehouseConfiguration(
                warehouse,
                landing.isEmpty() ? standard.landing() : landing,
                values.currency(standard.reportingCurrency()),
                values.number(SettingKeys.FISCAL_YEAR_START_MONTH, 1, 12, standard.fiscalYearStartMonth()),
                values.timeZone(standard.timeZone()),
                catalog.url(),
                catalog.user(),
                catalog.password(),
                values.memory(standard.memory()),
                values.number(SettingKeys.CORES, 1, 1024, standard.cores()),
                values.number(SettingKeys.ATTRIBUTION_WINDOW_DAYS, 1, 3650, standard.attributionWindowDays()),
                values.population(standard.attributionPopulation()));
    }

    /** The file's mapping. A file of comments only is good: everything has its default. */
    private static Optional<Mapping> document(String file, String text, Problems problems) {
        boolean isEmpty =
                text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
        if (isEmpty) {
            return Optional.empty();
        }
        Optional<YamlNode> node = YamlReader.read(file, text, problems);
        if (node.isPresent() && !(node.get() instanceof Mapping)) {
            problems.add(file, node.get().line(), "the file is no mapping", "Write `key: value` lines");
        }
        return node.filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException exception) {
            String why = Files.exists(file) ? "it is not readable as UTF-8 text" : "it does not exist";
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot read the settings in %s: %s. Mend it, or run `tallyhouse init` in a new folder."
                            .formatted(file, why),
                    exception);
        }
    }
}
