package io.tallyhouse.models.attribution.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.Credits;
import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.PathsBuilder;
import io.tallyhouse.models.attribution.shapley.RateValue.Standing;
import io.tallyhouse.models.attribution.weights.TouchWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Shapley values against games solved by hand and by published code. */
final class TestShapley {
    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void theGameOfDp6sReadme() {
        // O 7, F 6, OF 15, D 4, OD 7, FD 9, OFD 19: bit 0 is O, bit 1 is F, bit 2 is D
        double[] values = ShapleyGame.values(new double[] {0, 7, 6, 15, 4, 7, 9, 19});

        assertThat(values[0]).isCloseTo(23.0 / 3, EXACTLY);
        assertThat(values[1]).isCloseTo(49.0 / 6, EXACTLY);
        assertThat(values[2]).isCloseTo(19.0 / 6, EXACTLY);
    }

    @Test
    void exactSetsAsDp6PlaysThem() {
        Paths paths = Credits.paths(
                "A 3 3 0",
                "A>B 3 3 0",
                "A>B>C 3 3 0",
                "B 3 3 0",
                "B>A 3 3 0",
                "B>C>A 3 3 0",
                "C 3 3 0",
                "C>A 3 3 0",
                "C>B>A 3 3 0");

        ModelCredit credit = new ExactSetShapley().credit(paths);

        assertThat(Credits.conversions(credit, "A")).isCloseTo(13.5, EXACTLY);
        assertThat(Credits.conversions(credit, "B")).isCloseTo(7.5, EXACTLY);
        assertThat(Credits.conversions(credit, "C")).isCloseTo(6, EXACTLY);
    }

    @Test
    void valuesAreMeansOverAllOrders() {
        double[] worths = new double[1 << 5];
        Random random = new Random(7);
        for (int i = 1; i < worths.length; i++) {
            worths[i] = random.nextDouble();
        }
        double[] means = new double[5];
        int orders = addOrders(new ArrayList<>(), worths, means);

        double[] values = ShapleyGame.values(worths);

        assertThat(orders).isEqualTo(120);
        for (int player = 0; player < 5; player++) {
            assertThat(values[player]).isCloseTo(means[player] / orders, EXACTLY);
        }
    }

    private static int addOrders(List<Integer> joined, double[] worths, double[] sums) {
        if (joined.size() == sums.length) {
            int coalition = 0;
            for (int player : joined) {
                sums[player] += worths[coalition | 1 << player] - worths[coalition];
                coalition |= 1 << player;
            }
            return 1;
        }
        int orders = 0;
        for (int player = 0; player < sums.length; player++) {
            if (!joined.contains(player)) {
                joined.add(player);
                orders += addOrders(joined, worths, sums);
                joined.remove(joined.size() - 1);
            }
        }
        return orders;
    }

    @Test
    void touchesOfAChannelShareItsPartOfTheJourney() {
        assertThat(SimplifiedShapley.orderAware(1, 2, 1)).isEqualTo(TouchWeights.ofParts(1, 2, 1));
        assertThat(SimplifiedShapley.orderAware(5, 5, 5, 2, 2, 9)).isEqualTo(TouchWeights.ofParts(2, 2, 2, 3, 3, 6));
    }

    @Test
    void sampledValuesAreWithinTheirErrorsOfExactOnes() {
        Paths paths = randomPaths(12, 600, 3);
        List<RateValue> exact = new RateGame(new RateGameOptions(0, 24, 2, 1)).values(paths);
        List<RateValue> sampled = new RateGame(new RateGameOptions(0, 5, 4000, 1)).values(paths);

        for (int channel = 0; channel < exact.size(); channel++) {
            RateValue drawn = sampled.get(channel);
            assertThat(drawn.standardError()).isGreaterThan(0);
            assertThat(drawn.conversions())
                    .isCloseTo(exact.get(channel).conversions(), within(4.5 * drawn.standardError()));
        }
        double sum = sampled.stream().mapToDouble(RateValue::conversions).sum();
        assertThat(sum)
                .isCloseTo(paths.touched().conversions() / paths.touched().journeys(), EXACTLY);
    }

    @Test
    void sampledValuesAreTheSameTwice() {
        Paths paths = randomPaths(40, 300, 4);
        RateGame game = new RateGame(new RateGameOptions(0, 24, 50, 9));

        assertThat(game.values(paths)).isEqualTo(game.values(paths));
    }

    @Test
    void twentyPlayersArePlayedExactlyWithinASecond() {
        Paths paths = randomPaths(20, 5000, 5);

        long began = System.nanoTime();
        List<RateValue> values = new RateGame(RateGameOptions.WITHOUT_MINIMUM).values(paths);
        double seconds = (System.nanoTime() - began) / 1e9;

        assertThat(values).hasSize(20).allMatch(value -> value.standardError() == 0);
        assertThat(seconds).as("seconds, with room for a busy machine").isLessThan(5);
    }

    @Test
    void rareChannelsPlayAsOneAndShareBySimplifiedCredit() {
        Paths paths = Credits.paths("A 500 0 500", "A>rare1 3 0 1", "rare1>rare2 2 0 0", "B 100 0 900");

        List<RateValue> values = new RateGame(RateGameOptions.STANDARD).values(paths);

        assertThat(values).extracting(RateValue::channel).containsExactly("A", "B", "rare1", "rare2");
        assertThat(values.get(2).standing()).isEqualTo(RateValue.Standing.POOLED);
        assertThat(values.get(2).conversions() / values.get(3).conversions()).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void whereRareChannelsAreStillRareTogetherTheNextRarestPlaysWithThem() {
        // rare1 and rare2 are in 60 journeys together, of which 15 hold both.
        Paths paths = Credits.paths(
                "A 500 0 500", "B 50 0 60", "C 50 0 60", "rare1 15 0 0", "rare1>rare2 15 0 0", "rare2 30 0 0");

        List<RateValue> values = new RateGame(RateGameOptions.STANDARD).values(paths);

        assertThat(values)
                .extracting(RateValue::standing)
                .containsExactly(Standing.OWN, Standing.POOLED, Standing.OWN, Standing.POOLED, Standing.POOLED);
    }

    @Test
    void rareChannelsThatAreCommonTogetherPlayWithoutOthers() {
        Paths paths = Credits.paths("A 500 0 500", "B 50 0 60", "rare1 30 0 25", "rare2 30 0 15");

        assertThat(new RateGame(RateGameOptions.STANDARD).values(paths))
                .extracting(RateValue::standing)
                .containsExactly(Standing.OWN, Standing.OWN, Standing.POOLED, Standing.POOLED);
    }

    @Test
    void whereAllChannelsPlayAsOneTheirConversionsAreThoseOfTheAdditiveGame() {
        Paths paths = Credits.paths("A 5 0 5", "A>B 3 0 20");

        ModelCredit credit = new RateGame(RateGameOptions.STANDARD).credit(paths);

        assertThat(Credits.conversions(credit, "A")).isCloseTo(6.5, EXACTLY);
        assertThat(Credits.conversions(credit, "B")).isCloseTo(1.5, EXACTLY);
    }

    private static Paths randomPaths(int channels, int count, long seed) {
        Random random = new Random(seed);
        PathsBuilder builder = new PathsBuilder();
        for (int i = 0; i < count; i++) {
            List<String> path = new ArrayList<>();
            int length = 1 + random.nextInt(5);
            for (int touch = 0; touch < length; touch++) {
                path.add("channel" + random.nextInt(channels));
            }
            builder.add(path, random.nextInt(4), 0, 1 + random.nextInt(5));
        }
        return builder.build();
    }
}
