package io.tallyhouse.models.attribution.markov;

import java.util.Arrays;

/**
 * Removal effects by following probability through the steps of a large, sparse chain. For each channel, walks go on until
 * they first meet it; what they would have earned from there on is lost. Only positive numbers are added, so a rare
 * channel keeps its digits. Walks are followed until less than 10^-18 of them goes on. A few channels are followed side by
 * side, so that each step is looked up once for all of them.
 */
final class Propagation {
    private static final double NEGLIGIBLE = 1e-18;
    private static final int SIDE_BY_SIDE = 8;

    private final StateChain chain;
    private final double[] convert;
    private final double[] earn;

    private Propagation(StateChain chain) {
        this.chain = chain;
        this.convert = gains(chain, chain.convert);
        this.earn = gains(chain, chain.earn);
    }

    /** How many rounds it takes until walks have ended, or {@code limit} if it takes more. */
    static int rounds(StateChain chain, int limit) {
        double[] now = chain.start.clone();
        double[] next = new double[chain.states];
        int rounds = 0;
        while (rounds < limit && advance(chain, now, next, 1) > NEGLIGIBLE) {
            double[] spare = now;
            now = next;
            next = spare;
            rounds++;
        }
        return rounds;
    }

    static Effects effects(StateChain chain) {
        Propagation propagation = new Propagation(chain);
        Effects effects = new Effects(chain.channels);
        for (int channel = 0; channel < chain.channels; channel += SIDE_BY_SIDE) {
            propagation.lose(channel, Math.min(SIDE_BY_SIDE, chain.channels - channel), effects);
        }
        return effects;
    }

    /** What is expected from each state on, given what each visit brings: all walks followed backwards at once. */
    private static double[] gains(StateChain chain, double[] perVisit) {
        double[] gains = perVisit.clone();
        double[] later = perVisit.clone();
        double[] earlier = new double[chain.states];
        double largest = 1;
        while (largest > 0) {
            largest = 0;
            for (int state = 0; state < chain.states; state++) {
                double sum = 0;
                for (int step = chain.rowStart(state); step < chain.rowEnds[state]; step++) {
                    sum += chain.likelihoods[step] * later[chain.targets[step]];
                }
                double before = gains[state];
                gains[state] = before + sum;
                earlier[state] = sum;
                largest = Math.abs(sum) > NEGLIGIBLE * Math.abs(before) ? 1 : largest;
            }
            double[] spare = later;
            later = earlier;
            earlier = spare;
        }
        return gains;
    }

    private void lose(int firstChannel, int count, Effects effects) {
        double[] now = new double[chain.states * count];
        double[] next = new double[now.length];
        for (int state = 0; state < chain.states; state++) {
            Arrays.fill(now, state * count, (state + 1) * count, chain.start[state]);
        }
        double alive = 1;
        while (alive > NEGLIGIBLE) {
            for (int i = 0; i < count; i++) {
                int channel = firstChannel + i;
                for (int state : chain.statesOf[channel]) {
                    int at = state * count + i;
                    effects.conversions[channel] += now[at] * convert[state];
                    effects.values[channel] += now[at] * earn[state];
                    now[at] = 0;
                }
            }
            alive = advance(chain, now, next, count);
            double[] spare = now;
            now = next;
            next = spare;
        }
    }

    /** Moves walks one step on and empties where they were; returns how much of them goes on. */
    private static double advance(StateChain chain, double[] now, double[] next, int count) {
        Arrays.fill(next, 0);
        double alive = 0;
        for (int state = 0; state < chain.states; state++) {
            int from = state * count;
            double weight = 0;
            for (int i = 0; i < count; i++) {
                weight += now[from + i];
            }
            if (weight != 0) {
                for (int step = chain.rowStart(state); step < chain.rowEnds[state]; step++) {
                    double likelihood = chain.likelihoods[step];
                    int to = chain.targets[step] * count;
                    for (int i = 0; i < count; i++) {
                        next[to + i] += now[from + i] * likelihood;
                    }
                    alive += weight * likelihood;
                }
            }
        }
        return alive;
    }
}
