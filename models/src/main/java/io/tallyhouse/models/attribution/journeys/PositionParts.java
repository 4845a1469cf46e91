package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.models.attribution.weights.PositionWeights;
import io.tallyhouse.models.attribution.weights.TouchWeights;

/** Parts by place for journeys of every length; those of usual lengths are computed once. */
final class PositionParts {
    private static final int KEPT = 512;

    private final PositionWeights positions;
    private final long[][] kept = new long[KEPT][];

    PositionParts(PositionWeights positions) {
        this.positions = positions;
    }

    /** The parts of a journey of so many touches, and their sum in the last place. */
    long[] of(int touches) {
        if (touches >= KEPT) {
            return compute(touches);
        }
        if (kept[touches] == null) {
            kept[touches] = compute(touches);
        }
        return kept[touches];
    }

    private long[] compute(int touches) {
        TouchWeights weights = positions.weights(touches, -1);
        long[] parts = new long[touches + 1];
        for (int i = 0; i < touches; i++) {
            parts[i] = weights.part(i);
        }
        parts[touches] = weights.total();
        return parts;
    }
}
