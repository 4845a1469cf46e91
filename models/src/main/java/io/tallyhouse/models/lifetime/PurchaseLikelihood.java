package io.tallyhouse.models.lifetime;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The log-likelihood of BG/NBD by (ln r, ln α, ln a, ln b). Per customer it is A₁ + A₂ + ln(e^A₃ + [x > 0] e^A₄) with
 * A₁ = lnΓ(r+x) − lnΓ(r) + r ln α, A₂ = lnΓ(a+b) + lnΓ(b+x) − lnΓ(b) − lnΓ(a+b+x), A₃ = −(r+x) ln(α+T) and
 * A₄ = ln a − ln(b+x−1) − (r+x) ln(α+t_x) (Fader, Hardie and Lee, Marketing Science 24, 2005, section 7).
 *
 * <p>Customers of equal frequency share A₁ and A₂; the others' terms come by distinct rows.
 */
final class PurchaseLikelihood implements Likelihood, Serializable {
    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int A = 2;
    private static final int B = 3;

    private final PurchaseTotals totals;
    private final int[] frequency;
    private final double[] recency;
    private final double[] age;
    private final double[] count;

    /** Of all rows: distinct, in ascending order, at least one of which has a repeat and an age above 0. */
    PurchaseLikelihood(List<Counted<PurchaseHistory>> rows) {
        this(rows, PurchaseTotals.of(rows));
    }

