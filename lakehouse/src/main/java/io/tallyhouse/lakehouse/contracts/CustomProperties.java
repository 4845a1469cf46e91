package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode.Entry;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** ODCS's {@code customProperties}, a list of names and values, as the mapping they are. */
final class CustomProperties {
    private CustomProperties() {}

    /** The properties of an element; names that are not known, or stand twice, are problems. */
    static YamlSection of(YamlSection element, Collection<String> known, String what, Problems problems) {
        Map<String, Entry> values = new LinkedHashMap<>();
        for (YamlSection property : element.sections("customProperties")) {
            property.text("property").ifPresent(name -> {
                Entry value = property.node("value")
                        .map(node -> new Entry(property.line("property"), node))
                        .orElse(null);
                if (value != null && values.putIfAbsent(name, value) != null) {
                    property.problemAt(
                            "property", "custom property `%s` stands twice".formatted(name), "Keep one of them");
                }
            });
        }
        Mapping mapping = new Mapping(element.line("customProperties"), values);
        YamlSection section = YamlSection.of(element.file(), mapping, problems);
        section.allowOnly(known, "the customProperties of " + what);
        return section;
    }
}
