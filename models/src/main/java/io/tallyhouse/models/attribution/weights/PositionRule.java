package io.tallyhouse.models.attribution.weights;

/** A rule that needs only how many touches there are and which is the newest that is not direct. */
public interface PositionRule {
    /** The model's name in output, as {@code last_non_direct}. */
    String modelName();

    /**
     * Weights of a journey's touches.
     *
     * @param touches how many, at least one
     * @param newestIndirect place of the newest touch whose channel is not direct, or -1 where all are direct
     */
    TouchWeights weights(int touches, int newestIndirect);
}