    /** Of some rows, distinct and in ascending order, in the units of all of them. */
    PurchaseLikelihood(List<Counted<PurchaseHistory>> rows, PurchaseTotals totals) {
        this.totals = totals;
        double unit = totals.unit();
        frequency = new int[rows.size()];
        recency = new double[rows.size()];
        age = new double[rows.size()];
        count = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            PurchaseHistory history = rows.get(i).value();
            frequency[i] = history.frequency();
            recency[i] = history.recency() / unit;
            age[i] = history.age() / unit;
            count[i] = rows.get(i).count();
        }
    }

    private PurchaseLikelihood(PurchaseLikelihood other, int[] rows) {
        totals = other.totals;
        frequency = IntStream.of(rows).map(row -> other.frequency[row]).toArray();
        recency = IntStream.of(rows).mapToDouble(row -> other.recency[row]).toArray();
        age = IntStream.of(rows).mapToDouble(row -> other.age[row]).toArray();
        count = IntStream.of(rows).mapToDouble(row -> other.count[row]).toArray();
    }

    @Override
    public int dimension() {
        return 4;
    }

    @Override
    public double[][] starts() {
        // In units of the mean age, a customer who never leaves buys about r/α times.
        double rate = Math.log(Math.max(totals.meanPurchases(), 1e-6));
        return new double[][] {
            {Math.log(0.3), Math.log(0.3) - rate, Math.log(0.8), Math.log(2.5)},
            {Math.log(2), Math.log(2) - rate - 0.7, Math.log(0.2), Math.log(2)},
            {rate, 0, Math.log(2), Math.log(8)},
        };
    }

    @Override
    public double[] toUnits() {
        return new double[] {0, Math.log(totals.unit()), 0, 0};
    }

    @Override
    public double constant() {
        return -totals.purchases() * Math.log(totals.unit());
    }

    @Override
    public Likelihood thinned(int rows) {
        return frequency.length <= rows
                ? this
                : new PurchaseLikelihood(this, Likelihood.evenly(frequency.length, rows));
    }

    @Override
    public double value(double[] logarithms) {
        double r = Math.exp(logarithms[R]);
        double alpha = Math.exp(logarithms[ALPHA]);
        double a = Math.exp(logarithms[A]);
        double b = Math.exp(logarithms[B]);
        double sum = 0;
        int from = 0;
        while (from < frequency.length) {
            int x = frequency[from];
            double customers = 0;
            double inGroup = 0;
            double leaving = x == 0 ? 0 : logarithms[A] - Math.log(b + x - 1);
            double logOfAge = Double.NaN;
            int at = from;
            for (; at < frequency.length && frequency[at] == x; at++) {
                if (at == from || age[at] != age[at - 1]) {
                    logOfAge = Math.log(alpha + age[at]);
                }
                double each = -(r + x) * logOfAge;
                if (x > 0) {
                    each += softPlus(leaving + (r + x) * (logOfAge - Math.log(alpha + recency[at])));
                }
                inGroup += count[at] * each;
                customers += count[at];
            }
            double shared =
                    LogGammas.rise(r, x) + r * logarithms[ALPHA] + LogGammas.rise(b, x) - LogGammas.rise(a + b, x);
            sum += inGroup + customers * shared;
            from = at;
        }
        return sum;
    }

    @Override
    public Derivatives derivatives(double[] logarithms) {
        double[] parameters = new double[4];
        for (int i = 0; i < 4; i++) {
            parameters[i] = Math.exp(logarithms[i]);
        }
        Derivatives sum = new Derivatives(4);
        int from = 0;
        while (from < frequency.length) {
            double customers = 0;
            int at = from;
            for (; at < frequency.length && frequency[at] == frequency[from]; at++) {
                addRow(sum, parameters, at);
                customers += count[at];
            }
            addShared(sum, parameters, frequency[from], customers);
            from = at;
        }
        sum.value = value(logarithms);
        return sum.mirrored().byLogarithms(parameters);
    }

    /** A₁ and A₂ of customers with one frequency. */
    private static void addShared(Derivatives sum, double[] parameters, int x, double customers) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double b = parameters[B];
        double leaveOrStay = parameters[A] + b;
        sum.gradient[R] += customers * (LogGammas.digammaRise(r, x) + Math.log(alpha));
        sum.gradient[ALPHA] += customers * r / alpha;
        sum.gradient[A] -= customers * LogGammas.digammaRise(leaveOrStay, x);
        sum.gradient[B] += customers * (LogGammas.digammaRise(b, x) - LogGammas.digammaRise(leaveOrStay, x));
        sum.hessian[R][R] += customers * LogGammas.trigammaRise(r, x);
        sum.hessian[R][ALPHA] += customers / alpha;
        sum.hessian[ALPHA][ALPHA] -= customers * r / (alpha * alpha);
        double curvature = customers * LogGammas.trigammaRise(leaveOrStay, x);
        sum.hessian[A][A] -= curvature;
        sum.hessian[A][B] -= curvature;
        sum.hessian[B][B] += customers * LogGammas.trigammaRise(b, x) - curvature;
    }

    /**
     * ln(e^A₃ + e^A₄) of one row. With w the weight of A₄, its gradient is that of A₃ and A₄ weighed, and its Hessian is theirs
     * weighed, plus w(1 − w) times the square of the gradients' difference.
     */
    private void addRow(Derivatives sum, double[] parameters, int row) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        int x = frequency[row];
        double n = count[row];
        double untilNow = alpha + age[row];
        double logUntilNow = Math.log(untilNow);
        double exponent = r + x;
        if (x == 0) {
            sum.gradient[R] -= n * logUntilNow;
            sum.gradient[ALPHA] -= n * r / untilNow;
            sum.hessian[R][ALPHA] -= n / untilNow;
            sum.hessian[ALPHA][ALPHA] += n * r / (untilNow * untilNow);
            return;
        }
        double a = parameters[A];
        double staying = parameters[B] + x - 1;
        double untilLast = alpha + recency[row];
        double logUntilLast = Math.log(untilLast);
        double w = 1 / (1 + staying / a * Math.exp(exponent * (logUntilLast - logUntilNow)));
        double[] difference = {
            logUntilNow - logUntilLast, exponent / untilNow - exponent / untilLast, 1 / a, -1 / staying
        };
        sum.gradient[R] -= n * ((1 - w) * logUntilNow + w * logUntilLast);
        sum.gradient[ALPHA] -= n * exponent * ((1 - w) / untilNow + w / untilLast);
        sum.gradient[A] += n * w / a;
        sum.gradient[B] -= n * w / staying;
        double spread = n * w * (1 - w);
        for (int i = 0; i < 4; i++) {
            for (int j = i; j < 4; j++) {
                sum.hessian[i][j] += spread * difference[i] * difference[j];
            }
        }
        sum.hessian[R][ALPHA] -= n * ((1 - w) / untilNow + w / untilLast);
        sum.hessian[ALPHA][ALPHA] += n * exponent * ((1 - w) / (untilNow * untilNow) + w / (untilLast * untilLast));
        sum.hessian[A][A] -= n * w / (a * a);
        sum.hessian[B][B] += n * w / (staying * staying);
    }

    /** ln(1 + e^value) without overflow. */
    private static double softPlus(double value) {
        return value > 0 ? value + Math.log1p(Math.exp(-value)) : Math.log1p(Math.exp(value));
    }
}
