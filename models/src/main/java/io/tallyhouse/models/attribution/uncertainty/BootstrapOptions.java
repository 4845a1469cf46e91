package io.tallyhouse.models.attribution.uncertainty;

/**
 * How journeys are drawn again.
 *
 * @param replicates how often, from {@link #FEWEST} to {@link #MOST} times
 * @param level part of the replicates that an interval covers, between 0 and 1
 * @param seed of the draws
 */
public record BootstrapOptions(int replicates, double level, long seed) {
    /** With fewer, the ends of an interval are those of single draws. */
    public static final int FEWEST = 20;

    /** More only take time and memory. */
    public static final int MOST = 10_000;

    /** 200 replicates, 95 %. */
    public static final BootstrapOptions STANDARD = new BootstrapOptions(200, 0.95, 1);

    public BootstrapOptions {
        if (replicates < FEWEST || replicates > MOST || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A bootstrap needs " + FEWEST + " to " + MOST
                    + " replicates and a level between 0 and 1: " + replicates + ", " + level);
        }
    }
}
