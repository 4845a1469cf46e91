package io.tallyhouse.models.attribution.markov;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How often walks started in a state, stepped between two and ended: all that a chain needs to know of its paths. A state is
 * the last few channels, written as a number with one digit per channel, the oldest first; a channel's digit is its
 * number and one. Counts of whole numbers below 2^53 are exact, so that no order of walks changes them.
 */
public final class ChainCounts implements Serializable {
    private final int order;
    private final long base;
    private final long kept;
    private final LongIndex states = new LongIndex();
    private final LongIndex steps = new LongIndex();
    private double[] stepWeights = new double[256];
    private double[] starts = new double[64];
    private double[] visits = new double[64];
    private double[] conversions = new double[64];
    private double[] values = new double[64];
    private double[] nulls = new double[64];

    /** No walks yet, over so many channels at most. */
    public ChainCounts(int channels, int order) {
        this.order = order;
        this.base = channels + 1L;
        this.kept = window(base, order) / base;
    }

    /** The number of codes of states: they are numbers of so many digits to the base. */
    private static long window(long base, int order) {
        if (order < 1) {
            throw new UserError(
                    ExitCode.USAGE, "Cannot fit a Markov chain of order " + order + ": give an order of 1 or more.");
        }
        long window = 1;
        for (int i = 0; i < order; i++) {
            if (window > Long.MAX_VALUE / base) {
                throw new UserError(
                        ExitCode.USAGE,
                        "Cannot fit a Markov chain of order " + order + " over " + (base - 1)
                                + " channels: states are too many to number. Give an order of " + i + " or less.");
            }
            window *= base;
        }
        return window;
    }

    /** How many channels a state holds. */
    public int order() {
        return order;
    }

    /** The code of the state that follows a state when a channel comes; the state before the first channel is 0. */
    public long next(long code, int channel) {
        return (code % kept) * base + channel + 1;
    }

    /** The number of a state, a new one if it was not seen before. */
    public int state(long code) {
        int state = states.number(code);
        if (state == visits.length) {
            int length = 2 * state;
            starts = Arrays.copyOf(starts, length);
            visits = Arrays.copyOf(visits, length);
            conversions = Arrays.copyOf(conversions, length);
            values = Arrays.copyOf(values, length);
            nulls = Arrays.copyOf(nulls, length);
        }
        return state;
    }

    /** Walks that begin in a state. */
    public void start(int state, double weight) {
        starts[state] += weight;
        visits[state] += weight;
    }

    /** Walks that step from one state into another. */
    public void step(int from, int to, double weight) {
        int step = steps.number(((long) from << 32) | to);
        if (step == stepWeights.length) {
            stepWeights = Arrays.copyOf(stepWeights, 2 * step);
        }
        stepWeights[step] += weight;
        visits[to] += weight;
    }

    /** Walks that end in a state: how many converted, what they earned, how many did not. */
    public void end(int state, double converted, double value, double gone) {
        conversions[state] += converted;
        values[state] += value;
        nulls[state] += gone;
    }

    /**
     * Adds the walks of other counts of the same order.
     *
     * @param numbers this one's number of each of the other's channels
     */
    public void addAll(ChainCounts other, int[] numbers) {
        int[] here = new int[other.stateCount()];
        for (int state = 0; state < here.length; state++) {
            long code = 0;
            for (long rest = other.leading(other.states.key(state)), digits = other.states.key(state); rest > 0; ) {
                int channel = (int) (digits / rest) - 1;
                code = code * base + numbers[channel] + 1;
                digits %= rest;
                rest /= other.base;
            }
            here[state] = state(code);
            starts[here[state]] += other.starts[state];
            visits[here[state]] += other.starts[state];
            end(here[state], other.conversions[state], other.values[state], other.nulls[state]);
        }
        for (int step = 0; step < other.stepCount(); step++) {
            step(here[other.stepFrom(step)], here[other.stepTo(step)], other.stepWeights[step]);
        }
    }

    /** The worth of the first digit of a code. */
    private long leading(long code) {
        long worth = 1;
        while (code / worth >= base) {
            worth *= base;
        }
        return worth;
    }

    /**
     * The same walks with channels numbered anew and states in ascending order, so that every figure computed from them
     * depends on the walks only.
     *
     * @param numbers the new number of each channel
     * @param channels how many channels there are
     */
    public ChainCounts renumbered(int[] numbers, int channels) {
        ChainCounts renamed = new ChainCounts(channels, order);
        renamed.addAll(this, numbers);
        long[] codes = new long[renamed.stateCount()];
        for (int state = 0; state < codes.length; state++) {
            codes[state] = renamed.states.key(state);
        }
        Arrays.sort(codes);
        ChainCounts sorted = new ChainCounts(channels, order);
        for (long code : codes) {
            sorted.state(code);
        }
        long[] keys = new long[renamed.stepCount()];
        for (int step = 0; step < keys.length; step++) {
            long from = sorted.state(renamed.states.key(renamed.stepFrom(step)));
            keys[step] = (from << 32) | sorted.state(renamed.states.key(renamed.stepTo(step)));
        }
        Arrays.sort(keys);
        for (long key : keys) {
            sorted.step((int) (key >>> 32), (int) key, 0);
        }
        int[] same = new int[channels];
        Arrays.setAll(same, channel -> channel);
        sorted.addAll(renamed, same);
        return sorted;
    }

    int channelCount() {
        return (int) base - 1;
    }

    int stateCount() {
        return states.count();
    }

    int stepCount() {
        return steps.count();
    }

    int stepFrom(int step) {
        return (int) (steps.key(step) >>> 32);
    }

    int stepTo(int step) {
        return (int) steps.key(step);
    }

    double stepWeight(int step) {
        return stepWeights[step];
    }

    double starts(int state) {
        return starts[state];
    }

    double visits(int state) {
        return visits[state];
    }

    double conversions(int state) {
        return conversions[state];
    }

    double values(int state) {
        return values[state];
    }

    double nulls(int state) {
        return nulls[state];
    }

    /** The different channels of a state, in the order of their first place in it. */
    int[] channels(int state) {
        int[] found = new int[order];
        int count = 0;
        for (long code = states.key(state); code > 0; code /= base) {
            int channel = (int) (code % base) - 1;
            boolean known = false;
            for (int i = 0; i < count; i++) {
                known |= found[i] == channel;
            }
            if (!known) {
                found[count++] = channel;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
