package io.tallyhouse.models.attribution;

import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.weights.Heuristic;
import io.tallyhouse.models.attribution.weights.PositionRule;
import io.tallyhouse.models.attribution.weights.TouchWeights;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Applies a rule of positions to aggregated paths. */
public final class HeuristicModel {
    private HeuristicModel() {}

    /**
     * Credit of every channel.
     *
     * @param directChannels names that {@code last_non_direct} passes over
     */
    public static ModelCredit credit(PositionRule rule, Paths paths, Set<String> directChannels) {
        double[][] credits = credits(rule, paths, directChannels);
        return ModelCredit.of(rule.modelName(), OptionalInt.empty(), paths, credits[0], credits[1]);
    }

    /** Conversions by channel number, shared linearly: what other models fall back on. */
    public static double[] linearConversions(Paths paths) {
        return credits(Heuristic.LINEAR, paths, Set.of())[0];
    }

    /** Values by channel number, shared linearly. */
    public static double[] linearValues(Paths paths) {
        return credits(Heuristic.LINEAR, paths, Set.of())[1];
    }

    private static double[][] credits(PositionRule rule, Paths paths, Set<String> directChannels) {
        double[] conversions = new double[paths.channels().size()];
        double[] values = new double[conversions.length];
        boolean[] direct = direct(paths.channels(), directChannels);
        for (int path = 0; path < paths.count(); path++) {
            if (paths.conversions(path) != 0) {
                int start = paths.start(path);
                int touches = paths.end(path) - start;
                TouchWeights weights = rule.weights(touches, newestIndirect(paths, path, direct));
                for (int i = 0; i < touches; i++) {
                    int channel = paths.touch(start + i);
                    double share = weights.share(i);
                    conversions[channel] += paths.conversions(path) * share;
                    values[channel] += paths.value(path) * share;
                }
            }
        }
        return new double[][] {conversions, values};
    }

    private static boolean[] direct(List<String> channels, Set<String> directChannels) {
        boolean[] direct = new boolean[channels.size()];
        for (int channel = 0; channel < direct.length; channel++) {
            direct[channel] = directChannels.contains(channels.get(channel));
        }
        return direct;
    }

    private static int newestIndirect(Paths paths, int path, boolean[] direct) {
        int start = paths.start(path);
        for (int at = paths.end(path) - 1; at >= start; at--) {
            if (!direct[paths.touch(at)]) {
                return at - start;
            }
        }
        return -1;
    }
}
