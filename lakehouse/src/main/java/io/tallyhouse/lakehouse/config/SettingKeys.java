package io.tallyhouse.lakehouse.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of all settings, in the file and in the environment. */
final class SettingKeys {
    static final String WAREHOUSE = "warehouse";
    static final String LANDING = "landing";
    static final String REPORTING_CURRENCY = "reporting_currency";
    static final String FISCAL_YEAR_START_MONTH = "fiscal_year_start_month";
    static final String TIME_ZONE = "time_zone";
    static final String CATALOG = "catalog";
    static final String CATALOG_URL = "catalog.url";
    static final String CATALOG_USER = "catalog.user";
    static final String CATALOG_PASSWORD = "catalog.password";
    static final String MEMORY = "memory";
    static final String CORES = "cores";
    static final String ATTRIBUTION_WINDOW_DAYS = "attribution_window_days";
    static final String ATTRIBUTION_POPULATION = "attribution_population";

    /** Keys at the top of the file. */
    static final List<String> TOP = List.of(
            WAREHOUSE,
            LANDING,
            REPORTING_CURRENCY,
            FISCAL_YEAR_START_MONTH,
            TIME_ZONE,
            CATALOG,
            MEMORY,
            CORES,
            ATTRIBUTION_WINDOW_DAYS,
            ATTRIBUTION_POPULATION);

    /** Keys below {@link #CATALOG}. */
    static final List<String> IN_CATALOG = List.of("url", "user", "password");

    static final String PREFIX = "TALLYHOUSE_";

    /** Variables of the launcher and of {@code serve}, which are no settings of a warehouse. */
    static final Set<String> OTHER_VARIABLES = Set.of(
            "TALLYHOUSE_TRINO_JAVA",
            "TALLYHOUSE_HOME",
            "TALLYHOUSE_CACHE",
            "TALLYHOUSE_JAVA_OPTIONS",
            "TALLYHOUSE_LOG");

    private SettingKeys() {}

    /** Settings by the environment variable that overrides them. */
    static Map<String, String> byVariable() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String key : TOP) {
            if (key.equals(CATALOG)) {
                IN_CATALOG.forEach(name -> put(keys, CATALOG + "." + name));
            } else {
                put(keys, key);
            }
        }
        return keys;
    }

    private static void put(Map<String, String> keys, String key) {
        keys.put(PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT), key);
    }
}
