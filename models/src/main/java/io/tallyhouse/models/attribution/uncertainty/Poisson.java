package io.tallyhouse.models.attribution.uncertainty;

import org.hipparchus.special.Gamma;

/** Draws of the Poisson distribution. */
final class Poisson {
    /** Means above this are drawn by rejection, below by multiplication. */
    private static final double FEW = 20;

    private Poisson() {}

    static double draw(double mean, CounterRandom random) {
        if (mean <= 0) {
            return 0;
        }
        return mean < FEW ? multiply(mean, random) : reject(mean, random);
    }

    private static double multiply(double mean, CounterRandom random) {
        double limit = Math.exp(-mean);
        double product = random.next();
        int count = 0;
        while (product > limit) {
            product *= random.next();
            count++;
        }
        return count;
    }

    /** Transformed rejection with squeeze (Hörmann 1993, PTRS). */
    private static double reject(double mean, CounterRandom random) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        double logMean = Math.log(mean);
        while (true) {
            double u = random.next() - 0.5;
            double v = random.next();
            double distance = 0.5 - Math.abs(u);
            double count = Math.floor((2 * a / distance + b) * u + mean + 0.43);
            if (distance >= 0.07 && v <= squeeze) {
                return count;
            }
            boolean possible = count >= 0 && (distance >= 0.013 || v <= distance);
            if (possible
                    && Math.log(v * inverseAlpha / (a / (distance * distance) + b))
                            <= count * logMean - mean - Gamma.logGamma(count + 1)) {
                return count;
            }
        }
    }
}
