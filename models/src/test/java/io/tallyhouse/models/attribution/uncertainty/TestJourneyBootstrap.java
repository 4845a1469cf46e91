package io.tallyhouse.models.attribution.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.ChainModel;
import io.tallyhouse.models.attribution.Credits;
import io.tallyhouse.models.attribution.HeuristicModel;
import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.RuleModel;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.weights.Heuristic;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Intervals and bands. */
final class TestJourneyBootstrap {
    private static final BootstrapOptions OPTIONS = new BootstrapOptions(400, 0.95, 11);

    @Test
    void anIntervalOfAShareHasItsBinomialWidth() {
        Paths paths = Credits.paths("A 400 400 0", "B 600 600 0");

        ChannelInterval first = JourneyBootstrap.intervals(paths, new RuleModel(Heuristic.FIRST, Set.of()), OPTIONS)
                .get(0);

        // 1000 conversions at 40 %: standard deviation 15.5
        assertThat(first.conversions().low()).isCloseTo(400 - 1.96 * 15.5, within(6.0));
        assertThat(first.conversions().high()).isCloseTo(400 + 1.96 * 15.5, within(6.0));
    }

    @Test
    void theSameSeedGivesTheSameIntervalsWhateverTheOrderOfRows() {
        Paths paths = Credits.paths("A>B 40 400 3", "B 60 600 9", "A 1 3 2");
        Paths other = Credits.paths("A 1 3 2", "A>B 40 400 3", "B 60 600 9");

        assertThat(JourneyBootstrap.intervals(paths, new ChainModel(2), OPTIONS))
                .isEqualTo(JourneyBootstrap.intervals(other, new ChainModel(2), OPTIONS));
    }

    @Test
    void drawsHaveTheMeanAndVarianceOfTheirCount() {
        for (double mean : new double[] {0.7, 12, 45, 30_000}) {
            double sum = 0;
            double squares = 0;
            int draws = 20_000;
            for (int i = 0; i < draws; i++) {
                double draw = Poisson.draw(mean, new CounterRandom(5, i, 1));
                sum += draw;
                squares += (draw - mean) * (draw - mean);
            }
            assertThat(sum / draws).isCloseTo(mean, within(5 * Math.sqrt(mean / draws)));
            assertThat(squares / draws / mean).isCloseTo(1, within(0.08));
        }
    }

    @Test
    void bandsNameTheModelsThatDisagree() {
        Paths paths = Credits.paths("A>B 3 0 1", "B 1 0 0");
        List<ModelCredit> credits = List.of(
                HeuristicModel.credit(Heuristic.FIRST, paths, Set.of()),
                HeuristicModel.credit(Heuristic.LAST, paths, Set.of()),
                HeuristicModel.credit(Heuristic.LINEAR, paths, Set.of()));

        assertThat(DisagreementBand.of(credits))
                .containsExactly(
                        new ChannelBand("A", 0, "last", 0.75, "first"), new ChannelBand("B", 0.25, "first", 1, "last"));
    }
}
