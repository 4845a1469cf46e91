package io.tallyhouse.models.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.uncertainty.CounterRandom;
import io.tallyhouse.models.attribution.uncertainty.Interval;
import io.tallyhouse.models.output.CommandWords;
import io.tallyhouse.models.output.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole report on CDNOW: sums, intervals, formats, predictions. */
final class TestCustomerLifetime {
    @TempDir
    Path folder;

    @Test
    void sumsAreThoseOfThePredictionsAndAreThePublishedOnes() throws IOException {
        Path predictions = folder.resolve("predictions.csv");
        LifetimeOptions options = options(Cdnow.file(), 39, 0.002, Optional.of(predictions), OutputFormat.CSV);

        CustomerLifetime.run(options, new StringBuilder());

        LifetimeReport report = CustomerLifetime.report(options);
        List<String> lines = Files.readAllLines(predictions);
        assertThat(lines).hasSize(2358);
        assertThat(lines.get(0))
                .isEqualTo(
                        "customer_id,frequency,recency,T,monetary_value,probability_alive,expected_purchases,expected_order_value,value,value_low,value_high");
        assertThat(lines.get(1)).startsWith("1,2,30.43,38.86,22.35,");
        assertThat(value(report, "expected_purchases")).isCloseTo(1653.42, within(0.01));
        assertThat(column(lines, 6)).isCloseTo(value(report, "expected_purchases"), within(1e-6));
        assertThat(column(lines, 5)).isCloseTo(value(report, "customers_alive"), within(1e-6));
        assertThat(column(lines, 8)).isCloseTo(value(report, "value_of_customers"), within(1e-6));
        assertThat(value(report, "value_of_customers") / 2357)
                .isCloseTo(value(report, "value_per_customer"), within(1e-9));
        assertThat(value(report, "mean_order_value")).isCloseTo(35.171, within(1e-3));
        // lifetimes gives 0.113884 for these customers.
        assertThat(value(report, "frequency_value_correlation")).isCloseTo(0.113884, within(1e-6));
        assertThat(value(report, "repeaters")).isEqualTo(946);
    }

    @Test
    void aDiscountOfZeroIsTheLimitOfSmallOnes() throws IOException {
        LifetimeReport without =
                CustomerLifetime.report(options(Cdnow.file(), 12, 0, Optional.empty(), OutputFormat.CSV));
        LifetimeReport small =
                CustomerLifetime.report(options(Cdnow.file(), 12, 1e-9, Optional.empty(), OutputFormat.CSV));

        assertThat(value(small, "value_of_customers"))
                .isCloseTo(value(without, "value_of_customers"), withinPercentage(1e-5));
        assertThat(value(without, "value_of_new_customer") - value(without, "value_of_new_customer_repeat_orders"))
                .isCloseTo(value(without, "mean_order_value"), within(1e-9));
    }

    @Test
    void intervalsAreThoseOfDrawingTheParametersAgain() throws IOException {
        ModelFit<PurchaseModel> purchases = PurchaseModel.fit(Counted.of(Cdnow.histories()));
        ModelFit<OrderValueModel> values = OrderValueModel.fit(Counted.of(Cdnow.orderValues()));
        Horizon horizon = new Horizon(39, 0, 1);
        Population population = new Population(List.of(), horizon, purchases, Optional.of(values));

        Interval interval = population
                .interval(scenario -> scenario.lifetimeValue().ofNewCustomerWithFirstOrder(), 0.9)
                .orElseThrow();

        double[] draws = new double[2000];
        for (int draw = 0; draw < draws.length; draw++) {
            List<Double> at = new ArrayList<>(drawn(purchases, draw, 0));
            at.addAll(drawn(values, draw, 1));
            draws[draw] = population.scenario(at).lifetimeValue().ofNewCustomerWithFirstOrder();
        }
        Arrays.sort(draws);
        assertThat(interval.low()).isCloseTo(draws[100], withinPercentage(1));
        assertThat(interval.high()).isCloseTo(draws[1900], withinPercentage(1));
    }

    /** Logarithms of parameters, drawn from the normal distribution that their covariance describes. */
    private static List<Double> drawn(ModelFit<?> fit, int draw, int model) {
        double[][] covariance = fit.covariance().orElseThrow().stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        double[][] root = new CholeskyDecomposition(new Array2DRowRealMatrix(covariance), 1e-6, 0)
                .getL()
                .getData();
        CounterRandom random = new CounterRandom(7, draw, model);
        double[] normal = new double[root.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = Math.sqrt(2) * Erf.erfInv(2 * random.next() - 1);
        }
        List<Double> drawn = new ArrayList<>();
        for (int i = 0; i < normal.length; i++) {
            double moved = fit.logarithms().get(i);
            for (int j = 0; j <= i; j++) {
                moved += root[i][j] * normal[j];
            }
            drawn.add(moved);
        }
        return drawn;
    }

