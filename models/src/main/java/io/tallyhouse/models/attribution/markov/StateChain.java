package io.tallyhouse.models.attribution.markov;

/**
 * A Markov chain over states of the last few channels, with its steps in rows (from each state, to which, how likely). A
 * walk ends in a conversion or in nothing. Rates are per journey.
 */
final class StateChain {
    final int channels;
    final int states;

    /** Steps of state {@code s} are those from {@code rowEnds[s - 1]} to {@code rowEnds[s]}. */
    final int[] rowEnds;

    final int[] targets;
    final double[] likelihoods;

    /** How likely a walk starts in a state. */
    final double[] start;

    /** How likely a walk converts out of a state. */
    final double[] convert;

    /** Value earned per visit of a state by converting out of it. */
    final double[] earn;

    /** How likely a walk ends out of a state, by a conversion or not. */
    final double[] end;

    /** Observed visits of a state per journey; these are the expected visits of the chain, since flows balance. */
    final double[] visits;

    /** States that hold a channel, each row ascending. */
    final int[][] statesOf;

    final double journeys;
    final double conversions;
    final double value;

    StateChain(ChainCounts counts) {
        channels = counts.channelCount();
        states = counts.stateCount();
        rowEnds = new int[states];
        targets = new int[counts.stepCount()];
        likelihoods = new double[targets.length];
        start = new double[states];
        convert = new double[states];
        earn = new double[states];
        end = new double[states];
        visits = new double[states];
        double allStarts = 0;
        double allConversions = 0;
        double allValue = 0;
        for (int state = 0; state < states; state++) {
            allStarts += counts.starts(state);
            allConversions += counts.conversions(state);
            allValue += counts.values(state);
        }
        journeys = allStarts;
        conversions = allConversions;
        value = allValue;
        for (int state = 0; state < states; state++) {
            double out = counts.visits(state);
            start[state] = counts.starts(state) / journeys;
            visits[state] = out / journeys;
            convert[state] = counts.conversions(state) / out;
            earn[state] = counts.values(state) / out;
            end[state] = (counts.conversions(state) + counts.nulls(state)) / out;
        }
        fillRows(counts);
        statesOf = statesByChannel(counts);
    }

    int rowStart(int state) {
        return state == 0 ? 0 : rowEnds[state - 1];
    }

    private void fillRows(ChainCounts counts) {
        int[] next = new int[states + 1];
        for (int step = 0; step < targets.length; step++) {
            next[counts.stepFrom(step) + 1]++;
        }
        for (int state = 0; state < states; state++) {
            next[state + 1] += next[state];
            rowEnds[state] = next[state + 1];
        }
        for (int step = 0; step < targets.length; step++) {
            int from = counts.stepFrom(step);
            int at = next[from]++;
            targets[at] = counts.stepTo(step);
            likelihoods[at] = counts.stepWeight(step) / counts.visits(from);
        }
    }

    private int[][] statesByChannel(ChainCounts counts) {
        int[][] channelsOf = new int[states][];
        int[] sizes = new int[channels];
        for (int state = 0; state < states; state++) {
            channelsOf[state] = counts.channels(state);
            for (int channel : channelsOf[state]) {
                sizes[channel]++;
            }
        }
        int[][] byChannel = new int[channels][];
        for (int channel = 0; channel < channels; channel++) {
            byChannel[channel] = new int[sizes[channel]];
        }
        int[] filled = new int[channels];
        for (int state = 0; state < states; state++) {
            for (int channel : channelsOf[state]) {
                byChannel[channel][filled[channel]++] = state;
            }
        }
        return byChannel;
    }
}
