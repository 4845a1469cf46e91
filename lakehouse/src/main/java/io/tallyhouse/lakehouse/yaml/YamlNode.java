package io.tallyhouse.lakehouse.yaml;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a YAML file and the line it starts on; the first line is 1. */
public sealed interface YamlNode {
    int line();

    /** What a value is, in words. */
    static String describe(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case TEXT -> "the text `%s`".formatted(scalar.text());
                case INTEGER, DECIMAL -> "the number " + scalar.text();
                case BOOLEAN -> "the truth value " + scalar.text();
                case NULL -> "empty";
            };
        }
        return node instanceof Sequence ? "a list" : "a mapping";
    }

    /** Keys and values, in the order of the file. */
    record Mapping(int line, Map<String, Entry> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of that key, if there is one. */
        public Optional<YamlNode> child(String key) {
            return entry(key).map(Entry::value);
        }

        /** The value of that key with the key's line, if there is one. */
        public Optional<Entry> entry(String key) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /** A value with the line of its key. */
    record Entry(int keyLine, YamlNode value) {
        public Entry {
            requireNonNull(value, "value is null");
        }
    }

    /** A list. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A single value, as written. */
    record Scalar(int line, String text, Kind kind) implements YamlNode {
        public Scalar {
            requireNonNull(text, "text is null");
            requireNonNull(kind, "kind is null");
        }
    }

    /** What a single value is by YAML 1.2's core rules: {@code no}, {@code on} and dates are plain text. */
    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }
}
