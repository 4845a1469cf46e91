package io.tallyhouse.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallyhouse.models.attribution.uncertainty.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of {@code ltv}. */
class TestLtvCommand {
    @TempDir
    Path folder;

    @Test
    void customersAreValuedWithoutAWarehouse() throws Exception {
        Path file = customers();
        Path predictions = folder.resolve("predictions.csv");

        Ran ran = Ran.command(
                        "ltv",
                        "--summary",
                        file,
                        "--horizon",
                        "12",
                        "--discount-rate",
                        "0.01",
                        "--margin",
                        "0.7",
                        "--currency",
                        "EUR",
                        "--predictions",
                        predictions,
                        "--format",
                        "json")
                .endsWith(0);

        JsonNode report = ran.json();
        assertThat(report.get("currency").asText()).isEqualTo("EUR");
        assertThat(report.get("figures").findValuesAsText("figure"))
                .containsExactly(
                        "r",
                        "alpha",
                        "a",
                        "b",
                        "log_likelihood",
                        "p",
                        "q",
                        "v",
                        "log_likelihood",
                        "customers",
                        "repeaters",
                        "customers_alive",
                        "expected_purchases",
                        "expected_purchases_of_new_customer",
                        "frequency_value_correlation",
                        "mean_order_value",
                        "value_of_customers",
                        "value_per_customer",
                        "value_of_new_customer_repeat_orders",
                        "value_of_new_customer");
        assertThat(ran.err()).isEqualTo("Not used: column segment.\n");
        assertThat(Files.readAllLines(predictions)).hasSize(401);
    }

    @Test
    void theUsualOutputIsATableAndSaysWhatWasAssumed() throws Exception {
        Ran ran = Ran.command("ltv", "--summary", customers()).endsWith(0);

        assertThat(ran.out()).startsWith("bg_nbd\nfigure").contains("\ngamma_gamma\n", "\npopulation\n");
        assertThat(ran.err()).contains("Customers are valued 40 time units ahead", "Values are revenue, not margin");
    }

    @Test
    void aBadRowEndsWithFiveAndIsToldWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "frequency,recency,T\n1,2,3\n0,4,3\n");

        Ran ran = Ran.command("ltv", "--summary", file).endsWith(5);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("2 problems.", "bad.csv:3: recency 4 is above T 3.");
    }

    @Test
    void aFileThatIsNotThereEndsWithFive() {
        Ran ran = Ran.command("ltv", "--summary", folder.resolve("none.csv")).endsWith(5);

        assertThat(ran.err()).endsWith("none.csv: it is not there. Check the path.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ltv",
                "ltv --summary x --horizon 0",
                "ltv --summary x --margin 70",
                "ltv --summary x --level 95",
                "ltv --summary x --discount-rate -1",
                "ltv --summary x --format xml",
                "ltv --summary x --horizon soon"
            })
    void whatCannotBeUnderstoodEndsWithTwoBeforeAFileIsRead(String line) {
        Object[] words = line.split(" ", -1);

        Ran ran = Ran.command(words).endsWith(2);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).doesNotContain("\tat ");
    }

    /** Customers of different rates, who may leave after each purchase, observed for 36 to 40 weeks. */
    private Path customers() throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer_id,frequency,recency,T,monetary_value,segment"));
        for (int customer = 0; customer < 400; customer++) {
            CounterRandom random = new CounterRandom(1, customer, 0);
            double rate = new double[] {0.01, 0.06, 0.3}[random.next(3)];
            double leaving = new double[] {0.05, 0.2, 0.6}[random.next(3)];
            int age = 36 + random.next(5);
            int frequency = 0;
            int recency = 0;
            for (int week = 1; week <= age && (frequency == 0 || random.next() >= leaving); week++) {
                week += (int) (-Math.log(1 - random.next()) / rate);
                if (week <= age) {
                    frequency++;
                    recency = week;
                }
            }
            double mean = 20 / (0.3 + random.next());
            double spent = 0;
            for (int order = 0; order < frequency; order++) {
                spent -= mean * Math.log(1 - random.next());
            }
            String value = frequency == 0 ? "" : (int) (100 * spent / frequency) + 1 + "e-2";
            lines.add("c" + customer + "," + frequency + "," + recency + "," + age + "," + value + ",any");
        }
        return Files.write(folder.resolve("customers.csv"), lines);
    }
}
