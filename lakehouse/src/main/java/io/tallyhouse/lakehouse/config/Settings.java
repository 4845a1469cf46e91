package io.tallyhouse.lakehouse.config;

import io.tallyhouse.lakehouse.config.Setting.Origin;
import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Kind;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the file says, with what the environment says over it. */
final class Settings {
    private final Map<String, List<Setting>> byKey = new HashMap<>();
    private final Map<String, String> environment;
    private final Problems problems;

    private Settings(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** Settings of a file that may be absent. */
    static Settings of(String file, Optional<Mapping> document, Map<String, String> environment, Problems problems) {
        Settings settings = new Settings(environment, problems);
        document.ifPresent(mapping -> settings.addFile(YamlSection.of(file, mapping, problems)));
        settings.addEnvironment();
        return settings;
    }

    /** The setting of that key, if it is given. */
    Optional<Setting> one(String key) {
        return all(key).stream().findFirst();
    }

    /** Every value of a setting that may have several. */
    List<Setting> all(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    private void addFile(YamlSection section) {
        section.allowOnly(SettingKeys.TOP, "tallyhouse.yaml");
        for (String key : SettingKeys.TOP) {
            if (key.equals(SettingKeys.CATALOG)) {
                Optional<YamlSection> catalog = section.section(key);
                catalog.ifPresent(each -> {
                    each.allowOnly(SettingKeys.IN_CATALOG, "catalog");
                    SettingKeys.IN_CATALOG.forEach(name -> addValue(each, name, key + "." + name));
                });
            } else {
                addValue(section, key, key);
            }
        }
    }

    private void addValue(YamlSection section, String name, String key) {
        Optional<YamlNode> node = section.node(name);
        if (node.isEmpty()) {
            return;
        }
        List<YamlNode> values = key.equals(SettingKeys.LANDING) && node.get() instanceof Sequence sequence
                ? sequence.items()
                : List.of(node.get());
        if (values.isEmpty()) {
            section.problemAt(name, "`%s` is an empty list".formatted(key), "Name a folder, or delete the key");
        }
        for (YamlNode value : values) {
            if (value instanceof Scalar scalar
                    && scalar.kind() != Kind.NULL
                    && !scalar.text().isBlank()) {
                addScalar(section, name, key, scalar);
            } else {
                section.problem(
                        value instanceof Scalar ? value.line() : section.line(name),
                        "`%s` is %s, not a single value".formatted(key, YamlNode.describe(value)),
                        "Write one, or delete the key");
            }
        }
    }

    private void addScalar(YamlSection section, String name, String key, Scalar scalar) {
        boolean isNumeric = key.equals(SettingKeys.CORES)
                || key.equals(SettingKeys.FISCAL_YEAR_START_MONTH)
                || key.equals(SettingKeys.ATTRIBUTION_WINDOW_DAYS);
        boolean isSecret = key.equals(SettingKeys.CATALOG_PASSWORD);
        if (isSecret && !EnvironmentReferences.isIn(scalar.text())) {
            section.problemAt(
                    name,
                    "the password of the catalog stands in the file",
                    "Write `${env:NAME}`, and set the variable");
            return;
        }
        if (!isNumeric && !isSecret && scalar.kind() != Kind.TEXT) {
            section.problem(
                    scalar.line(),
                    "`%s` is %s, not a text".formatted(key, YamlNode.describe(scalar)),
                    "Write a text; put it in quotes if it looks like a number");
            return;
        }
        int before = problems.found().size();
        String text =
                EnvironmentReferences.resolve(scalar.text(), environment, section.file(), scalar.line(), problems);
        if (problems.found().size() == before) {
            Origin origin = EnvironmentReferences.isIn(scalar.text()) ? Origin.ENVIRONMENT : Origin.WRITTEN;
            add(new Setting(key, text.strip(), section.file(), scalar.line(), origin));
        }
    }

    private void addEnvironment() {
        Map<String, String> keys = SettingKeys.byVariable();
        new TreeMap<>(environment).forEach((variable, value) -> {
            String key = keys.get(variable);
            String place = "environment variable " + variable;
            if (key != null && !value.isBlank()) {
                byKey.remove(key);
                List<String> values =
                        key.equals(SettingKeys.LANDING) ? List.of(value.split(File.pathSeparator)) : List.of(value);
                values.stream()
                        .filter(each -> !each.isBlank())
                        .forEach(each -> add(new Setting(key, each.strip(), place, 0, Origin.ENVIRONMENT)));
            } else if (key == null
                    && variable.startsWith(SettingKeys.PREFIX)
                    && !SettingKeys.OTHER_VARIABLES.contains(variable)) {
                List<String> known = new ArrayList<>(keys.keySet());
                known.addAll(SettingKeys.OTHER_VARIABLES);
                problems.add(place, 0, "nothing reads it", Nearest.remedy(variable, known));
            }
        });
    }

    private void add(Setting setting) {
        byKey.computeIfAbsent(setting.key(), key -> new ArrayList<>()).add(setting);
    }
}
