package io.tallyhouse.lakehouse.config;

import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.errors.Problems;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands settings; one that is wrong is a problem, and leaves the default. */
final class SettingValues {
    private static final Pattern MEMORY = Pattern.compile("([1-9][0-9]{0,5})([mg])");
    private static final int LEAST_MEGABYTES = 512;

    private final Settings settings;
    private final Problems problems;

    SettingValues(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    int number(String key, int lowest, int highest, int standard) {
        Optional<Setting> setting = settings.one(key);
        if (setting.isEmpty()) {
            return standard;
        }
        String text = setting.get().text();
        if (text.matches("[+-]?[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        setting.get()
                .problem(
                        problems,
                        "`%s` is `%s`, not a whole number from %d to %d".formatted(key, text, lowest, highest),
                        "Write such a number; the default is " + standard);
        return standard;
    }

    String currency(String standard) {
        Optional<Setting> setting = settings.one(SettingKeys.REPORTING_CURRENCY);
        if (setting.isEmpty()) {
            return standard;
        }
        String code = setting.get().text();
        boolean isKnown = Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(code) && each.getDefaultFractionDigits() >= 0);
        if (!isKnown) {
            String upper = code.toUpperCase(Locale.ROOT);
            boolean isLowerCase = !upper.equals(code)
                    && Currency.getAvailableCurrencies().stream()
                            .anyMatch(each -> each.getCurrencyCode().equals(upper));
            setting.get()
                    .problem(
                            problems,
                            "`reporting_currency` is `%s`, which is no ISO 4217 code of a currency".formatted(code),
                            isLowerCase ? "Write `%s`".formatted(upper) : "Write a code as `EUR` or `USD`");
        }
        return isKnown ? code : standard;
    }

    AttributionPopulation population(AttributionPopulation standard) {
        Optional<Setting> setting = settings.one(SettingKeys.ATTRIBUTION_POPULATION);
        if (setting.isEmpty()) {
            return standard;
        }
        String text = setting.get().text();
        for (AttributionPopulation population : AttributionPopulation.values()) {
            if (population.word().equals(text)) {
                return population;
            }
        }
        setting.get()
                .problem(
                        problems,
                        "`attribution_population` is `%s`, which is not known".formatted(text),
                        "Write `%s` or `%s`"
                                .formatted(
                                        AttributionPopulation.CONTACT_ROLES.word(),
                                        AttributionPopulation.ACCOUNT.word()));
        return standard;
    }

    ZoneId timeZone(ZoneId standard) {
        Optional<Setting> setting = settings.one(SettingKeys.TIME_ZONE);
        if (setting.isEmpty()) {
            return standard;
        }
        String name = setting.get().text();
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        setting.get()
                .problem(
                        problems,
                        "`time_zone` is `%s`, which is no IANA time zone".formatted(name),
                        Nearest.to(name, ZoneId.getAvailableZoneIds())
                                .map("Did you mean `%s`?"::formatted)
                                .orElse("Write one as `Europe/Berlin`"));
        return standard;
    }

    String memory(String standard) {
        Optional<Setting> setting = settings.one(SettingKeys.MEMORY);
        if (setting.isEmpty()) {
            return standard;
        }
        String text = setting.get().text().toLowerCase(Locale.ROOT);
        Matcher matcher = MEMORY.matcher(text);
        if (matcher.matches()) {
            int unit = matcher.group(2).equals("g") ? 1024 : 1;
            if ((long) Integer.parseInt(matcher.group(1)) * unit >= LEAST_MEGABYTES) {
                return text;
            }
        }
        setting.get()
                .problem(
                        problems,
                        "`memory` is `%s`, not an amount of at least %dm"
                                .formatted(setting.get().text(), LEAST_MEGABYTES),
                        "Write it as `2g` or `1500m`");
        return standard;
    }
}
