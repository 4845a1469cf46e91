package io.tallyhouse.models.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The log-likelihood of Gamma-Gamma by (ln p, ln q, ln v). Per customer with x orders of m on average it is
 * lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln v + (px−1) ln m + px ln x − (px+q) ln(xm+v) (Fader, Hardie and Lee, <i>RFM and CLV</i>,
 * Journal of Marketing Research 42, 2005; Fader and Hardie, <i>The Gamma-Gamma Model of Monetary Value</i>, 2013).
 */
final class OrderValueLikelihood implements Likelihood {
    private static final int P = 0;
    private static final int Q = 1;
    private static final int V = 2;

    private final List<Counted<OrderValue>> rows;
    private final double unit;
    private final double constant;

    private final int[] orders;
    private final double[] mean;
    private final double[] count;

    /** Of distinct rows in ascending order, at least one. */
    OrderValueLikelihood(List<Counted<OrderValue>> rows) {
        this.rows = rows;
        double customers = 0;
        double means = 0;
        for (Counted<OrderValue> row : rows) {
            customers += row.count();
            means += row.count() * row.value().mean().doubleValue();
        }
        unit = means / customers;
        constant = -customers * Math.log(unit);
        orders = new int[rows.size()];
        mean = new double[rows.size()];
        count = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            orders[i] = rows.get(i).value().orders();
            mean[i] = rows.get(i).value().mean().doubleValue() / unit;
            count[i] = rows.get(i).count();
        }
    }

    @Override
    public int dimension() {
        return 3;
    }

    @Override
    public double[][] starts() {
        // In units of the mean order value, p·v/(q−1) is about 1.
        return new double[][] {
            {Math.log(5), Math.log(4), Math.log(3 / 5.0)},
            {Math.log(1), Math.log(3), Math.log(2)},
            {Math.log(50), Math.log(20), Math.log(19 / 50.0)},
        };
    }

    @Override
    public double[] toUnits() {
        return new double[] {0, 0, Math.log(unit)};
    }

    @Override
    public double constant() {
        return constant;
    }

    @Override
    public Likelihood thinned(int wanted) {
        if (rows.size() <= wanted) {
            return this;
        }
        List<Counted<OrderValue>> taken = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            taken.add(rows.get((int) ((i + 0.5) * rows.size() / wanted)));
        }
        return new OrderValueLikelihood(List.copyOf(taken));
    }

    @Override
    public double value(double[] logarithms) {
        double p = Math.exp(logarithms[P]);
        double q = Math.exp(logarithms[Q]);
        double v = Math.exp(logarithms[V]);
        double sum = 0;
        double logBeta = Double.NaN;
        for (int i = 0; i < orders.length; i++) {
            if (i == 0 || orders[i] != orders[i - 1]) {
                logBeta = Beta.logBeta(p * orders[i], q);
            }
            double spent = orders[i] * mean[i];
            sum += count[i]
                    * (-logBeta
                            - p * orders[i] * Math.log1p(v / spent)
                            - q * Math.log1p(spent / v)
                            - Math.log(mean[i]));
        }
        return sum;
    }

    @Override
    public Derivatives derivatives(double[] logarithms) {
        double p = Math.exp(logarithms[P]);
        double q = Math.exp(logarithms[Q]);
        double v = Math.exp(logarithms[V]);
        double digammaOfQ = Gamma.digamma(q);
        double trigammaOfQ = Gamma.trigamma(q);
        Derivatives sum = new Derivatives(3);
        double digammaOfSum = Double.NaN;
        double digamma = Double.NaN;
        double trigammaOfSum = Double.NaN;
        double trigamma = Double.NaN;
        for (int i = 0; i < orders.length; i++) {
            int x = orders[i];
            double shape = p * x;
            if (i == 0 || x != orders[i - 1]) {
                digammaOfSum = Gamma.digamma(shape + q);
                digamma = Gamma.digamma(shape);
                trigammaOfSum = Gamma.trigamma(shape + q);
                trigamma = Gamma.trigamma(shape);
            }
            double n = count[i];
            double spent = x * mean[i];
            double both = spent + v;
            sum.gradient[P] += n * x * (digammaOfSum - digamma - Math.log1p(v / spent));
            sum.gradient[Q] += n * (digammaOfSum - digammaOfQ - Math.log1p(spent / v));
            sum.gradient[V] += n * (q / v - (shape + q) / both);
            sum.hessian[P][P] += n * x * x * (trigammaOfSum - trigamma);
            sum.hessian[P][Q] += n * x * trigammaOfSum;
            sum.hessian[P][V] -= n * x / both;
            sum.hessian[Q][Q] += n * (trigammaOfSum - trigammaOfQ);
            sum.hessian[Q][V] += n * (1 / v - 1 / both);
            sum.hessian[V][V] += n * ((shape + q) / (both * both) - q / (v * v));
        }
        sum.value = value(logarithms);
        return sum.mirrored().byLogarithms(new double[] {p, q, v});
    }
}
