package io.tallyhouse.lakehouse.config;

import io.tallyhouse.lakehouse.config.Setting.Origin;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration.Secret;
import io.tallyhouse.lakehouse.errors.Problems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where catalog and run ledger are kept, and who signs in there. */
record CatalogSettings(String url, Optional<String> user, Optional<Secret> password) {
    private static final String SQLITE = "jdbc:sqlite:";
    static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern SECRET = Pattern.compile("(?i)[?&;]password=|//[^/?]*:[^/?]*@");

    static CatalogSettings parse(Settings settings, String warehouse, Path folder, Problems problems) {
        Optional<Setting> given = settings.one(SettingKeys.CATALOG_URL);
        Optional<Setting> user = settings.one(SettingKeys.CATALOG_USER);
        Optional<Setting> password = settings.one(SettingKeys.CATALOG_PASSWORD);
        String url = given.map(setting -> url(setting, folder, problems)).orElse(SQLITE + warehouse + "/catalog.db");
        if (given.isEmpty() && Places.isRemote(warehouse)) {
            settings.one(SettingKeys.WAREHOUSE)
                    .ifPresent(setting -> setting.problem(
                            problems,
                            "the warehouse is no local folder, so the catalog has no place of its own",
                            "Add `catalog: {url: 'jdbc:postgresql://host/database'}`"));
        }
        if (url.startsWith(SQLITE)) {
            user.ifPresent(setting -> refuseSignIn(setting, problems));
            password.ifPresent(setting -> refuseSignIn(setting, problems));
        }
        return new CatalogSettings(
                url, user.map(Setting::text), password.map(Setting::text).map(Secret::new));
    }

    private static void refuseSignIn(Setting setting, Problems problems) {
        setting.problem(
                problems, "`%s` is given, but the catalog is an SQLite file".formatted(setting.key()), "Delete it");
    }

    private static String url(Setting setting, Path folder, Problems problems) {
        String url = setting.text();
        if (SECRET.matcher(url).find()) {
            setting.problem(
                    problems,
                    "`catalog.url` holds a password",
                    "Take it out, and write `catalog: {password: '${env:NAME}'}`");
        } else if (url.startsWith(SQLITE)) {
            return sqlite(url.substring(SQLITE.length()), folder);
        } else if (!url.startsWith(POSTGRESQL)) {
            String shown = setting.origin() == Origin.WRITTEN ? "`%s`, ".formatted(url) : "";
            setting.problem(
                    problems,
                    "`catalog.url` is %snot the JDBC URL of an SQLite file or a PostgreSQL database".formatted(shown),
                    "Write it as `jdbc:sqlite:catalog.db` or `jdbc:postgresql://host/database`");
        }
        return url;
    }

    /** The URL of an SQLite file, which counts from the folder of the settings too. */
    private static String sqlite(String file, Path folder) {
        boolean isPath = !file.isEmpty() && !file.startsWith(":") && !file.startsWith("file:");
        return SQLITE + (isPath ? folder.resolve(file).toAbsolutePath().normalize() : file);
    }
}
