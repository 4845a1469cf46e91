package io.tallyhouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.tables.PipeTable;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import io.tallyhouse.lakehouse.yaml.YamlReader;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples that stand beside the metrics. */
class TestMetricExamples {
    private static final String MODEL = "models/semantic/performance.ossie.yaml";
    private static final String EXAMPLES = "models/semantic/performance.examples.yaml";

    private static final GoldQueries QUERIES = new GoldQueries();

    record Example(String metric, String sentence, YamlSection given, Optional<BigDecimal> expected) {
        @Override
        public String toString() {
            return "%s: %s".formatted(metric, sentence);
        }
    }

    static Stream<Example> examples() {
        YamlNode root = read(EXAMPLES);
        return ((Sequence) root)
                .items().stream()
                        .map(item -> YamlSection.of(EXAMPLES, (Mapping) item, new Problems()))
                        .map(section -> new Example(
                                section.text("metric").orElseThrow(),
                                section.text("example").orElseThrow(),
                                section.section("given").orElseThrow(),
                                section.node("expect")
                                        .map(node -> ((Scalar) node).text())
                                        .filter(text -> !text.equals("null"))
                                        .map(BigDecimal::new)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aMetricHasTheExpectedValue(Example example) {
        for (String dataset : example.given().keys()) {
            String source = dataset(dataset).text("source").orElseThrow();
            String table = source.substring(source.lastIndexOf('.') + 1);
            PipeTable.parse(((Scalar) example.given().node(dataset).orElseThrow()).text())
                    .rows(QUERIES.session(), QUERIES.schema(table))
                    .createOrReplaceTempView(dataset);
        }
        String expression = expression(example.metric());
        String datasets = String.join(", ", example.given().keys());

        Row found = QUERIES.session()
                .sql("select cast(%s as decimal(38, 10)) from %s".formatted(expression, datasets))
                .head();

        assertThat(Optional.ofNullable(found.getDecimal(0)).map(BigDecimal::stripTrailingZeros))
                .as("%s of `%s`", example, expression)
                .isEqualTo(example.expected().map(BigDecimal::stripTrailingZeros));
    }

    @Test
    void everyMetricHasAnExample() {
        List<String> metrics = model().sections("metrics").stream()
                .map(metric -> metric.text("name").orElseThrow())
                .toList();
        assertThat(examples().map(Example::metric).distinct()).containsExactlyInAnyOrderElementsOf(metrics);
    }

    private static String expression(String metric) {
        return model().sections("metrics").stream()
                .filter(section -> section.text("name").orElseThrow().equals(metric))
                .findFirst()
                .orElseThrow()
                .section("expression")
                .orElseThrow()
                .sections("dialects")
                .get(0)
                .text("expression")
                .orElseThrow();
    }

    private static YamlSection dataset(String name) {
        return model().sections("datasets").stream()
                .filter(section -> section.text("name").orElseThrow().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static YamlSection model() {
        return YamlSection.of(MODEL, (Mapping) read(MODEL), new Problems())
                .sections("semantic_model")
                .get(0);
    }

    private static YamlNode read(String file) {
        Path path = GoldQueries.ROOT.resolve(file);
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlReader.read(file, WorkedCase.text(path), problems);
        problems.throwIfAny(file);
        return root.orElseThrow();
    }
}
