package io.tallyhouse.samples;

/**
 * How large the sample company is, and which one of its kind.
 *
 * @param scale 1 is about a million ad rows and two million touches; 0.01 suits a demo
 * @param seed the same seed and scale give the same bytes
 */
public record SampleOptions(double scale, long seed) {
    /** The size of the demo. */
    public static final double DEMO_SCALE = 0.01;

    public SampleOptions {
        if (!(scale > 0 && scale <= 100)) {
            throw new IllegalArgumentException("scale must be above 0 and at most 100, but is " + scale);
        }
    }
}
