package io.tallyhouse.models.attribution.shapley;

import io.tallyhouse.models.attribution.paths.Paths;

/** Who plays the rate game: each channel that is common enough, and the rest as one. */
final class Players {
    /** The player of a channel that is in no journey. */
    static final int ABSENT = -2;

    private static final int RARE = -1;

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
        ofChannel = new int[channels];
        int players = 0;
        boolean rare = false;
        for (int channel = 0; channel < channels; channel++) {
            if (support[channel] == 0) {
                ofChannel[channel] = ABSENT;
            } else if (support[channel] >= minimumSupport) {
                ofChannel[channel] = players++;
            } else {
                ofChannel[channel] = RARE;
                rare = true;
            }
        }
        pool = rare ? players++ : -1;
        count = players;
        for (int channel = 0; channel < channels; channel++) {
            if (ofChannel[channel] == RARE) {
                ofChannel[channel] = pool;
            }
        }
    }
}
