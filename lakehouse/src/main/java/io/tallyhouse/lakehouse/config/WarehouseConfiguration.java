package io.tallyhouse.lakehouse.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The settings of one warehouse, from {@code tallyhouse.yaml} and the environment.
 *
 * @param warehouse absolute folder or Hadoop URI of the warehouse
 * @param landing absolute folders or Hadoop URIs where files land
 * @param reportingCurrency ISO 4217 code that gold amounts are converted to
 * @param fiscalYearStartMonth 1 to 12
 * @param timeZone the company's zone: business days and fiscal dates
 * @param catalogUrl JDBC URL of catalog and run ledger
 * @param catalogUser database user; empty for SQLite
 * @param catalogPassword database password; never printed
 * @param memory Java heap of a run, as {@code 2g}
 * @param cores local worker threads
 * @param attributionWindowDays how many days before an opportunity's creation a touch can earn credit
 * @param attributionPopulation whose touches can
 */
public record WarehouseConfiguration(
        String warehouse,
        List<String> landing,
        String reportingCurrency,
        int fiscalYearStartMonth,
        ZoneId timeZone,
        String catalogUrl,
        Optional<String> catalogUser,
        Optional<Secret> catalogPassword,
        String memory,
        int cores,
        int attributionWindowDays,
        AttributionPopulation attributionPopulation) {
    public WarehouseConfiguration {
        requireNonNull(warehouse, "warehouse is null");
        requireNonNull(reportingCurrency, "reportingCurrency is null");
        requireNonNull(timeZone, "timeZone is null");
        requireNonNull(catalogUrl, "catalogUrl is null");
        requireNonNull(catalogUser, "catalogUser is null");
        requireNonNull(catalogPassword, "catalogPassword is null");
        requireNonNull(memory, "memory is null");
        requireNonNull(attributionPopulation, "attributionPopulation is null");
        landing = List.copyOf(landing);
    }

    /** Defaults for a warehouse in a local folder, with an SQLite catalog inside it. */
    public static WarehouseConfiguration local(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new WarehouseConfiguration(
                absolute.toString(),
                List.of(absolute.resolve("landing").toString()),
                "EUR",
                1,
                ZoneId.of("UTC"),
                "jdbc:sqlite:" + absolute.resolve("catalog.db"),
                Optional.empty(),
                Optional.empty(),
                "2g",
                2,
                180,
                AttributionPopulation.CONTACT_ROLES);
    }

    /** Whether catalog and run ledger are in PostgreSQL, and not in an SQLite file. */
    public boolean isCatalogInPostgresql() {
        return catalogUrl.startsWith(CatalogSettings.POSTGRESQL);
    }

    /** The same settings with another catalog. */
    public WarehouseConfiguration withCatalog(String url, Optional<String> user, Optional<Secret> password) {
        return new WarehouseConfiguration(
                warehouse,
                landing,
                reportingCurrency,
                fiscalYearStartMonth,
                timeZone,
                url,
                user,
                password,
                memory,
                cores,
                attributionWindowDays,
                attributionPopulation);
    }

    /** The same settings with other landing places. */
    public WarehouseConfiguration withLanding(List<String> places) {
        return new WarehouseConfiguration(
                warehouse,
                places,
                reportingCurrency,
                fiscalYearStartMonth,
                timeZone,
                catalogUrl,
                catalogUser,
                catalogPassword,
                memory,
                cores,
                attributionWindowDays,
                attributionPopulation);
    }

    /** A value that shows neither in text nor in JSON. */
    public record Secret(String value) {
        public Secret {
            requireNonNull(value, "value is null");
        }

        @Override
        @JsonValue
        public String toString() {
            return "******";
        }
    }
}
