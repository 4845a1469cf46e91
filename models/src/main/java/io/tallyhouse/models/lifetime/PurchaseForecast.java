package io.tallyhouse.models.lifetime;

import java.util.Arrays;
import org.hipparchus.special.Beta;

/**
 * Expected purchases of one customer. The published form is
 *
 * <pre>
 * E[Y(t)] = P(alive) · (a+b+x−1)/(a−1) · [1 − (1−z)^(r+x) ₂F₁(r+x, b+x; a+b+x−1; z)],   z = t/(α+T+t)
 * </pre>
 *
 * which is 0/0 at a = 1, loses its digits near it, and whose series grows with x. Euler's transformation makes (1−z)^(r+x) ₂F₁ into
 * (1−z)^(a−1) ₂F₁(a+b−1−r, a−1; a+b+x−1; z), and its first term and the factor a+b+x−1 can be taken out of the brackets; what is left
 * holds at a = 1 and at a+b+x = 1. Where that series is slow (z near 1) or its terms are large, the same is computed as
 * P(alive) times the mean of (1 − (1 + pt/(α+T))^−(r+x))/p over p ~ Beta(a, b+x), which is what the form was derived from.
 *
 * <p>Coefficients are kept from one time to the next. Not for use by several threads.
 */
final class PurchaseForecast {
    private static final double LARGEST_ARGUMENT_OF_SERIES = 0.98;
    private static final double LARGEST_SHAPE_OF_SERIES = 50;

    private static final double SMALLEST_TERM = 1e-17;

    /** Step of the trapezoidal rule after a double exponential change of variable, and how far it goes. */
    private static final double STEP = 1.0 / 24;

    private static final int MOST_STEPS = 12 * 24;

    private final double a;
    private final double b;
    private final double x;
    private final double exponent;
    private final double untilNow;
    private final double alive;
    private double[] coefficients = new double[32];
    private int known;

    PurchaseForecast(PurchaseModel model, PurchaseHistory history) {
        a = model.a();
        b = model.b();
        x = history.frequency();
        exponent = model.r() + x;
        untilNow = model.alpha() + history.age();
        alive = model.probabilityAlive(history);
    }

    /** In the time from now on. */
    double until(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("A time ahead is at least 0, but is " + time);
        }
        double z = time / (untilNow + time);
        boolean isQuick =
                z <= LARGEST_ARGUMENT_OF_SERIES && a <= LARGEST_SHAPE_OF_SERIES && b <= LARGEST_SHAPE_OF_SERIES;
        return alive * (isQuick ? bySeries(time, z) : byMean(time));
    }

    double bySeries(double time, double z) {
        double c = a + b + x - 1;
        double difference = a - 1;
        double log = -logOfOnePlus(time / untilNow);
        double power = z;
        double sum = coefficient(0) * z;
        double term = sum;
        for (int n = 1; Math.abs(term) > SMALLEST_TERM * Math.abs(sum) || n < 3; n++) {
            power *= z;
            term = coefficient(n) * power;
            sum += term;
        }
        double left = Math.exp(difference * log);
        double first = difference == 0 ? -log : -lessOne(left, difference * log) / difference;
        return c * first - left * sum;
    }

    /** The plain function is several times quicker, and loses no digit that counts where the argument is not small. */
    private static double logOfOnePlus(double value) {
        return value > 0.1 ? Math.log(1 + value) : Math.log1p(value);
    }

    /** Of e^logarithm. */
    private static double lessOne(double exponential, double logarithm) {
        return Math.abs(logarithm) > 0.1 ? exponential - 1 : Math.expm1(logarithm);
    }

    /** Of z^(n+1): it does not depend on the time, so all times ahead share it. */
    private double coefficient(int n) {
        if (n >= known) {
            know(n + 1);
        }
        return coefficients[n];
    }

    private void know(int wanted) {
        double c = a + b + x - 1;
        double upper = c - exponent;
        double difference = a - 1;
        int from = known;
        known = Math.max(wanted, Math.min(2 * known, coefficients.length));
        if (known > coefficients.length) {
            coefficients = Arrays.copyOf(coefficients, 2 * known);
        }
        for (int n = from; n < known; n++) {
            coefficients[n] =
                    n == 0 ? upper : coefficients[n - 1] * ((upper + n) * (difference + n) / ((c + n) * (n + 1.0)));
        }
    }

    /** The mean over p, by its log-odds u = u₀ + w sinh(s): every term is positive, so no digit is lost. */
    double byMean(double time) {
        double stay = b + x;
        double middle = Math.log(a / stay);
        double width = Math.sqrt(1 / a + 1 / stay);
        double logBeta = Beta.logBeta(a, stay);
        double sum = 0;
        for (int i = -MOST_STEPS; i <= MOST_STEPS; i++) {
            double s = i * STEP;
            double u = middle + width * Math.sinh(s);
            double logLeave = -Math.max(-u, 0) - Math.log1p(Math.exp(-Math.abs(u)));
            double logStay = logLeave - u;
            double density = Math.exp(a * logLeave + stay * logStay - logBeta);
            if (density > 0) {
                sum += density * Math.cosh(s) * purchasesPerLeave(Math.exp(logLeave), time);
            }
        }
        return sum * width * STEP;
    }

    private double purchasesPerLeave(double leave, double time) {
        double ahead = time / untilNow;
        double bought = -Math.expm1(-exponent * Math.log1p(leave * ahead));
        return leave < 1e-290 ? exponent * ahead : bought / leave;
    }
}
