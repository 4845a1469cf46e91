package io.tallyhouse.lakehouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.errors.Problem;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode.Kind;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestYamlReader {
    private final Problems problems = new Problems();

    @Test
    void everyValueKnowsItsLine() {
        Mapping root = read("""
                # a comment
                name: a

                columns:
                  - one
                  - {two: 2}
                """);

        assertThat(root.entry("name").orElseThrow().keyLine()).isEqualTo(2);
        assertThat(root.entry("columns").orElseThrow().keyLine()).isEqualTo(4);
        Sequence columns = (Sequence) root.child("columns").orElseThrow();
        assertThat(columns.items()).extracting(YamlNode::line).containsExactly(5, 6);
    }

    @Test
    void onlyYamlOneTwoWordsAreTruthValuesAndNumbers() {
        Mapping root = read("{a: true, b: no, c: 2026-03-01, d: 12, e: 1.5, f: '12', g: null, h: 0x1F, i: 12:30, j: }");

        assertThat(root.entries().values())
                .extracting(entry -> ((Scalar) entry.value()).kind())
                .containsExactly(
                        Kind.BOOLEAN,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.INTEGER,
                        Kind.DECIMAL,
                        Kind.TEXT,
                        Kind.NULL,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.NULL);
    }

    @Test
    void aRepeatedKeyNamesTheLineOfTheFirst() {
        read("""
                name: a
                owner: b
                name: c
                """);

        assertThat(lines())
                .containsExactly("x.yaml:3: key `name` is repeated; it stands on line 1 already. Keep one of them.");
    }

    @Test
    void anchorsAliasesAndTagsAreAllRefusedInOneGo() {
        read("""
                a: &shared {b: 1}
                c: *shared
                d: !secret e
                f: !!str 5
                """);

        assertThat(lines())
                .containsExactly(
                        "x.yaml:1: anchor `&shared` is not allowed. Delete it.",
                        "x.yaml:2: alias `*shared` is not allowed. Write the value out, so that the file can be read without looking elsewhere.",
                        "x.yaml:3: tag `!secret` is not allowed. Delete it, or quote the text.",
                        "x.yaml:4: tag `tag:yaml.org,2002:str` is not allowed. Delete it, or quote the text.");
    }

    @Test
    void aKeyThatIsAListIsRefused() {
        read("? [a, b]\n: c\n");

        assertThat(lines()).containsExactly("x.yaml:1: a key is a list or a mapping. Write a plain word as key.");
    }

    @Test
    void aSecondDocumentIsRefused() {
        read("a: 1\n---\nb: 2\n");

        assertThat(lines()).containsExactly("x.yaml:2: a second document starts here. Keep one document in a file.");
    }

    @Test
    void brokenYamlNamesTheLine() {
        assertThat(YamlReader.read("x.yaml", "a: [1, 2\nb: 3\n", problems)).isEmpty();

        assertThat(lines())
                .containsExactly(
                        "x.yaml:2: is not YAML: expected ',' or ']', but got :. Mend the line or the one before it.");
    }

    @Test
    void aTabInTheIndentNamesTheLine() {
        assertThat(YamlReader.read("x.yaml", "a:\n\tb: 3\n", problems)).isEmpty();

        assertThat(lines()).singleElement().asString().startsWith("x.yaml:2: is not YAML: found character '\\t(TAB)'");
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() {
        assertThat(YamlReader.read("x.yaml", "# nothing\n", problems)).isEmpty();

        assertThat(lines()).containsExactly("x.yaml:1: the file is empty. Write it, or delete it.");
    }

    @Test
    void controlCharactersAreNotYaml() {
        assertThat(YamlReader.read("x.yaml", "a: \u0000\n", problems)).isEmpty();

        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("x.yaml: is not YAML: special characters are not allowed");
    }

    @Test
    void nestingWithoutEndDoesNotEndTheProgram() {
        assertThat(YamlReader.read("x.yaml", "[".repeat(10_000), problems)).isEmpty();

        assertThat(lines())
                .containsExactly(
                        "x.yaml: is not YAML: it is nested deeper than 50 levels. Write it as plain UTF-8 text, without deep nesting.");
    }

    private Mapping read(String text) {
        Optional<YamlNode> node = YamlReader.read("x.yaml", text, problems);
        return (Mapping) node.orElseThrow();
    }

    private List<String> lines() {
        return problems.found().stream().map(Problem::toString).toList();
    }
}
