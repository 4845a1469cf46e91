package io.tallyhouse.models.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.output.CommandWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command prints. */
final class TestPathAttribution {
    private Path file = Path.of("");

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("paths.csv"), """
                path,total_conversions,total_conversion_value,total_null
                "email > search, paid",1,30,0
                direct,1,12000000.5,1
                email > direct,2,0.0001,3
                """);
    }

    @Test
    void csvHasAllDigitsAndNoExponent() throws IOException {
        assertThat(print("first,last_non_direct", "1", "csv")).isEqualTo("""
                        model,order,channel,conversions,value
                        first,,direct,1,12000000.5
                        first,,email,3,30.0001
                        first,,"search, paid",0,0
                        last_non_direct,,direct,1,12000000.5
                        last_non_direct,,email,2,0.0001
                        last_non_direct,,"search, paid",1,30
                        """);
        assertThat(print("markov", "2", "csv")).contains("\nmarkov,2,direct,");
    }

    @Test
    void jsonNamesEverything() throws IOException {
        assertThat(print("linear", "1", "json")).isEqualTo("""
                        {"credits": [
                          {"model": "linear", "order": null, "channel": "direct", "conversions": 2, "value": 12000000.50005},
                          {"model": "linear", "order": null, "channel": "email", "conversions": 1.5, "value": 15.00005},
                          {"model": "linear", "order": null, "channel": "search, paid", "conversions": 0.5, "value": 15}
                         ],
                         "order_scores": [
                         ],
                         "notes": [
                         ]}
                        """);
    }

    @Test
    void theTableSumsUpAndShowsHowFarModelsDisagree() throws IOException {
        assertThat(print("first,last", "1", "table")).isEqualTo("""
                        conversions
                        channel       first  last  spread %
                        direct         1.00  3.00     50.00
                        email          3.00  0.00     75.00
                        search, paid   0.00  1.00     25.00
                        sum            4.00  4.00

                        value
                        channel             first         last
                        direct        12000000.50  12000000.50
                        email               30.00         0.00
                        search, paid         0.00        30.00
                        sum           12000030.50  12000030.50
                        """);
    }

    @Test
    void markdownIsATable() throws IOException {
        assertThat(print("first", "1", "markdown"))
                .startsWith("**conversions**\n\n| channel | first |\n|---|---:|\n| direct | 1.00 |\n");
    }

    @Test
    void intervalsStandBesideTheirCredits() throws IOException {
        StringBuilder out = new StringBuilder();
        PathAttribution.run(AttributionOptions.of(words("first", "1", "csv").with("--intervals", "50")), out);

        assertThat(out.toString().lines().findFirst().orElseThrow())
                .endsWith(",conversions_low,conversions_high,value_low,value_high");
        for (String line : out.toString().lines().skip(1).toList()) {
            String[] fields = line.replace("search, paid", "search").split(",");
            assertThat(Double.parseDouble(fields[5])).isLessThanOrEqualTo(Double.parseDouble(fields[3]));
            assertThat(Double.parseDouble(fields[6])).isGreaterThanOrEqualTo(Double.parseDouble(fields[3]));
        }
    }

    @Test
    void whereASumSaysNothingItsIntervalsAreLeftOutAndOneNoteSaysSo() throws IOException {
        Files.writeString(file, "path,total_conversions,total_conversion_value,total_null\na,5,100,0\nb,5,-90,0\n");

        assertThat(withIntervals("csv").lines().skip(1)).allMatch(line -> line.endsWith(",,"));
        assertThat(withIntervals("json")).contains("\"conversions_low\"").doesNotContain("\"value_low\"");
        assertThat(withIntervals("table")).containsPattern("a +100\\.00 +100\\.00\n");
        assertThat(PathAttribution.report(AttributionOptions.of(
                                words("first,last", "1", "csv").with("--intervals", "50")))
                        .notes())
                .containsExactly(
                        "There are no intervals of value: the sum is 0, or often is where journeys are drawn again, or turns"
                                + " its sign, and a share of such a sum says nothing.");
    }

    private String withIntervals(String format) throws IOException {
        StringBuilder out = new StringBuilder();
        PathAttribution.run(
                AttributionOptions.of(words("first,last", "1", format).with("--intervals", "50")), out);
        return out.toString();
    }

    @Test
    void channelsThatPlayAsOneAreNamed() throws IOException {
        Files.writeString(
                file, "path,total_conversions,total_null\na,500,500\nb,60,50\nc,60,60\nd > e,1,2\nb > d,1,0\n");
        assertThat(PathAttribution.report(options("shapley_rate", "1", "csv")).notes())
                .containsExactly("Too rare to play alone in shapley_rate, so they play as one: b, d, e.");

        Files.writeString(file, "path,total_conversions,total_null\na,5,50\na > b,5,60\n");
        assertThat(PathAttribution.report(options("shapley_rate", "1", "csv")).notes())
                .containsExactly("Too rare to play alone in shapley_rate, so they play as one: a, b."
                        + " These are all channels: the conversions are those of shapley.");
    }

    @Test
    void howFarDrawnCoalitionsAreOffIsTold() throws IOException {
        StringBuilder rows = new StringBuilder("path,total_conversions,total_null\n");
        for (int i = 0; i < 26; i++) {
            rows.append("c" + i + " > c" + (i + 1) % 26 + "," + (100 + i) + ",200\n");
        }
        Files.writeString(file, rows);

        assertThat(PathAttribution.report(options("shapley_rate", "1", "csv")).notes())
                .singleElement()
                .asString()
                .matches("Too many channels play shapley_rate to list all their coalitions, so some are drawn:"
                        + " the standard error of a channel's conversions is up to [0-9.]{1,5}\\.");
    }

    @Test
    void severalOrdersAreSeveralModels() {
        AttributionReport report = PathAttribution.report(options("markov", "1..3", "csv"));

        assertThat(report.credits()).extracting(ModelCredit::label).containsExactly("markov 1", "markov 2", "markov 3");
    }

    @Test
    void theBestOrderIsChosenAndItsScoresAreTold() {
        AttributionReport report = PathAttribution.report(options("markov", "auto", "csv"));

        assertThat(report.credits()).hasSize(1);
        assertThat(report.orderScores()).isNotEmpty();
        assertThat(report.notes()).last().asString().endsWith("is the best by the penalised area.");
    }

    @Test
    void choosingAnOrderNeedsNulls() {
        AttributionOptions options = AttributionOptions.of(withoutNulls("markov", "auto"));

        assertThatThrownBy(() -> PathAttribution.report(options))
                .hasMessage(
                        "Cannot choose an order: the paths have 4.0 conversions and 0.0 journeys without one, and both"
                                + " are needed. Name the column of nulls with --nulls, or give an order.");
    }

    @Test
    void whereNullsAreNamedAndNothingConvertedAnOrderIsToBeGiven() throws IOException {
        Files.writeString(file, "path,total_conversions,total_null\na,0,7\n");

        assertUsage(
                () -> PathAttribution.report(options("markov", "auto", "csv")),
                "Cannot choose an order: the paths have 0 conversions and 7 journeys without one, and both are needed."
                        + " Give an order with --order, as 1.");
    }

    @Test
    void leavingNullsOutIsTold() {
        AttributionOptions options = AttributionOptions.of(withoutNulls("markov", "1"));

        assertThat(PathAttribution.report(options).notes())
                .containsExactly(
                        "Journeys without a conversion are left out: name their column with --nulls to use them.");
    }

    @Test
    void strayValuesAndConversionsWithoutATouchAreTold() throws IOException {
        Files.writeString(
                file, "path,total_conversions,total_conversion_value,total_null\n,2,5,0\na,0,-7,1\na,1,1,0\n");

        assertThat(PathAttribution.report(options("first", "1", "csv")).notes())
                .containsExactly(
                        "A value without a conversion is not credited: 1 row, sum -7, the first in line 3.",
                        "2 conversions had no touch: they are in every model's (none) and in no other channel.");
    }

    @Test
    void positionsAreTakenFromOptions() {
        AttributionReport report = PathAttribution.report(
                AttributionOptions.of(words("first,position", "1", "csv").with("--positions", "100/0/0")));

        assertThat(report.credits().get(1).channels())
                .isEqualTo(report.credits().get(0).channels());
    }

    @Test
    void whatIsDirectIsTakenFromOptions() {
        assertThat(PathAttribution.report(AttributionOptions.of(
                                words("last_non_direct", "1", "csv").with("--direct", "email")))
                        .credits()
                        .get(0)
                        .channels())
                .extracting(ChannelCredit::channel, ChannelCredit::conversions)
                .contains(tuple("direct", 3.0), tuple("email", 0.0));
    }

    @Test
    void badOptionsSayWhatToGive() {
        assertUsage(() -> options("last,foo", "1", "csv"), "There is no model `foo`. Give one of first, last,");
        assertUsage(() -> options("time_decay", "1", "csv"), "Cannot compute `time_decay` from a path file");
        assertUsage(() -> options("position", "1", "csv"), "Cannot compute `position`: no weights are given.");
        assertUsage(() -> options("last", "0", "csv"), "Cannot read the order `0`.");
        assertUsage(() -> options("last", "4..2", "csv"), "Cannot read the order `4..2`.");
        assertUsage(() -> options("last", "one", "csv"), "Cannot read the order `one`.");
        assertUsage(() -> options("last", "1", "xml"), "Cannot print as `xml`. Give csv, json, table or markdown.");
        CommandWords words = words("position", "1", "csv");
        assertUsage(
                () -> AttributionOptions.of(words.with("--positions", "40/40")), "Cannot read the positions `40/40`.");
        assertUsage(
                () -> AttributionOptions.of(words.with("--positions", "40/40/40")),
                "Cannot read the positions `40/40/40`. Give percentages");
        assertUsage(
                () -> AttributionOptions.of(words.with("--intervals", "5")), "Cannot draw journeys again `5` times.");
        assertUsage(
                () -> AttributionOptions.of(words.with("--intervals", "10001")),
                "Cannot draw journeys again `10001` times. Give how often, a whole number from 20 to 10,000:");
    }

    private static void assertUsage(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(message)
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    private AttributionOptions options(String models, String orders, String format) {
        return AttributionOptions.of(words(models, orders, format));
    }

    private CommandWords words(String models, String orders, String format) {
        return withoutNulls(models, orders).with("--nulls", "total_null").with("--format", format);
    }

    private CommandWords withoutNulls(String models, String orders) {
        return CommandWords.NONE
                .with("--paths", file.toString())
                .with("--model", models)
                .with("--order", orders);
    }

    private String print(String models, String orders, String format) throws IOException {
        StringBuilder out = new StringBuilder();
        PathAttribution.run(options(models, orders, format), out);
        return out.toString();
    }
}
