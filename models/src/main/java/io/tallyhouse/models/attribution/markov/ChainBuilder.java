package io.tallyhouse.models.attribution.markov;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.paths.Paths;
import java.util.Arrays;

/** Counts the states and steps of all paths. Equal states that follow each other are one visit. */
final class ChainBuilder {
    private final Paths paths;
    private final int order;
    private final long base;
    private final long window;
    private final LongIndex states = new LongIndex();
    private final LongIndex steps = new LongIndex();
    private double[] stepWeights = new double[256];
    private double[] starts = new double[64];
    private double[] visits = new double[64];
    private double[] conversions = new double[64];
    private double[] values = new double[64];
    private double[] nulls = new double[64];

    ChainBuilder(Paths paths, int order) {
        this.paths = paths;
        this.order = order;
        this.base = paths.channels().size() + 1L;
        this.window = window(base, order);
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

    StateChain build() {
        for (int path = 0; path < paths.count(); path++) {
            if (paths.conversions(path) + paths.nulls(path) > 0) {
                walk(path);
            }
        }
        return new StateChain(this);
    }

    private void walk(int path) {
        double weight = paths.conversions(path) + paths.nulls(path);
        int end = paths.end(path);
        int at = paths.start(path);
        int firstEnd = Math.min(end, at + order);
        long code = 0;
        while (at < firstEnd) {
            code = code * base + paths.touch(at++) + 1;
        }
        int state = state(code);
        starts[state] += weight;
        visits[state] += weight;
        while (at < end) {
            code = (code % (window / base)) * base + paths.touch(at++) + 1;
            int next = state(code);
            if (next != state) {
                step(state, next, weight);
                visits[next] += weight;
                state = next;
            }
        }
        conversions[state] += paths.conversions(path);
        values[state] += paths.value(path);
        nulls[state] += paths.nulls(path);
    }

    private int state(long code) {
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

    private void step(int from, int to, double weight) {
        int step = steps.number(((long) from << 32) | to);
        if (step == stepWeights.length) {
            stepWeights = Arrays.copyOf(stepWeights, 2 * step);
        }
        stepWeights[step] += weight;
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
