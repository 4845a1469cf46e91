package io.tallyhouse.models;

import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlReader;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query makes of a few given rows.
 *
 * @param file the case, from the repository's root
 * @param query the query beside the folder of cases
 * @param name the case in a sentence
 * @param given rows of the inputs, as pipe-separated text; an input that is not there is empty
 * @param parameters values that differ from the usual ones
 * @param where which rows are compared; all where it is empty
 * @param expect the rows that must come out, as pipe-separated text; columns that are not there are not compared
 */
record WorkedCase(
        String file,
        Path query,
        String name,
        Map<String, String> given,
        Map<String, String> parameters,
        Optional<String> where,
        String expect) {
    private static final List<String> KEYS = List.of("case", "given", "parameters", "where", "expect");

    /** The folder's name: the table or the reconciliation. */
    String subject() {
        return query.getName(query.getNameCount() - 2).toString();
    }

    static WorkedCase read(Path root, Path path) {
        String file = root.relativize(path).toString();
        Problems problems = new Problems();
        Mapping mapping = YamlReader.read(file, text(path), problems)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElseGet(() -> new Mapping(1, Map.of()));
        YamlSection section = YamlSection.of(file, mapping, problems);
        section.allowOnly(KEYS, "a worked case");
        WorkedCase worked = new WorkedCase(
                file,
                path.resolveSibling("../query.sql").normalize(),
                section.requiredText("case", "the case has no name", "Say in one sentence what it shows"),
                texts(section.section("given")),
                texts(section.section("parameters")),
                section.text("where"),
                section.requiredText("expect", "the case expects nothing", "Write the expected rows, or their header"));
        problems.throwIfAny(file);
        return worked;
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static Map<String, String> texts(Optional<YamlSection> section) {
        Map<String, String> texts = new LinkedHashMap<>();
        section.ifPresent(values -> values.keys()
                .forEach(key -> values.node(key)
                        .filter(Scalar.class::isInstance)
                        .ifPresent(node -> texts.put(key, ((Scalar) node).text()))));
        return texts;
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(file, name);
    }
}
