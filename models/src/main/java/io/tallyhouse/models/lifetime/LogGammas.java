package io.tallyhouse.models.lifetime;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/** Differences of the logarithm of the gamma function and its derivatives, exact where the two arguments are close or large. */
final class LogGammas {
    /** Below this many factors a product is both quicker and more exact. */
    private static final int FEW = 16;

    private LogGammas() {}

    /** ln Γ(s + n) − ln Γ(s). */
    static double rise(double s, int n) {
        if (n >= FEW) {
            return Gamma.logGamma(n) - Beta.logBeta(s, n);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(s + i);
        }
        return sum;
    }

    /** ψ(s + n) − ψ(s). */
    static double digammaRise(double s, int n) {
        if (n >= FEW) {
            return Gamma.digamma(s + n) - Gamma.digamma(s);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 1 / (s + i);
        }
        return sum;
    }

    /** ψ′(s + n) − ψ′(s), which is not above 0. */
    static double trigammaRise(double s, int n) {
        if (n >= FEW) {
            return Gamma.trigamma(s + n) - Gamma.trigamma(s);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum -= 1 / ((s + i) * (s + i));
        }
        return sum;
    }
}