    @Test
    void theOrderOfTheFileChangesNoFigure() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Cdnow.file()));
        List<String> rows = lines.subList(1, lines.size());
        Collections.reverse(rows);
        Path reversed = Files.write(folder.resolve("reversed.csv"), lines);

        assertThat(printed(reversed, OutputFormat.JSON)).isEqualTo(printed(Cdnow.file(), OutputFormat.JSON));
    }

    @Test
    void moneyIsPrintedWithItsCurrency() throws IOException {
        assertThat(printed(Cdnow.file(), OutputFormat.CSV))
                .startsWith("group,figure,value,standard_error,low,high,unit\nbg_nbd,r,0.2425")
                .containsPattern("population,mean_order_value,35\\.17[0-9]*,[0-9.]+,[0-9.]+,[0-9.]+,USD\n");
        assertThat(printed(Cdnow.file(), OutputFormat.JSON))
                .startsWith("{\"horizon\": 39, \"discount_rate\": 0.002, \"margin\": 1, \"currency\": \"USD\"");
        assertThat(printed(Cdnow.file(), OutputFormat.TABLE)).contains("mean_order_value (USD)", "35.17");
        assertThat(printed(Cdnow.file(), OutputFormat.MARKDOWN)).contains("**gamma_gamma**", "| r | 0.242593 |");
    }

    @Test
    void whatAReaderShouldKnowIsNoted() throws IOException {
        Path file = folder.resolve("small.csv");
        Files.write(file, List.of("frequency,recency,T", "0,0,10", "1,3,9.5", "4,9,10", "2,2,10", "0,0,9"));
        LifetimeOptions options = new LifetimeOptions(
                file,
                OptionalDouble.empty(),
                0,
                OptionalDouble.empty(),
                0.95,
                Optional.empty(),
                Optional.empty(),
                OutputFormat.TABLE);

        LifetimeReport report = CustomerLifetime.report(options);

        assertThat(report.notes())
                .contains(
                        "Customers are valued 10 time units ahead, as long as the longest was observed: give another time with --horizon.",
                        "The file has no column monetary_value: purchases are predicted, values are not.");
        assertThat(report.figures()).extracting(Figure::name).doesNotContain("mean_order_value");
    }

    @Test
    void customersWhoAllLeaveAlikeSettleNoParametersOfLeaving() throws IOException {
        // Recencies without a pattern: the likelihood grows for ever along a ridge of a and b with one ratio.
        List<String> lines = new ArrayList<>(List.of("frequency,recency,T,monetary_value"));
        for (int customer = 0; customer < 60; customer++) {
            int age = 30 + customer % 11;
            int frequency = customer * customer % 17 * (customer % 3) / 3;
            int recency = frequency == 0 ? 0 : 1 + customer * 7 % age;
            lines.add(frequency + "," + recency + "," + age + "," + (10 + customer * 13 % 41));
        }
        Path file = Files.write(folder.resolve("alike.csv"), lines);

        LifetimeReport report = CustomerLifetime.report(options(file, 12, 0, Optional.empty(), OutputFormat.CSV));

        assertThat(report.notes())
                .contains(
                        "BG/NBD: the likelihood has no peak, so the parameters are not settled by the data, and there are "
                                + "no standard errors and intervals.");
        assertThat(report.figures())
                .filteredOn(figure -> figure.group().equals("population"))
                .allSatisfy(figure -> {
                    assertThat(figure.value()).isFinite();
                    assertThat(figure.interval()).isEmpty();
                });
        assertThat(value(report, "expected_purchases")).isBetween(0.1, 1000.0);
    }

    @Test
    void theSummaryIsNotOverwritten() throws IOException {
        Path copy = Files.copy(Cdnow.file(), folder.resolve("copy.csv"));

        assertThatThrownBy(() -> CustomerLifetime.run(
                        options(copy, 39, 0, Optional.of(folder.resolve("./copy.csv")), OutputFormat.CSV),
                        new StringBuilder()))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("it is the summary file. Name another file.");
        assertThat(copy).hasSameTextualContentAs(Cdnow.file());
    }

    @Test
    void predictionsThatCannotBeWrittenAreRefusedBeforeTheSummaryIsRead() {
        Path missing = folder.resolve("missing.csv");

        assertThatThrownBy(() -> CustomerLifetime.run(
                        options(missing, 39, 0, Optional.of(folder), OutputFormat.CSV), new StringBuilder()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot write predictions to " + folder + ": it is a folder.");
    }

    @Test
    void aLongestTimeThatIsNoHorizonIsNamed() throws IOException {
        Path file = folder.resolve("seconds.csv");
        Files.write(file, List.of("frequency,recency,T", "0,0,100001.5", "2,5000,9000"));
        LifetimeOptions options = LifetimeOptions.of(CommandWords.NONE.with("--summary", file.toString()));

        assertThatThrownBy(() -> CustomerLifetime.report(options))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot value customers: the longest T is 100001.5, and without --horizon they are valued as far"
                                + " ahead, but a horizon lies above 0 and at most at 100000 time units. Give --horizon, or count T in"
                                + " another unit. See `tallyhouse ltv --help` for the options.");
    }

    @Test
    void horizonsAndRatesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> options(folder, 0, 0, Optional.empty(), OutputFormat.CSV))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot value customers: the horizon is 0.0, but lies above 0");
        assertThatThrownBy(() -> options(folder, 12, -0.1, Optional.empty(), OutputFormat.CSV))
                .hasMessageStartingWith("Cannot value customers: the discount rate is -0.1");
    }

    private static String printed(Path file, OutputFormat format) throws IOException {
        StringBuilder out = new StringBuilder();
        CustomerLifetime.run(options(file, 39, 0.002, Optional.empty(), format), out);
        return out.toString();
    }

    private static LifetimeOptions options(
            Path file, double horizon, double discountRate, Optional<Path> predictions, OutputFormat output) {
        return new LifetimeOptions(
                file,
                OptionalDouble.of(horizon),
                discountRate,
                OptionalDouble.of(1),
                0.95,
                Optional.of("USD"),
                predictions,
                output);
    }

    private static double value(LifetimeReport report, String name) {
        return report.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static double column(List<String> lines, int column) {
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .sum();
    }
}
