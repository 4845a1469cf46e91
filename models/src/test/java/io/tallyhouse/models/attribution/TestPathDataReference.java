package io.tallyhouse.models.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.markov.OrderCriterion;
import io.tallyhouse.models.attribution.markov.OrderScore;
import io.tallyhouse.models.attribution.markov.OrderSelection;
import io.tallyhouse.models.attribution.markov.RemovalEffect;
import io.tallyhouse.models.attribution.markov.SolutionMethod;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.shapley.RateGame;
import io.tallyhouse.models.attribution.shapley.RateGameOptions;
import io.tallyhouse.models.attribution.shapley.RateValue;
import io.tallyhouse.models.attribution.shapley.SimplifiedShapley;
import io.tallyhouse.models.attribution.weights.Heuristic;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Figures of PathData that were computed by exact arithmetic elsewhere. */
final class TestPathDataReference {
    /** 1e-9, as a percentage; the reference itself is rounded to 9 decimals. */
    private static final double RELATIVE = 1e-7;

    private static final double ROUNDING = 6e-10;

    @Test
    void totalsAreThoseOfTheFile() {
        Paths paths = PathData.withNulls();

        assertThat(paths.channels()).hasSize(12).isSorted();
        assertThat(paths.touched().conversions()).isEqualTo(19785);
        assertThat(paths.touched().nulls()).isEqualTo(68602);
        assertThat(paths.touched().value()).isCloseTo(74802.97158721, within(1e-8));
    }

    @Test
    void heuristicsMatchTheReference() throws IOException {
        Paths paths = PathData.withNulls();
        for (Heuristic rule : List.of(Heuristic.FIRST, Heuristic.LAST, Heuristic.LINEAR, Heuristic.U)) {
            ModelCredit credit = HeuristicModel.credit(rule, paths, Set.of());
            List<NamedCsvRecord> expected = PathData.reference().stream()
                    .filter(row -> row.getField("model").equals(rule.modelName()))
                    .toList();
            assertThat(expected).hasSize(12);
            for (NamedCsvRecord row : expected) {
                assertCloseTo(row, "conversions", Credits.conversions(credit, row.getField("channel")));
                if (!row.getField("value").isEmpty()) {
                    assertCloseTo(row, "value", Credits.value(credit, row.getField("channel")));
                }
            }
        }
    }

    @Test
    void chainsOfEveryReferenceOrderMatchByBothMethods() throws IOException {
        for (NamedCsvRecord first : firstRowsOfChains()) {
            Paths paths = first.getField("use_null").equals("1") ? PathData.withNulls() : PathData.withoutNulls();
            int order = Integer.parseInt(first.getField("order"));
            assertChain(MarkovModel.fit(paths, order), paths, first);
            assertChain(MarkovModel.fit(paths, order, SolutionMethod.PROPAGATION), paths, first);
            if (order < 4) {
                assertChain(MarkovModel.fit(paths, order, SolutionMethod.FACTORISATION), paths, first);
            }
        }
    }

    private static List<NamedCsvRecord> firstRowsOfChains() throws IOException {
        return PathData.reference().stream()
                .filter(row -> row.getField("model").equals("markov")
                        && row.getField("channel").equals("eta"))
                .toList();
    }

    private static void assertChain(MarkovModel model, Paths paths, NamedCsvRecord first) throws IOException {
        ModelCredit credit = model.credit(paths);
        for (NamedCsvRecord row : PathData.reference()) {
            if (row.getField("model").equals("markov")
                    && row.getField("order").equals(first.getField("order"))
                    && row.getField("use_null").equals(first.getField("use_null"))) {
                String channel = row.getField("channel");
                RemovalEffect effect = model.effects().get(paths.channels().indexOf(channel));
                assertThat(effect.conversions()).isCloseTo(number(row, "removal_effect_conv"), within(1e-12));
                assertThat(effect.value()).isCloseTo(number(row, "removal_effect_value"), within(1e-12));
                assertCloseTo(row, "conversions", Credits.conversions(credit, channel));
                assertCloseTo(row, "value", Credits.value(credit, channel));
            }
        }
    }

