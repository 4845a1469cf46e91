package io.tallyhouse.models.attribution.uncertainty;

/**
 * How journeys are drawn again.
 *
 * @param replicates how often, at least 20
 * @param level part of the replicates that an interval covers, between 0 and 1
 * @param seed of the draws
 */
public record BootstrapOptions(int replicates, double level, long seed) {
    /** 200 replicates, 95 %. */
    public static final BootstrapOptions STANDARD = new BootstrapOptions(200, 0.95, 1);

    public BootstrapOptions {
        if (replicates < 20 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A bootstrap needs 20 replicates or more and a level between 0 and 1: "
                    + replicates + ", " + level);
        }
    }
}
