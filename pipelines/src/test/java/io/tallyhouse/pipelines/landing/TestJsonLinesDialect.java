package io.tallyhouse.pipelines.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestJsonLinesDialect {
    @TempDir
    Path folder;

    @Test
    void keepsNumbersAndNestedValuesAsReceived() {
        ReadFile file = read(
                "{\"id\":1,\"amount\":1.10,\"tags\":[1, {\"a\":\"b\"}],\"flag\":true,\"none\":null,\"empty\":\"\"}\n",
                ReadFile.layout("id", "amount", "tags", "flag", "none", "empty"));
        assertThat(file.rows()).containsExactly("1: [1, 1.10, [1, {\"a\":\"b\"}], true, null, null]");
    }

    @Test
    void opensANestedObjectOnlyForADottedAlias() {
        Layout layout = new Layout(
                List.of("id", "cost_micros"),
                List.of(List.of("id", "campaign_id"), List.of("cost_micros", "metrics_cost_micros")),
                Set.of("campaign", "metrics"));
        ReadFile file = read(
                "{\"campaign\":{\"id\":\"7\",\"name\":\"n\"},\"metrics\":{\"costMicros\":5},\"segments\":{\"d\":1}}\n",
                layout);
        assertThat(file.rows()).containsExactly("1: [7, 5] {campaign_name=n, segments={\"d\":1}}");
    }

    @Test
    void badLinesAreFaultsAndTheOthersGoOn() {
        ReadFile file = read("""
                {"id":1}
                {"id":
                [1]
                "text"
                {"id":2,"id":3}
                {"id":4} x
                {'id':5}

                {"id":6}
                """, ReadFile.layout("id"));
        assertThat(file.rows()).containsExactly("1: [1]", "9: [6]");
        assertThat(file.faults()).hasSize(6);
        assertThat(file.faults().get(0)).startsWith("2! the line is not JSON: Unexpected end");
        assertThat(file.faults().get(1)).isEqualTo("3! the line holds no JSON object");
        assertThat(file.faults().get(2)).isEqualTo("4! the line holds no JSON object");
        assertThat(file.faults().get(3)).startsWith("5! the line is not JSON: Duplicate field 'id'");
        assertThat(file.faults().get(4)).startsWith("6! the line is not JSON: Unrecognized token 'x'");
        assertThat(file.faults().get(5)).startsWith("7! the line is not JSON: Unexpected character");
        assertThat(file.conserves()).isTrue();
    }

    @Test
    void aColumnIsGoneOnlyWhenNoLineHasIt() {
        ReadFile file = read("{\"id\":1}\r\n{\"id\":2,\"name\":\"a\"}\r\n", ReadFile.layout("id", "name", "clicks"));
        assertThat(file.rows()).containsExactly("1: [1, null, null]", "2: [2, a, null]");
        assertThat(file.summary().notes()).containsExactly("lacks 1 column of the contract: clicks");
    }

    private ReadFile read(String text, Layout layout) {
        return ReadFile.of(folder, "a.jsonl", text, layout);
    }
}
