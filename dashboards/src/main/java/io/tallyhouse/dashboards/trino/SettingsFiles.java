package io.tallyhouse.dashboards.trino;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.session.CatalogProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills in the templates of {@code dashboards/trino} and writes them where a server reads them. */
final class SettingsFiles {
    private static final String TEMPLATES = "/tallyhouse/dashboards/trino/";

    /** {@code ${ENV:NAME}} is not matched: Trino itself reads that from its environment. */
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z_]+)}");

    private SettingsFiles() {}

    /** Writes the settings and returns the folder. */
    static Path write(TrinoSettings settings, TrinoDistribution distribution, int port) throws IOException {
        Path folder = settings.state().resolve("etc");
        Files.createDirectories(folder.resolve("catalog"));
        Map<String, String> values = Map.of(
                "port",
                Integer.toString(port),
                "distribution",
                distribution.folder().toString(),
                "settings",
                folder.toString(),
                "logs",
                settings.state().toString(),
                "metastore",
                metastore(settings).toString(),
                "warehouse",
                settings.folder().toString(),
                "catalog_url",
                CatalogProperties.jdbcUrl(settings.warehouse()),
                "catalog_user",
                settings.warehouse().catalogUser().orElse(""));
        copy("config.properties", folder.resolve("config.properties"), values);
        for (String catalog : List.of("bronze", "silver")) {
            copy("catalog/" + catalog + ".properties", folder.resolve("catalog/" + catalog + ".properties"), values);
        }
        Files.writeString(folder.resolve("catalog/gold.properties"), gold(settings.warehouse(), values), UTF_8);
        return folder;
    }

    /** Where the Delta tables' registrations are kept. */
    static Path metastore(TrinoSettings settings) {
        return settings.state().resolve("metastore");
    }

    /** The options of the server's Java. */
    static List<String> jvmOptions(TrinoSettings settings, TrinoDistribution distribution, TrinoJava java)
            throws IOException {
        Path archive = distribution
                .archives()
                .resolve("trino-%s-java-%d-%s.jsa"
                        .formatted(
                                TrinoDistribution.SERVER.version(),
                                java.release(),
                                settings.compiling().name().toLowerCase(Locale.ROOT)));
        String text = fill(
                template("jvm.config"),
                "jvm.config",
                Map.of("memory", settings.memory(), "archive", archive.toString()));
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The gold catalog; a database that asks for no password, or no user, is given none. */
    private static String gold(WarehouseConfiguration warehouse, Map<String, String> values) throws IOException {
        String template = warehouse.isCatalogInPostgresql()
                ? "catalog/gold.postgresql.properties"
                : "catalog/gold.sqlite.properties";
        return fill(template(template), template, values)
                .lines()
                .filter(line -> warehouse.catalogUser().isPresent() || !line.contains("connection-user="))
                .filter(line -> warehouse.catalogPassword().isPresent() || !line.contains("connection-password="))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void copy(String template, Path file, Map<String, String> values) throws IOException {
        Files.writeString(file, fill(template(template), template, values), UTF_8);
    }

    static String fill(String text, String template, Map<String, String> values) {
        Matcher matcher = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalStateException(
                        "dashboards/trino/%s uses ${%s}, which has no value".formatted(template, matcher.group(1)));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String template(String name) throws IOException {
        try (InputStream input = SettingsFiles.class.getResourceAsStream(TEMPLATES + name)) {
            if (input == null) {
                throw new IllegalStateException("dashboards/trino/%s is not in the jar".formatted(name));
            }
            return new String(input.readAllBytes(), UTF_8);
        }
    }
}
