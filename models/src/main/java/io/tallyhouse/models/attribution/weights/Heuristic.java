package io.tallyhouse.models.attribution.weights;

import java.util.Arrays;

/** The rules everybody knows, by the place of a touch in its journey. A channel's repeats each count. */
public enum Heuristic implements PositionRule {
    /** All to the oldest touch. */
    FIRST("first") {
        @Override
        public TouchWeights weights(int touches, int newestIndirect) {
            return only(touches, 0);
        }
    },
    /** All to the newest touch. */
    LAST("last") {
        @Override
        public TouchWeights weights(int touches, int newestIndirect) {
            return only(touches, touches - 1);
        }
    },
    /** All to the newest touch that is not direct; where all are direct, to the newest. */
    LAST_NON_DIRECT("last_non_direct") {
        @Override
        public TouchWeights weights(int touches, int newestIndirect) {
            return only(touches, newestIndirect < 0 ? touches - 1 : newestIndirect);
        }
    },
    /** The same to every touch. */
    LINEAR("linear") {
        @Override
        public TouchWeights weights(int touches, int newestIndirect) {
            long[] parts = new long[touches];
            Arrays.fill(parts, 1);
            return TouchWeights.ofParts(parts);
        }
    },
    /** 40 % to the oldest, 40 % to the newest, 20 % shared by those between; two touches get half each. */
    U("u_40_20_40") {
        @Override
        public TouchWeights weights(int touches, int newestIndirect) {
            return U_40_20_40.weights(touches, newestIndirect);
        }
    };

    private static final PositionWeights U_40_20_40 = PositionWeights.of(40, 20, 40);

    private final String modelName;

    Heuristic(String modelName) {
        this.modelName = modelName;
    }

    @Override
    public String modelName() {
        return modelName;
    }

    private static TouchWeights only(int touches, int place) {
        long[] parts = new long[touches];
        parts[place] = 1;
        return TouchWeights.ofParts(parts);
    }
}
