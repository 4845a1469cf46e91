package io.tallyhouse.lakehouse.session;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How Iceberg reaches the gold catalog. */
public final class CatalogProperties {
    private CatalogProperties() {}

    /** Properties of Iceberg's JDBC catalog named {@code gold}. */
    public static Map<String, String> of(WarehouseConfiguration configuration) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("type", "jdbc");
        properties.put("uri", jdbcUrl(configuration));
        properties.put("jdbc.schema-version", "V1");
        properties.put("warehouse", goldFolder(configuration));
        properties.put("cache-enabled", "false");
        configuration.catalogUser().ifPresent(user -> properties.put("jdbc.user", user));
        configuration.catalogPassword().ifPresent(password -> properties.put("jdbc.password", password.value()));
        return properties;
    }

    /** The catalog's JDBC URL, with the settings that let several processes share one SQLite file. */
    public static String jdbcUrl(WarehouseConfiguration configuration) {
        String url = configuration.catalogUrl();
        return url.startsWith("jdbc:sqlite:") && !url.contains("?")
                ? url + "?busy_timeout=30000&journal_mode=WAL"
                : url;
    }

    /** Where gold tables live, as a URI that Spark and Trino both read. */
    public static String goldFolder(WarehouseConfiguration configuration) {
        String warehouse = configuration.warehouse();
        return (warehouse.startsWith("/") ? "file://" + warehouse : warehouse) + "/gold";
    }
}
