package io.tallyhouse.models.attribution.uncertainty;

/**
 * Random numbers that are a function of a seed, two keys and a counter (SplitMix64's finaliser, chained). What a key draws
 * does not depend on what others drew, so no partitioning or order changes it.
 */
public final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** The numbers of two keys. */
    public CounterRandom(long seed, long key, long subkey) {
        state = mix(mix(mix(seed + GOLDEN) ^ key) + subkey * GOLDEN);
    }

    /** The next number, at least 0 and below 1. */
    public double next() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    /** The next whole number, at least 0 and below {@code bound}. */
    public int next(int bound) {
        return (int) (next() * bound);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
