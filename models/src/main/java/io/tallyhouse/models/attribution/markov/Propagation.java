package io.tallyhouse.models.attribution.markov;

import java.util.Arrays;

/**
 * Removal effects by following probability through the steps of a large, sparse chain. For each channel, walks go on until
 * they first meet it; what they would have earned from there on is lost. Only positive numbers are added, so a rare
 * channel keeps its digits. Walks are followed until less than 10^-18 of them goes on.
 */
final class Propagation {
    private static final double NEGLIGIBLE = 1e-18;

    private final StateChain chain;
    private final double[] convert;
    private final double[] earn;

    private Propagation(StateChain chain) {
        this.chain = chain;
        this.convert = chain.convert.clone();
        this.earn = chain.earn.clone();
    }

    /** How many rounds it takes until walks have ended, or {@code limit} if it takes more. */
    static int rounds(StateChain chain, int limit) {
        double[] now = chain.start.clone();
        double[] next = new double[chain.states];
        int rounds = 0;
        while (rounds < limit && advance(chain, now, next) > NEGLIGIBLE) {
            double[] spare = now;
            now = next;
            next = spare;
            rounds++;
        }
        return rounds;
    }

    static Effects effects(StateChain chain) {
        Propagation propagation = new Propagation(chain);
        propagation.expectGains();
        Effects effects = new Effects(chain.channels);
        for (int channel = 0; channel < chain.channels; channel++) {
            propagation.lose(channel, effects);
        }
        return effects;
    }

    /** The chance to convert, and the value expected, from each state on: all walks followed backwards at once. */
    private void expectGains() {
        double[] converting = chain.convert.clone();
        double[] earning = chain.earn.clone();
        double[] alive = new double[chain.states];
        Arrays.fill(alive, 1);
        double largest = 1;
        while (largest > NEGLIGIBLE) {
            double[] nextConverting = new double[chain.states];
            double[] nextEarning = new double[chain.states];
            double[] nextAlive = new double[chain.states];
            largest = 0;
            for (int state = 0; state < chain.states; state++) {
                for (int step = chain.rowStart(state); step < chain.rowEnds[state]; step++) {
                    int target = chain.targets[step];
                    double likelihood = chain.likelihoods[step];
                    nextConverting[state] += likelihood * converting[target];
                    nextEarning[state] += likelihood * earning[target];
                    nextAlive[state] += likelihood * alive[target];
                }
                convert[state] += nextConverting[state];
                earn[state] += nextEarning[state];
                largest = Math.max(largest, nextAlive[state]);
            }
            converting = nextConverting;
            earning = nextEarning;
            alive = nextAlive;
        }
    }

    private void lose(int channel, Effects effects) {
        double[] now = chain.start.clone();
        double[] next = new double[chain.states];
        double alive = 1;
        while (alive > NEGLIGIBLE) {
            for (int state : chain.statesOf[channel]) {
                effects.conversions[channel] += now[state] * convert[state];
                effects.values[channel] += now[state] * earn[state];
                now[state] = 0;
            }
            alive = advance(chain, now, next);
            double[] spare = now;
            now = next;
            next = spare;
        }
    }

    /** Moves walks one step on and empties where they were; returns how much of them goes on. */
    private static double advance(StateChain chain, double[] now, double[] next) {
        Arrays.fill(next, 0);
        double alive = 0;
        for (int state = 0; state < chain.states; state++) {
            double weight = now[state];
            if (weight != 0) {
                for (int step = chain.rowStart(state); step < chain.rowEnds[state]; step++) {
                    double moved = weight * chain.likelihoods[step];
                    next[chain.targets[step]] += moved;
                    alive += moved;
                }
            }
        }
        return alive;
    }
}
