package io.tallyhouse.models.attribution.shapley;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.PathModel;
import io.tallyhouse.models.attribution.paths.Paths;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Shapley as DP6's Marketing-Attribution-Models computes it, to compare with: each observed set of channels plays a game of
 * its own, in which a coalition is worth the conversion rate of journeys with exactly those channels, 0 where there are
 * none. Unlike there, no channel of a long journey is left out.
 */
public record ExactSetShapley() implements PathModel {
    /** The model's name in output. */
    public static final String NAME = "shapley_exact_set";

    private static final int LARGEST_SET = 16;

    @Override
    public ModelCredit credit(Paths paths) {
        ChannelSets sets = new ChannelSets(paths);
        Map<String, double[]> sums = sums(paths, sets);
        double[] conversions = new double[paths.channels().size()];
        double[] values = new double[conversions.length];
        for (Map.Entry<String, double[]> set : sums.entrySet()) {
            String members = set.getKey();
            double[] worths = new double[1 << members.length()];
            double[] valueWorths = new double[worths.length];
            for (int coalition = 1; coalition < worths.length; coalition++) {
                double[] sum = sums.get(subset(members, coalition));
                if (sum != null && sum[2] > 0) {
                    worths[coalition] = sum[0] / sum[2];
                    valueWorths[coalition] = sum[1] / sum[2];
                }
            }
            double[] shares = ShapleyGame.values(worths);
            double[] valueShares = ShapleyGame.values(valueWorths);
            for (int i = 0; i < shares.length; i++) {
                conversions[members.charAt(i)] += shares[i] * set.getValue()[2];
                values[members.charAt(i)] += valueShares[i] * set.getValue()[2];
            }
        }
        return ModelCredit.of(NAME, OptionalInt.empty(), paths, conversions, values);
    }

    /** Conversions, value and journeys of each set; a set is a string of channel numbers, ascending. */
    private static Map<String, double[]> sums(Paths paths, ChannelSets sets) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int path = 0; path < paths.count(); path++) {
            char[] members = new char[sets.end(path) - sets.start(path)];
            if (members.length > LARGEST_SET) {
                throw new UserError(
                        ExitCode.USAGE,
                        "Cannot play exact sets: a path has " + members.length + " different channels, more than "
                                + LARGEST_SET + ". Use shapley or shapley_rate.");
            }
            for (int i = 0; i < members.length; i++) {
                members[i] = (char) sets.member(sets.start(path) + i);
            }
            Arrays.sort(members);
            double[] sum = sums.computeIfAbsent(new String(members), key -> new double[3]);
            sum[0] += paths.conversions(path);
            sum[1] += paths.value(path);
            sum[2] += paths.conversions(path) + paths.nulls(path);
        }
        return sums;
    }

    private static String subset(String members, int coalition) {
        StringBuilder subset = new StringBuilder();
        for (int i = 0; i < members.length(); i++) {
            if ((coalition >> i & 1) != 0) {
                subset.append(members.charAt(i));
            }
        }
        return subset.toString();
    }
}
