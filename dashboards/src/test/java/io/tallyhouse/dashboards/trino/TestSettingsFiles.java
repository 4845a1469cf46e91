package io.tallyhouse.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration.Secret;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSettingsFiles {
    @TempDir
    Path folder;

    @Test
    void theServerListensOnLoopbackOnly() throws IOException {
        Path etc = SettingsFiles.write(settings(WarehouseConfiguration.local(folder)), distribution(), 8123);

        assertThat(etc).isEqualTo(folder.resolve("_trino/etc"));
        assertThat(etc.resolve("config.properties"))
                .content()
                .contains("node.bind-ip=127.0.0.1", "http-server.http.port=8123", "plugin.dir=/trino/plugin");
    }

    @Test
    void goldIsTheCatalogThatSparkUses() throws IOException {
        Path etc = SettingsFiles.write(settings(WarehouseConfiguration.local(folder)), distribution(), 8123);

        assertThat(etc.resolve("catalog/gold.properties"))
                .content()
                .contains(
                        "iceberg.jdbc-catalog.connection-url=jdbc:sqlite:%s/catalog.db?busy_timeout=30000&journal_mode=WAL"
                                .formatted(folder),
                        "iceberg.jdbc-catalog.default-warehouse-dir=file://%s/gold".formatted(folder));
    }

    @Test
    void aDatabasePasswordIsNeverWritten() throws IOException {
        WarehouseConfiguration shared = inPostgres(Optional.of("house"), Optional.of(new Secret("hush-hush")));

        Path etc = SettingsFiles.write(settings(shared), distribution(), 8123);

        assertThat(etc.resolve("catalog/gold.properties"))
                .content()
                .contains("connection-user=house", "connection-password=${ENV:TALLYHOUSE_CATALOG_PASSWORD}");
        try (Stream<Path> files = Files.walk(etc)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("hush-hush"));
        }
    }

    @Test
    void aDatabaseThatAsksForNoPasswordIsGivenNone() throws IOException {
        Path etc =
                SettingsFiles.write(settings(inPostgres(Optional.of("house"), Optional.empty())), distribution(), 8123);

        assertThat(etc.resolve("catalog/gold.properties"))
                .content()
                .contains("connection-url=jdbc:postgresql://db/lake\n", "connection-user=house\n")
                .doesNotContain("connection-password");
    }

    private WarehouseConfiguration inPostgres(Optional<String> user, Optional<Secret> password) {
        return WarehouseConfiguration.local(folder).withCatalog("jdbc:postgresql://db/lake", user, password);
    }

    @Test
    void theMemoryAndTheArchiveAreOptionsOfTheJava() throws IOException {
        List<String> options = SettingsFiles.jvmOptions(
                settings(WarehouseConfiguration.local(folder)), distribution(), new TrinoJava(Path.of("/java"), 25));

        assertThat(options).contains("-Xmx1g", "-XX:SharedArchiveFile=/cache/trino-476-java-25-full.jsa");
        assertThat(options).allMatch(option -> option.startsWith("-"));
    }

    @Test
    void aPlaceWithoutAValueIsABug() {
        assertThatThrownBy(() -> SettingsFiles.fill("a=${port}", "config.properties", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("dashboards/trino/config.properties uses ${port}, which has no value");
    }

    @Test
    void aWarehouseInAnObjectStoreIsServedByATrinoOfTheUsersOwn() {
        WarehouseConfiguration local = WarehouseConfiguration.local(folder);
        WarehouseConfiguration remote = new WarehouseConfiguration(
                "s3a://lake/warehouse",
                local.landing(),
                local.reportingCurrency(),
                local.fiscalYearStartMonth(),
                local.timeZone(),
                local.catalogUrl(),
                Optional.empty(),
                Optional.empty(),
                local.memory(),
                local.cores(),
                local.attributionWindowDays(),
                local.attributionPopulation());

        assertThatThrownBy(() -> settings(remote).folder())
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot serve s3a://lake/warehouse: the built-in Trino reads local folders only."
                        + " Point your own Trino at it; dashboards/trino/catalog shows the settings.");
    }

    private static TrinoSettings settings(WarehouseConfiguration warehouse) {
        return TrinoSettings.of(warehouse);
    }

    private static TrinoDistribution distribution() {
        return new TrinoDistribution(Path.of("/trino"), Path.of("/cache"));
    }
}
