package io.tallyhouse.models.attribution.journeys;

import java.util.Arrays;

/** The touches of one person since the last conversion, oldest first, in arrays that are used again. */
final class OpenJourney {
    int[] channels = new int[64];
    long[] at = new long[64];
    int count;

    /** Different channels in the order of their first touches. */
    int[] distinct = new int[16];

    int distinctCount;

    private int[] seenIn = new int[64];
    private int stamp;

    void add(int channel, long instant) {
        if (count == channels.length) {
            channels = Arrays.copyOf(channels, 2 * count);
            at = Arrays.copyOf(at, 2 * count);
        }
        channels[count] = channel;
        at[count++] = instant;
    }

    void clear() {
        count = 0;
    }

    /** Leaves out touches before an instant, and tells how many that were. */
    int dropBefore(long instant) {
        int dropped = 0;
        while (dropped < count && at[dropped] < instant) {
            dropped++;
        }
        if (dropped > 0) {
            count -= dropped;
            System.arraycopy(channels, dropped, channels, 0, count);
            System.arraycopy(at, dropped, at, 0, count);
        }
        return dropped;
    }

    /** Fills {@link #distinct}. */
    void findDistinct() {
        stamp++;
        distinctCount = 0;
        for (int i = 0; i < count; i++) {
            int channel = channels[i];
            if (channel >= seenIn.length) {
                seenIn = Arrays.copyOf(seenIn, 2 * channel);
            }
            if (seenIn[channel] != stamp) {
                seenIn[channel] = stamp;
                if (distinctCount == distinct.length) {
                    distinct = Arrays.copyOf(distinct, 2 * distinctCount);
                }
                distinct[distinctCount++] = channel;
            }
        }
    }
}
