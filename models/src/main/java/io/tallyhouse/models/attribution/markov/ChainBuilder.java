package io.tallyhouse.models.attribution.markov;

import io.tallyhouse.models.attribution.paths.Paths;

/** Counts the states and steps of all paths. Equal states that follow each other are one visit. */
final class ChainBuilder {
    private final Paths paths;
    private final ChainCounts counts;

    ChainBuilder(Paths paths, int order) {
        this.paths = paths;
        this.counts = new ChainCounts(paths.channels().size(), order);
    }

    ChainCounts build() {
        for (int path = 0; path < paths.count(); path++) {
            if (paths.conversions(path) + paths.nulls(path) > 0) {
                walk(path);
            }
        }
        return counts;
    }

    private void walk(int path) {
        double weight = paths.conversions(path) + paths.nulls(path);
        int end = paths.end(path);
        int at = paths.start(path);
        int firstEnd = Math.min(end, at + counts.order());
        long code = 0;
        while (at < firstEnd) {
            code = counts.next(code, paths.touch(at++));
        }
        int state = counts.state(code);
        counts.start(state, weight);
        while (at < end) {
            code = counts.next(code, paths.touch(at++));
            int next = counts.state(code);
            if (next != state) {
                counts.step(state, next, weight);
                state = next;
            }
        }
        counts.end(state, paths.conversions(path), paths.value(path), paths.nulls(path));
    }
}
