package io.tallyhouse.models.attribution.shapley;

import io.tallyhouse.models.attribution.paths.Paths;
import java.util.Arrays;

/** The rate game over all coalitions: sums over subsets, then Shapley weights. Time and memory grow with 2^players. */
final class RateLattice {
    private RateLattice() {}

    static RateWorths worths(Paths paths, ChannelSets sets, Players players) {
        double[] journeys = new double[1 << players.count];
        double[] gains = new double[1 << players.count];
        for (int path = 0; path < paths.count(); path++) {
            if (paths.conversions(path) + paths.nulls(path) > 0) {
                int coalition = coalition(sets, players, path);
                journeys[coalition] += paths.conversions(path) + paths.nulls(path);
                gains[coalition] += paths.conversions(path);
            }
        }
        ShapleyGame.sumSubsets(journeys, players.count);
        double[] conversions = play(gains, journeys, players.count);
        Arrays.fill(gains, 0);
        for (int path = 0; path < paths.count(); path++) {
            if (paths.conversions(path) > 0) {
                gains[coalition(sets, players, path)] += paths.value(path);
            }
        }
        double[] values = play(gains, journeys, players.count);
        return new RateWorths(conversions, values, new double[players.count]);
    }

    private static double[] play(double[] gains, double[] journeys, int players) {
        ShapleyGame.sumSubsets(gains, players);
        for (int coalition = 0; coalition < gains.length; coalition++) {
            gains[coalition] = journeys[coalition] > 0 ? gains[coalition] / journeys[coalition] : 0;
        }
        return ShapleyGame.valuesInPlace(gains, players);
    }

    private static int coalition(ChannelSets sets, Players players, int path) {
        int coalition = 0;
        for (int at = sets.start(path); at < sets.end(path); at++) {
            coalition |= 1 << players.ofChannel[sets.member(at)];
        }
        return coalition;
    }
}
