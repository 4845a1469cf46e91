package io.tallyhouse.models.attribution.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.ChainModel;
import io.tallyhouse.models.attribution.Credits;
import io.tallyhouse.models.attribution.HeuristicModel;
import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.RuleModel;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.PathsBuilder;
import io.tallyhouse.models.attribution.weights.Heuristic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Intervals and bands. */
final class TestJourneyBootstrap {
    private static final BootstrapOptions OPTIONS = new BootstrapOptions(400, 0.95, 11);
    private static final RuleModel LINEAR = new RuleModel(Heuristic.LINEAR, Set.of());

    @Test
    void anIntervalOfAShareHasItsBinomialWidth() {
        Paths paths = Credits.paths("A 400 400 0", "B 600 600 0");

        ChannelInterval first = JourneyBootstrap.intervals(paths, new RuleModel(Heuristic.FIRST, Set.of()), OPTIONS)
                .get(0);

        // 1000 conversions at 40 %: standard deviation 15.5
        Interval conversions = first.conversions().orElseThrow();
        assertThat(conversions.low()).isCloseTo(400 - 1.96 * 15.5, within(6.0));
        assertThat(conversions.high()).isCloseTo(400 + 1.96 * 15.5, within(6.0));
    }

    @Test
    void theOnlyChannelHasAllOfWhatIsDrawn() {
        // One draw in twenty has no conversion: it says nothing of shares, and no share of 0.
        assertThat(linear("A 3 30 5"))
                .containsExactly(
                        new ChannelInterval("A", Optional.of(new Interval(3, 3)), Optional.of(new Interval(30, 30))));
    }

    @Test
    void aChannelOfEveryPathNeverFallsBelowItsSmallestPart() {
        Interval ofA = linear("A>B 1 1 1", "A 2 1 3").get(0).conversions().orElseThrow();

        assertThat(ofA.low()).isGreaterThanOrEqualTo(1.5);
        assertThat(ofA.high()).isEqualTo(3);
    }

    @Test
    void journeysWithoutATouchVaryAsAnyChannelDoes() {
        List<ChannelInterval> intervals = linear("A 400 400 0", "- 600 600 0");

        assertThat(intervals).extracting(ChannelInterval::channel).containsExactly("A", "(none)");
        Interval none = intervals.get(1).conversions().orElseThrow();
        assertThat(none.low()).isCloseTo(600 - 1.96 * 15.5, within(6.0));
        assertThat(none.high()).isCloseTo(600 + 1.96 * 15.5, within(6.0));
        assertThat(intervals.get(1).value()).contains(none);
    }

    @Test
    void aDrawWithoutAnyJourneyWithoutATouchHasNoneOfIt() {
        assertThat(linear("A 9 9 0", "- 1 1 0")
                        .get(1)
                        .conversions()
                        .orElseThrow()
                        .low())
                .isZero();
    }

    @Test
    void aSumThatMayTurnItsSignHasNoShares() {
        List<ChannelInterval> intervals = linear("A 5 100 0", "B 5 -90 0");

        assertThat(intervals).allSatisfy(each -> {
            assertThat(each.conversions()).isPresent();
            assertThat(each.value()).isEmpty();
        });
    }

    @Test
    void aSumOfZeroHasNoShares() {
        assertThat(linear("A 1000 10 0", "B 1000 -10 0").get(0).value()).isEmpty();
        assertThat(linear("A 0 0 7").get(0).conversions()).isEmpty();
    }

    @Test
    void refundsThatNeverTurnTheSumDoNotHinder() {
        assertThat(linear("A 1000 10000 0", "B 1000 -10 0").get(1).value().orElseThrow())
                .matches(interval -> interval.low() < -10 && interval.high() > -10);
    }

    @Test
    void whereMostDrawsHaveNothingThereIsNoInterval() {
        PathsBuilder builder = new PathsBuilder();
        builder.add(List.of("A"), new BigDecimal("0.5"), BigDecimal.ONE, BigDecimal.ONE);

        // e^-0.5, 61 %, of the draws have no conversion.
        assertThat(JourneyBootstrap.intervals(builder.build(), LINEAR, OPTIONS))
                .containsExactly(new ChannelInterval("A", Optional.empty(), Optional.empty()));
    }

    private static List<ChannelInterval> linear(String... lines) {
        return JourneyBootstrap.intervals(Credits.paths(lines), LINEAR, OPTIONS);
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
