package io.tallyhouse.models.attribution.shapley;

import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.uncertainty.CounterRandom;
import java.util.Arrays;

/**
 * The rate game over random orders of many players. A journey is covered once the last of its channels has joined, so one
 * pass over the paths gives every player's gain in an order; each order is played forwards and backwards, which cancels
 * much of the noise.
 */
final class RateSample {
    private final Paths paths;
    private final ChannelSets sets;
    private final Players players;
    private final double[] journeys;
    private final double[] conversions;
    private final double[] values;

    private RateSample(Paths paths, ChannelSets sets, Players players) {
        this.paths = paths;
        this.sets = sets;
        this.players = players;
        this.journeys = new double[players.count];
        this.conversions = new double[players.count];
        this.values = new double[players.count];
    }

    static RateWorths worths(Paths paths, ChannelSets sets, Players players, RateGameOptions options) {
        RateSample sample = new RateSample(paths, sets, players);
        int count = players.count;
        double[] mean = new double[count];
        double[] valueMean = new double[count];
        double[] squares = new double[count];
        for (int pair = 0; pair < options.samplePairs(); pair++) {
            int[] ranks = ranks(count, new CounterRandom(options.seed(), pair, 0));
            double[] gains = new double[count];
            double[] valueGains = new double[count];
            sample.play(ranks, gains, valueGains);
            for (int player = 0; player < count; player++) {
                ranks[player] = count - 1 - ranks[player];
            }
            sample.play(ranks, gains, valueGains);
            for (int player = 0; player < count; player++) {
                double gain = gains[player] / 2;
                double away = gain - mean[player];
                mean[player] += away / (pair + 1);
                squares[player] += away * (gain - mean[player]);
                valueMean[player] += (valueGains[player] / 2 - valueMean[player]) / (pair + 1);
            }
        }
        double[] errors = new double[count];
        double pairs = options.samplePairs();
        for (int player = 0; player < count; player++) {
            errors[player] = Math.sqrt(squares[player] / (pairs - 1) / pairs);
        }
        return new RateWorths(mean, valueMean, errors);
    }

    private static int[] ranks(int count, CounterRandom random) {
        int[] ranks = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.next(i + 1);
            ranks[i] = ranks[other];
            ranks[other] = i;
        }
        return ranks;
    }

    private void play(int[] ranks, double[] gains, double[] valueGains) {
        Arrays.fill(journeys, 0);
        Arrays.fill(conversions, 0);
        Arrays.fill(values, 0);
        for (int path = 0; path < paths.count(); path++) {
            double taken = paths.conversions(path) + paths.nulls(path);
            if (taken > 0) {
                int covered = 0;
                for (int at = sets.start(path); at < sets.end(path); at++) {
                    covered = Math.max(covered, ranks[players.ofChannel[sets.member(at)]]);
                }
                journeys[covered] += taken;
                conversions[covered] += paths.conversions(path);
                values[covered] += paths.value(path);
            }
        }
        int[] byRank = new int[ranks.length];
        for (int player = 0; player < ranks.length; player++) {
            byRank[ranks[player]] = player;
        }
        double allJourneys = 0;
        double allConversions = 0;
        double allValues = 0;
        double rate = 0;
        double valueRate = 0;
        for (int rank = 0; rank < ranks.length; rank++) {
            allJourneys += journeys[rank];
            allConversions += conversions[rank];
            allValues += values[rank];
            double newRate = allJourneys > 0 ? allConversions / allJourneys : 0;
            double newValueRate = allJourneys > 0 ? allValues / allJourneys : 0;
            gains[byRank[rank]] += newRate - rate;
            valueGains[byRank[rank]] += newValueRate - valueRate;
            rate = newRate;
            valueRate = newValueRate;
        }
    }
}
