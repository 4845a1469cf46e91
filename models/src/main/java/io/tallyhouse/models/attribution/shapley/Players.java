package io.tallyhouse.models.attribution.shapley;

import io.tallyhouse.models.attribution.paths.Paths;

/** Who plays the rate game: each channel that is common enough, and the rest as one, which is common enough too. */
final class Players {
    /** The player of a channel that is in no journey. */
    static final int ABSENT = -2;

    /** Player of each channel, or {@link #ABSENT}. */
    final int[] ofChannel;

    /** Journeys of each channel. */
    final double[] support;

    /** The player of the rare channels; -1 where none is rare. */
    final int pool;

    final int count;

    Players(Paths paths, ChannelSets sets, long minimumSupport) {
        int channels = paths.channels().size();
        support = new double[channels];
        for (int path = 0; path < paths.count(); path++) {
            for (int at = sets.start(path); at < sets.end(path); at++) {
                support[sets.member(at)] += paths.conversions(path) + paths.nulls(path);
            }
        }
        boolean[] rare = rare(paths, sets, minimumSupport);
        ofChannel = new int[channels];
        int players = 0;
        boolean anyRare = false;
        for (int channel = 0; channel < channels; channel++) {
            if (support[channel] == 0) {
                ofChannel[channel] = ABSENT;
            } else if (rare[channel]) {
                anyRare = true;
            } else {
                ofChannel[channel] = players++;
            }
        }
        pool = anyRare ? players++ : -1;
        count = players;
        for (int channel = 0; channel < channels; channel++) {
            if (rare[channel]) {
                ofChannel[channel] = pool;
            }
        }
    }

    /**
     * Channels below the minimum. Where all of them together are still below it, the next rarest joins; one is enough, since it is not below
     * itself.
     */
    private boolean[] rare(Paths paths, ChannelSets sets, long minimumSupport) {
        boolean[] rare = new boolean[support.length];
        boolean anyRare = false;
        int next = -1;
        for (int channel = 0; channel < support.length; channel++) {
            if (support[channel] > 0 && support[channel] < minimumSupport) {
                rare[channel] = true;
                anyRare = true;
            } else if (support[channel] > 0 && (next < 0 || support[channel] < support[next])) {
                next = channel;
            }
        }
        if (anyRare && next >= 0 && journeys(paths, sets, rare) < minimumSupport) {
            rare[next] = true;
        }
        return rare;
    }

    /** Journeys with at least one of some channels. */
    private static double journeys(Paths paths, ChannelSets sets, boolean[] channels) {
        double journeys = 0;
        for (int path = 0; path < paths.count(); path++) {
            boolean holdsOne = false;
            for (int at = sets.start(path); at < sets.end(path); at++) {
                holdsOne |= channels[sets.member(at)];
            }
            journeys += holdsOne ? paths.conversions(path) + paths.nulls(path) : 0;
        }
        return journeys;
    }
}