    @Test
    void theConversionRateIsTheObservedOneAtEveryOrder() {
        Paths paths = PathData.withNulls();
        for (int order = 1; order <= 6; order++) {
            MarkovModel model = MarkovModel.fit(paths, order);
            assertThat(model.conversionRate()).isCloseTo(0.223845135597, within(1e-12));
            assertThat(model.valueRate()).isCloseTo(74802.97158721 / 88387, within(1e-9));
        }
    }

    @Test
    void penalisedAreasAreThoseOfChannelAttribution() {
        List<OrderScore> scores = OrderSelection.scores(PathData.withNulls(), 8);

        double[] expected = {.508602949, .516949757, .525895345, .535678334, .530614840, .487099930, .315393321, 0};
        assertThat(scores).hasSize(8);
        for (int i = 0; i < expected.length; i++) {
            assertThat(scores.get(i).penalisedArea()).isCloseTo(expected[i], within(5e-10));
        }
        assertThat(OrderSelection.best(scores, OrderCriterion.PENALISED_AREA).order())
                .isEqualTo(4);
    }

    @Test
    void orderFourHasItsStatesAndPropagates() {
        MarkovModel model = MarkovModel.fit(PathData.withNulls(), 4);

        assertThat(model.method()).isEqualTo(SolutionMethod.PROPAGATION);
        assertThat(Credits.conversions(model.credit(PathData.withNulls()), "alpha"))
                .isCloseTo(5814.108549, within(1e-6));
    }

    @Test
    void simplifiedShapleySharesJourneysByTheirChannels() {
        ModelCredit credit = new SimplifiedShapley().credit(PathData.withNulls());

        assertThat(Credits.conversions(credit, "eta")).isCloseTo(3613.655952, within(1e-6));
        assertThat(Credits.conversions(credit, "iota")).isCloseTo(3505.044048, within(1e-6));
        assertThat(Credits.conversions(credit, "alpha")).isCloseTo(7627.944048, within(1e-6));
        assertThat(Credits.conversions(credit, "beta")).isCloseTo(1982.739286, within(1e-6));
        assertThat(Credits.conversions(credit, "mi")).isCloseTo(2.666667, within(1e-6));
    }

    @Test
    void theRateGameSumsToTheRateAndShowsWhyRareChannelsMustBePooled() {
        Paths paths = PathData.withNulls();
        List<RateValue> alone = new RateGame(RateGameOptions.WITHOUT_MINIMUM).values(paths);

        assertThat(alone.stream().mapToDouble(RateValue::conversions).sum()).isCloseTo(19785.0 / 88387, within(1e-12));
        assertThat(find(alone, "eta").conversions()).isCloseTo(.021180504, within(1e-9));
        assertThat(find(alone, "zeta").conversions()).isCloseTo(-.001015603, within(1e-9));
        assertThat(find(alone, "mi").conversions()).isCloseTo(.024927582, within(1e-9));

        List<RateValue> pooled = new RateGame(RateGameOptions.STANDARD).values(paths);
        // mi is in 15 journeys and delta in 42, which are too few together.
        assertThat(pooled)
                .filteredOn(value -> value.standing() == RateValue.Standing.POOLED)
                .extracting(RateValue::channel)
                .containsExactly("delta", "gamma", "mi");
        assertThat(Credits.conversions(RateGame.credit(paths, pooled), "mi")).isCloseTo(34.70, within(0.01));
        assertThat(pooled.stream().mapToDouble(RateValue::conversions).sum()).isCloseTo(19785.0 / 88387, within(1e-12));
    }

    private static RateValue find(List<RateValue> values, String channel) {
        return values.stream()
                .filter(value -> value.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private static void assertCloseTo(NamedCsvRecord row, String column, double actual) {
        double expected = number(row, column);
        if (expected * RELATIVE / 100 > ROUNDING) {
            assertThat(actual).as(row + " " + column).isCloseTo(expected, withinPercentage(RELATIVE));
        } else {
            assertThat(actual).as(row + " " + column).isCloseTo(expected, within(ROUNDING));
        }
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
