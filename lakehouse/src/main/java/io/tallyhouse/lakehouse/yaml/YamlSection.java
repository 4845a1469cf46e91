package io.tallyhouse.lakehouse.yaml;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode.Entry;
import io.tallyhouse.lakehouse.yaml.YamlNode.Kind;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A mapping of a file, read key by key. A value of the wrong kind is read as absent, and added to the problems of kind
 * at once; so a reader goes on and finds the other problems too.
 */
public final class YamlSection {
    private final String file;
    private final Mapping mapping;
    private final Problems problems;
    private final Problems problemsOfKind;

    private YamlSection(String file, Mapping mapping, Problems problems, Problems problemsOfKind) {
        this.file = requireNonNull(file, "file is null");
        this.mapping = requireNonNull(mapping, "mapping is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.problemsOfKind = requireNonNull(problemsOfKind, "problemsOfKind is null");
    }

    /** A section whose values of the wrong kind are reported. */
    public static YamlSection of(String file, Mapping mapping, Problems problems) {
        return new YamlSection(file, mapping, problems, problems);
    }

    /** A section of a file that a schema checks too, and reports the values of the wrong kind. */
    public static YamlSection checkedBySchema(String file, Mapping mapping, Problems problems) {
        return new YamlSection(file, mapping, problems, new Problems());
    }

    /** The file, as problems name it. */
    public String file() {
        return file;
    }

    /** First line of the section. */
    public int line() {
        return mapping.line();
    }

    /** Line of a key, or of the section where the key is not there. */
    public int line(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.line() : entry.keyLine();
    }

    /** The keys, in the order of the file. */
    public Set<String> keys() {
        return mapping.entries().keySet();
    }

    /** Whether the key stands there, with whatever value. */
    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** The value as it stands there. */
    public Optional<YamlNode> node(String key) {
        return mapping.child(key);
    }

    /** Adds a problem in this file. */
    public void problem(int line, String message, String remedy) {
        problems.add(file, line, message, remedy);
    }

    /** Adds a problem at the line of a key. */
    public void problemAt(String key, String message, String remedy) {
        problems.add(file, line(key), message, remedy);
    }

    /** Every key that is not known is a problem. */
    public void allowOnly(Collection<String> known, String of) {
        for (String key : mapping.entries().keySet()) {
            if (!known.contains(key)) {
                problemAt(key, "`%s` is not a key of %s".formatted(key, of), Nearest.remedy(key, known));
            }
        }
    }

    /** A text, if the key is there and is not blank. */
    public Optional<String> text(String key) {
        return scalar(key, Kind.TEXT, "a text")
                .map(Scalar::text)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A text that must be there; empty text where it is not. */
    public String requiredText(String key, String message, String remedy) {
        Optional<String> text = text(key);
        boolean isOfWrongKind =
                mapping.child(key).filter(node -> !isBlank(node)).isPresent();
        if (text.isEmpty() && !isOfWrongKind) {
            problemAt(key, message, remedy);
        }
        return text.orElse("");
    }

    /** A whole number, if the key is there. */
    public OptionalInt integer(String key) {
        Optional<Scalar> scalar = scalar(key, Kind.INTEGER, "a whole number");
        if (scalar.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(scalar.get().text()));
        } catch (NumberFormatException exception) {
            wrongKind(key, "a whole number of at most nine digits", scalar.get());
            return OptionalInt.empty();
        }
    }

    /** Whether the key is there and true. */
    public boolean isTrue(String key) {
        return scalar(key, Kind.BOOLEAN, "true or false")
                .filter(scalar -> Boolean.parseBoolean(scalar.text()))
                .isPresent();
    }

    /** The sections of a list, empty where the key is absent. */
    public List<YamlSection> sections(String key) {
        List<YamlSection> sections = new ArrayList<>();
        for (YamlNode item : items(key, "a list of mappings")) {
            if (item instanceof Mapping found) {
                sections.add(new YamlSection(file, found, problems, problemsOfKind));
            } else {
                wrongKind(key, "a list of mappings", item);
            }
        }
        return sections;
    }

    /** A mapping, if the key is there. */
    public Optional<YamlSection> section(String key) {
        Optional<YamlNode> node = mapping.child(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Mapping found) {
            return Optional.of(new YamlSection(file, found, problems, problemsOfKind));
        }
        wrongKind(key, "a mapping", node.get());
        return Optional.empty();
    }

    /** The texts of a list with their lines, empty where the key is absent. */
    public List<Scalar> texts(String key) {
        List<Scalar> texts = new ArrayList<>();
        for (YamlNode item : items(key, "a list of texts")) {
            if (item instanceof Scalar scalar && scalar.kind() == Kind.TEXT) {
                texts.add(scalar);
            } else {
                wrongKind(key, "a list of texts", item);
            }
        }
        return texts;
    }

    private List<YamlNode> items(String key, String wanted) {
        Optional<YamlNode> node = mapping.child(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Sequence sequence) {
            return sequence.items();
        }
        wrongKind(key, wanted, node.get());
        return List.of();
    }

    private Optional<Scalar> scalar(String key, Kind kind, String wanted) {
        Optional<YamlNode> node = mapping.child(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Scalar scalar && (scalar.kind() == kind)) {
            return Optional.of(scalar);
        }
        if (kind != Kind.TEXT || !isBlank(node.get())) {
            wrongKind(key, wanted, node.get());
        }
        return Optional.empty();
    }

    private void wrongKind(String key, String wanted, YamlNode found) {
        problemsOfKind.add(
                file,
                found instanceof Scalar ? found.line() : line(key),
                "`%s` is %s, not %s".formatted(key, YamlNode.describe(found), wanted),
                "Write %s".formatted(wanted));
    }

    private static boolean isBlank(YamlNode node) {
        return node instanceof Scalar scalar
                && (scalar.kind() == Kind.NULL || scalar.text().isBlank());
    }
}
