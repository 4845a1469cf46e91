package io.tallyhouse.models.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.markov.RemovalEffect;
import io.tallyhouse.models.attribution.markov.SolutionMethod;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.weights.Heuristic;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Small cases with known fractions, from the papers and packages named in the notes. */
final class TestSmallVectors {
    private static final Offset<Double> EXACTLY = within(1e-12);

    private static final Paths DP6 = Credits.paths(
            "A 3 3 0",
            "A>B 3 3 0",
            "A>B>C 3 3 0",
            "B 3 3 0",
            "B>A 3 3 0",
            "B>C>A 3 3 0",
            "C 3 3 0",
            "C>A 3 3 0",
            "C>B>A 3 3 0");

    private static final Paths EEGHOR =
            Credits.paths("direct 2 2 1", "search>email 3 3 2", "search>social>email 5 5 4");

    @Test
    void theVignetteOfChannelAttribution() {
        Paths paths = Credits.paths("A>B>A>B>B>A 1 1 0", "A>B>B>A>A 1 1 0", "A>A 1 1 0");

        for (SolutionMethod method : SolutionMethod.values()) {
            MarkovModel model = MarkovModel.fit(paths, 1, method);
            assertEffects(model, Map.of("A", 1.0, "B", 0.5));
            assertCredit(model.credit(paths), Map.of("A", 2.0, "B", 1.0));
        }
    }

    @Test
    void threeChannelsInARowWithNulls() {
        Paths paths = Credits.paths("C1>C2>C3 1 1 0", "C1 0 0 1", "C2>C3 0 0 1");

        for (SolutionMethod method : SolutionMethod.values()) {
            MarkovModel model = MarkovModel.fit(paths, 1, method);
            assertThat(model.conversionRate()).isCloseTo(1.0 / 3, EXACTLY);
            assertEffects(model, Map.of("C1", 0.5, "C2", 1.0, "C3", 1.0));
            assertCredit(model.credit(paths), Map.of("C1", 0.2, "C2", 0.4, "C3", 0.4));
        }
    }

    @Test
    void heuristicsOfDp6() {
        assertRule(Heuristic.FIRST, DP6, Map.of("A", 9.0, "B", 9.0, "C", 9.0));
        assertRule(Heuristic.LAST, DP6, Map.of("A", 15.0, "B", 6.0, "C", 6.0));
        assertRule(Heuristic.LAST_NON_DIRECT, DP6, Map.of("A", 3.0, "B", 12.0, "C", 12.0));
        assertRule(Heuristic.LINEAR, DP6, Map.of("A", 10.5, "B", 9.0, "C", 7.5));
        assertRule(Heuristic.U, DP6, Map.of("A", 11.1, "B", 8.4, "C", 7.5));
    }

    @Test
    void theChainOfDp6() {
        for (SolutionMethod method : SolutionMethod.values()) {
            MarkovModel model = MarkovModel.fit(DP6, 1, method);
            assertEffects(model, Map.of("A", 2.0 / 3, "B", 8.0 / 15, "C", 28.0 / 57));
            assertCredit(model.credit(DP6), Map.of("A", 2565.0 / 241, "B", 2052.0 / 241, "C", 1890.0 / 241));
        }
    }

    @Test
    void theTestOfEeghor() {
        assertRule(
                Heuristic.LINEAR,
                EEGHOR,
                Map.of("direct", 2.0, "search", 19.0 / 6, "email", 19.0 / 6, "social", 5.0 / 3));
        assertRule(Heuristic.U, EEGHOR, Map.of("direct", 2.0, "search", 3.5, "email", 3.5, "social", 1.0));
        for (SolutionMethod method : SolutionMethod.values()) {
            MarkovModel model = MarkovModel.fit(EEGHOR, 1, method);
            assertThat(model.conversionRate()).isCloseTo(10.0 / 17, EXACTLY);
            assertCredit(
                    model.credit(EEGHOR),
                    Map.of("direct", 70.0 / 81, "search", 280.0 / 81, "email", 280.0 / 81, "social", 20.0 / 9));
        }
    }

    @Test
    void effectsThatSumToNothingFallBackOnLinear() {
        Paths paths = Credits.paths("A>B 1 10 0", "B 1 -10 0");

        ModelCredit credit = MarkovModel.fit(paths, 1).credit(paths);

        assertThat(Credits.values(credit)).isEqualTo(Map.of("A", 5.0, "B", -5.0));
    }

    @Test
    void conversionsWithoutATouchStandApart() {
        Paths paths = Credits.paths("A>B 1 10 1", "- 3 20 5");

        for (ModelCredit credit : new ModelCredit[] {
            MarkovModel.fit(paths, 1).credit(paths), HeuristicModel.credit(Heuristic.FIRST, paths, Set.of())
        }) {
            assertThat(Credits.conversions(credit)).containsEntry("(none)", 3.0);
            assertThat(Credits.values(credit)).containsEntry("(none)", 20.0);
            assertThat(Credits.conversions(credit).values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(4, EXACTLY);
        }
    }

    @Test
    void aRefundTakesBackByTheWeightsOfItsPath() {
        Paths paths = Credits.paths("A>B>C 1 -90 0", "A>B>C 1 90 0", "B 1 10 0");

        assertThat(Credits.values(HeuristicModel.credit(Heuristic.LINEAR, paths, Set.of())))
                .isEqualTo(Map.of("A", 0.0, "B", 10.0, "C", 0.0));
    }

    private static void assertRule(Heuristic rule, Paths paths, Map<String, Double> expected) {
        assertCredit(HeuristicModel.credit(rule, paths, Set.of("A")), expected);
    }

    private static void assertCredit(ModelCredit credit, Map<String, Double> expected) {
        assertThat(Credits.conversions(credit).keySet()).isEqualTo(expected.keySet());
        expected.forEach((channel, conversions) -> assertThat(Credits.conversions(credit, channel))
                .as(credit.label() + " " + channel)
                .isCloseTo(conversions, EXACTLY));
    }

    private static void assertEffects(MarkovModel model, Map<String, Double> expected) {
        for (RemovalEffect effect : model.effects()) {
            assertThat(effect.conversions()).as(effect.channel()).isCloseTo(expected.get(effect.channel()), EXACTLY);
        }
    }
}
