package io.tallyhouse.lakehouse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration.Secret;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Problem;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestConfigurationReader {
    private static final Path FILE = Path.of("/data/house/tallyhouse.yaml");

    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    @Test
    void everySettingIsRead() {
        WarehouseConfiguration configuration = read("""
                warehouse: s3a://bucket/house
                landing: [in, /mnt/drop, 's3a://bucket/in']
                reporting_currency: USD
                fiscal_year_start_month: 7
                time_zone: Europe/Berlin
                catalog:
                  url: jdbc:postgresql://db/tally
                  user: tally
                  password: ${env:PASSWORD}
                memory: 6G
                cores: 8
                attribution_window_days: 90
                attribution_population: account
                """, Map.of("PASSWORD", "hunter2"));

        assertThat(problems.found()).isEmpty();
        assertThat(configuration)
                .isEqualTo(new WarehouseConfiguration(
                        "s3a://bucket/house",
                        List.of("/data/house/in", "/mnt/drop", "s3a://bucket/in"),
                        "USD",
                        7,
                        ZoneId.of("Europe/Berlin"),
                        "jdbc:postgresql://db/tally",
                        Optional.of("tally"),
                        Optional.of(new Secret("hunter2")),
                        "6g",
                        8,
                        90,
                        AttributionPopulation.ACCOUNT));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        assertThat(read("# nothing yet\n\n", Map.of())).isEqualTo(WarehouseConfiguration.local(Path.of("/data/house")));
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void theTemplateSaysTheDefaults() {
        assertThat(read(ConfigurationTemplate.text(), Map.of()))
                .isEqualTo(WarehouseConfiguration.local(Path.of("/data/house")));
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void theTemplateShowsEveryKey() {
        assertThat(SettingKeys.TOP)
                .allSatisfy(key -> assertThat(ConfigurationTemplate.text()).containsPattern("(?m)^" + key + ":"));
        assertThat(SettingKeys.IN_CATALOG)
                .allSatisfy(key -> assertThat(ConfigurationTemplate.text()).containsPattern("(?m)^#? +" + key + ":"));
    }

    @Test
    void relativePlacesCountFromTheFilesFolder() {
        WarehouseConfiguration configuration = read("""
                warehouse: ../other
                landing: file:///drop/in
                catalog: {url: 'jdbc:sqlite:db/../catalog.db?busy_timeout=1000'}
                """, Map.of());

        assertThat(configuration.warehouse()).isEqualTo("/data/other");
        assertThat(configuration.landing()).containsExactly("/drop/in");
        assertThat(configuration.catalogUrl()).isEqualTo("jdbc:sqlite:/data/house/catalog.db?busy_timeout=1000");
    }

    @Test
    void theCatalogIsInTheWarehouseByDefault() {
        assertThat(read("warehouse: /w", Map.of()).catalogUrl()).isEqualTo("jdbc:sqlite:/w/catalog.db");
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() {
        Map<String, String> environment = Map.of(
                "TALLYHOUSE_WAREHOUSE", "/env",
                "TALLYHOUSE_LANDING", "/in/a" + File.pathSeparator + "b",
                "TALLYHOUSE_REPORTING_CURRENCY", "GBP",
                "TALLYHOUSE_FISCAL_YEAR_START_MONTH", "4",
                "TALLYHOUSE_TIME_ZONE", "Asia/Tokyo",
                "TALLYHOUSE_CATALOG_URL", "jdbc:postgresql://env/tally",
                "TALLYHOUSE_CATALOG_USER", "ann",
                "TALLYHOUSE_CATALOG_PASSWORD", "hunter2",
                "TALLYHOUSE_MEMORY", "1500m",
                "TALLYHOUSE_CORES", "3");

        assertThat(read("warehouse: /file\nlanding: [/x, /y, /z]\nattribution_window_days: 30\n", environment))
                .isEqualTo(new WarehouseConfiguration(
                        "/env",
                        List.of("/in/a", "/data/house/b"),
                        "GBP",
                        4,
                        ZoneId.of("Asia/Tokyo"),
                        "jdbc:postgresql://env/tally",
                        Optional.of("ann"),
                        Optional.of(new Secret("hunter2")),
                        "1500m",
                        3,
                        30,
                        AttributionPopulation.CONTACT_ROLES));
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void anEmptyVariableIsAsIfUnset() {
        assertThat(read("cores: 4", Map.of("TALLYHOUSE_CORES", " ")).cores()).isEqualTo(4);
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void variablesOfTheLauncherAreNoSettings() {
        read(
                "",
                Map.of(
                        "TALLYHOUSE_TRINO_JAVA", "/jdk",
                        "TALLYHOUSE_HOME", "/h",
                        "TALLYHOUSE_CACHE", "/c",
                        "TALLYHOUSE_JAVA_OPTIONS", "-Xmx1g",
                        "TALLYHOUSE_LOG", "debug",
                        "PATH", "/bin"));

        assertThat(problems.found()).isEmpty();
    }

    @Test
    void everyWrongSettingIsToldInOneGo() {
        read("""
                warehouse: ~/house
                landings: in
                reporting_currency: eur
                fiscal_year_start_month: 13
                time_zone: Europe/Berlim
                catalog:
                  url: http://host/catalog
                  usr: x
                memory: 2gb
                cores: many
                attribution_window_days: 0
                attribution_population: everybody
                """, Map.of("TALLYHOUSE_CORE", "2"));

        assertThat(lines())
                .containsExactly(
                        "/data/house/tallyhouse.yaml:1: `warehouse` is `~/house`, and ~ is not expanded. Write `${env:HOME}` in its place.",
                        "/data/house/tallyhouse.yaml:2: `landings` is not a key of tallyhouse.yaml. Did you mean `landing`?",
                        "/data/house/tallyhouse.yaml:3: `reporting_currency` is `eur`, which is no ISO 4217 code of a currency. Write `EUR`.",
                        "/data/house/tallyhouse.yaml:4: `fiscal_year_start_month` is `13`, not a whole number from 1 to 12. Write such a number; the default is 1.",
                        "/data/house/tallyhouse.yaml:5: `time_zone` is `Europe/Berlim`, which is no IANA time zone. Did you mean `Europe/Berlin`?",
                        "/data/house/tallyhouse.yaml:7: `catalog.url` is `http://host/catalog`, not the JDBC URL of an SQLite file or a PostgreSQL database. Write it as `jdbc:sqlite:catalog.db` or `jdbc:postgresql://host/database`.",
                        "/data/house/tallyhouse.yaml:8: `usr` is not a key of catalog. Did you mean `user`?",
                        "/data/house/tallyhouse.yaml:9: `memory` is `2gb`, not an amount of at least 512m. Write it as `2g` or `1500m`.",
                        "/data/house/tallyhouse.yaml:10: `cores` is `many`, not a whole number from 1 to 1024. Write such a number; the default is 2.",
                        "/data/house/tallyhouse.yaml:11: `attribution_window_days` is `0`, not a whole number from 1 to 3650. Write such a number; the default is 180.",
                        "/data/house/tallyhouse.yaml:12: `attribution_population` is `everybody`, which is not known. Write `contact_roles` or `account`.",
                        "environment variable TALLYHOUSE_CORE: nothing reads it. Did you mean `TALLYHOUSE_CORES`?");
    }

    @Test
    void valuesOfTheWrongKindAreTold() {
        read("""
                warehouse: 5
                landing: []
                reporting_currency: [EUR]
                time_zone:
                memory: 256m
                cores: 1.5
                catalog: jdbc:sqlite:x
                """, Map.of());

        assertThat(lines())
                .containsExactly(
                        "/data/house/tallyhouse.yaml:1: `warehouse` is the number 5, not a text. Write a text; put it in quotes if it looks like a number.",
                        "/data/house/tallyhouse.yaml:2: `landing` is an empty list. Name a folder, or delete the key.",
                        "/data/house/tallyhouse.yaml:3: `reporting_currency` is a list, not a single value. Write one, or delete the key.",
                        "/data/house/tallyhouse.yaml:4: `time_zone` is empty, not a single value. Write one, or delete the key.",
                        "/data/house/tallyhouse.yaml:5: `memory` is `256m`, not an amount of at least 512m. Write it as `2g` or `1500m`.",
                        "/data/house/tallyhouse.yaml:6: `cores` is `1.5`, not a whole number from 1 to 1024. Write such a number; the default is 2.",
                        "/data/house/tallyhouse.yaml:7: `catalog` is the text `jdbc:sqlite:x`, not a mapping. Write a mapping.");
    }

    @Test
    void aCodeThatCountsNoMoneyIsNoCurrency() {
        read("reporting_currency: XXX", Map.of());

        assertThat(lines())
                .containsExactly(
                        "/data/house/tallyhouse.yaml:1: `reporting_currency` is `XXX`, which is no ISO 4217 code of a currency. Write a code as `EUR` or `USD`.");
    }

    @Test
    void aMissingVariableNamesTheLine() {
        read("warehouse: /w\ncatalog:\n  url: jdbc:postgresql://${env:HOST}/${NAME}\n", Map.of());

        assertThat(lines())
                .containsExactly(
                        "/data/house/tallyhouse.yaml:3: `${NAME}` is not understood. Write `${env:NAME}` for an environment variable.",
                        "/data/house/tallyhouse.yaml:3: environment variable HOST is not set. Set it, or write another value.");
    }

    @Test
    void aReferenceMayStandInsideAValue() {
        Map<String, String> environment = Map.of("HOME", "/home/$1", "CORES", "5");

        WarehouseConfiguration configuration = read("warehouse: ${env:HOME}/house\ncores: ${env:CORES}\n", environment);

        assertThat(problems.found()).isEmpty();
        assertThat(configuration.warehouse()).isEqualTo("/home/$1/house");
        assertThat(configuration.cores()).isEqualTo(5);
    }

    @Test
    void aRemoteWarehouseNeedsACatalog() {
        read("warehouse: s3a://bucket/house", Map.of());

        assertThat(lines())
                .containsExactly(
                        "/data/house/tallyhouse.yaml:1: the warehouse is no local folder, so the catalog has no place of its own. Add `catalog: {url: 'jdbc:postgresql://host/database'}`.");
    }

    @Test
    void anSqliteFileNeedsNoSignIn() {
        read("catalog: {user: ann, password: '${env:P}'}", Map.of("P", "hunter2"));

        assertThat(lines())
                .containsExactly(
                        "/data/house/tallyhouse.yaml:1: `catalog.password` is given, but the catalog is an SQLite file. Delete it.",
                        "/data/house/tallyhouse.yaml:1: `catalog.user` is given, but the catalog is an SQLite file. Delete it.");
    }

    @Test
    void aPasswordInTheFileIsRefusedAndNotShown() {
        read("catalog:\n  url: jdbc:postgresql://ann:hunter2@db/tally\n  password: hunter2\n", Map.of());
        read(
                "catalog:\n  url: jdbc:postgresql://db/tally?user=ann&password=hunter2\n  password: [hunter2]\n",
                Map.of());
        read("catalog: {url: 'jdbc:postgresql://db/t', password: 12345}", Map.of());
        read("", Map.of("TALLYHOUSE_CATALOG_URL", "mysql://ann:hunter2"));

        assertThat(lines()).noneMatch(line -> line.contains("hunter2") || line.contains("12345"));
        assertThat(lines())
                .contains(
                        "/data/house/tallyhouse.yaml:2: `catalog.url` holds a password. Take it out, and write `catalog: {password: '${env:NAME}'}`.",
                        "/data/house/tallyhouse.yaml:3: the password of the catalog stands in the file. Write `${env:NAME}`, and set the variable.",
                        "/data/house/tallyhouse.yaml:3: `catalog.password` is a list, not a single value. Write one, or delete the key.");
    }

    @Test
    void secretsShowNeitherInTextNorInJson() throws JsonProcessingException {
        WarehouseConfiguration configuration = read(
                "catalog: {url: 'jdbc:postgresql://db/t', user: ann, password: '${env:P}'}", Map.of("P", "hunter2"));

        assertThat(configuration.catalogPassword().orElseThrow().value()).isEqualTo("hunter2");
        assertThat(configuration.toString()).doesNotContain("hunter2").contains("******");
        assertThat(new ObjectMapper()
                        .writeValueAsString(configuration.catalogPassword().orElseThrow()))
                .isEqualTo("\"******\"");
    }

    @Test
    void aFolderWithoutTheFileHasTheDefaults() {
        assertThat(ConfigurationReader.readFolder(folder, Map.of())).isEqualTo(WarehouseConfiguration.local(folder));
        assertThat(ConfigurationReader.readFolder(folder, Map.of("TALLYHOUSE_CORES", "7"))
                        .cores())
                .isEqualTo(7);
    }

    @Test
    void aFolderWithTheFileHasItsSettings() throws IOException {
        Files.writeString(folder.resolve("tallyhouse.yaml"), "reporting_currency: CHF\n");

        assertThat(ConfigurationReader.readFolder(folder, Map.of()).reportingCurrency())
                .isEqualTo("CHF");
    }

    @Test
    void wrongSettingsEndInTheExitCodeOfConfiguration() throws IOException {
        Path file = Files.writeString(folder.resolve("tallyhouse.yaml"), "cores: 0\ncores: 1\n");

        assertThatThrownBy(() -> ConfigurationReader.readFolder(folder, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("""
                        Cannot use the settings: 2 problems.
                        %s:1: `cores` is `0`, not a whole number from 1 to 1024. Write such a number; the default is 2.
                        %s:2: key `cores` is repeated; it stands on line 1 already. Keep one of them.""".formatted(file, file))
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        Path file = folder.resolve("other.yaml");

        assertThatThrownBy(() -> ConfigurationReader.readFile(file, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot read the settings in %s: it does not exist. Mend it, or run `tallyhouse init` in a new folder."
                                .formatted(file));
    }

    private WarehouseConfiguration read(String text, Map<String, String> environment) {
        return ConfigurationReader.parse(FILE, Optional.of(text), environment, problems);
    }

    private List<String> lines() {
        return problems.found().stream().map(Problem::toString).toList();
    }
}
