package io.tallyhouse.models.attribution.shapley;

import io.tallyhouse.models.attribution.paths.Paths;
import java.util.Arrays;

/** The different channels of each path, without order or repeats. */
final class ChannelSets {
    private final int[] ends;
    private final char[] members;

    ChannelSets(Paths paths) {
        ends = new int[paths.count()];
        int touches = paths.count() == 0 ? 0 : paths.end(paths.count() - 1);
        char[] found = new char[touches];
        int[] lastSeen = new int[paths.channels().size()];
        int filled = 0;
        for (int path = 0; path < ends.length; path++) {
            for (int at = paths.start(path); at < paths.end(path); at++) {
                int channel = paths.touch(at);
                if (lastSeen[channel] != path + 1) {
                    lastSeen[channel] = path + 1;
                    found[filled++] = (char) channel;
                }
            }
            ends[path] = filled;
        }
        members = Arrays.copyOf(found, filled);
    }

    int start(int path) {
        return path == 0 ? 0 : ends[path - 1];
    }

    int end(int path) {
        return ends[path];
    }

    int member(int at) {
        return members[at];
    }
}
