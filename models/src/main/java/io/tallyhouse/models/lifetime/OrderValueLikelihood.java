package io.tallyhouse.models.lifetime;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The log-likelihood of Gamma-Gamma by (ln p, ln q, ln v). Per customer with x orders of m on average it is
 * lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln v + (px−1) ln m + px ln x − (px+q) ln(xm+v) (Fader, Hardie and Lee, <i>RFM and CLV</i>,
 * Journal of Marketing Research 42, 2005; Fader and Hardie, <i>The Gamma-Gamma Model of Monetary Value</i>, 2013).
 */
final class OrderValueLikelihood implements Likelihood, Serializable {
    private static final int P = 0;
    private static final int Q = 1;
    private static final int V = 2;

    private final OrderValueTotals totals;
    private final int[] orders;
    private final double[] mean;
    private final double[] count;

    /** Of all rows: distinct, in ascending order, at least one. */
    OrderValueLikelihood(List<Counted<OrderValue>> rows) {
        this(rows, OrderValueTotals.of(rows));
    }

    /** Of some rows, distinct and in ascending order, in the units of all of them. */
    OrderValueLikelihood(List<Counted<OrderValue>> rows, OrderValueTotals totals) {
        this.totals = totals;
        double unit = totals.unit();
        orders = new int[rows.size()];
        mean = new double[rows.size()];
        count = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            orders[i] = rows.get(i).value().orders();
            mean[i] = rows.get(i).value().mean().doubleValue() / unit;
            count[i] = rows.get(i).count();
        }
    }

    private OrderValueLikelihood(OrderValueLikelihood other, int[] rows) {
        totals = other.totals;
        orders = IntStream.of(rows).map(row -> other.orders[row]).toArray();
        mean = IntStream.of(rows).mapToDouble(row -> other.mean[row]).toArray();
        count = IntStream.of(rows).mapToDouble(row -> other.count[row]).toArray();
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
        return new double[] {0, 0, Math.log(totals.unit())};
    }

    @Override
    public double constant() {
        return -totals.customers() * Math.log(totals.unit());
    }

    @Override
    public Likelihood thinned(int rows) {
        return orders.length <= rows ? this : new OrderValueLikelihood(this, Likelihood.evenly(orders.length, rows));
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
