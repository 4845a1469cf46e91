package io.tallyhouse.samples;

import java.util.List;

/**
 * Random numbers looked up by key instead of drawn in turn: a draw depends on the seed, the subject, the entity and the
 * draw's number only. So no result depends on the order in which the company is written, and anything can be derived again
 * instead of being kept in memory.
 */
record Chance(long seed) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long DRAW_GAMMA = 0xD1B54A32D192ED03L;

    /** Independent numbers for one subject, such as "person.country". */
    Chance about(String subject) {
        return new Chance(mix(seed ^ mix(subject.hashCode())));
    }

    /** 64 random bits (SplitMix64's finalizer over a counter). */
    long bits(long entity, int draw) {
        return mix(mix(seed + entity * GOLDEN_GAMMA) + draw * DRAW_GAMMA);
    }

    /** Uniform in [0, 1). */
    double unit(long entity, int draw) {
        return (bits(entity, draw) >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [0, bound). */
    int below(int bound, long entity, int draw) {
        return (int) (unit(entity, draw) * bound);
    }

    boolean happens(double probability, long entity, int draw) {
        return unit(entity, draw) < probability;
    }

    <T> T pick(List<T> choices, long entity, int draw) {
        return choices.get(below(choices.size(), entity, draw));
    }

    /** Exponential with the given mean. StrictMath, since Math may differ by a bit between machines. */
    double exponential(double mean, long entity, int draw) {
        return -mean * StrictMath.log(1 - unit(entity, draw));
    }

    /** Nearly normal with mean 0 and variance 1: a sum of four uniforms. */
    double bell(long entity, int draw) {
        double sum = 0;
        for (int part = 0; part < 4; part++) {
            sum += unit(entity, draw * 4 + part);
        }
        return (sum - 2) * StrictMath.sqrt(3);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
