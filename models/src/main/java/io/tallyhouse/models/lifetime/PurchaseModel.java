package io.tallyhouse.models.lifetime;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.List;

/**
 * BG/NBD: a customer buys at a rate of their own while alive, and leaves for good after any purchase with a likelihood of
 * their own. Rates follow a gamma distribution, likelihoods of leaving a beta distribution (Fader, Hardie and Lee, <i>"Counting
 * Your Customers" the Easy Way</i>, Marketing Science 24, 2005).
 *
 * @param r shape of the rates
 * @param alpha scale of the rates, a time: the mean rate is r/α
 * @param a first shape of the likelihood to leave, whose mean is a/(a+b)
 * @param b second shape of it
 */
public record PurchaseModel(double r, double alpha, double a, double b) {
    /** Names of the parameters, in order. */
    public static final List<String> PARAMETERS = List.of("r", "alpha", "a", "b");

    public PurchaseModel {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException("The parameters of BG/NBD are above 0, but are r " + r + ", alpha "
                    + alpha + ", a " + a + ", b " + b);
        }
    }

    /**
     * The model that makes the observed histories most likely. The order of rows, and whether equal ones are counted together,
     * change no bit of it.
     *
     * @throws UserError if nobody was observed for a while, or nobody bought again
     */
    public static ModelFit<PurchaseModel> fit(List<Counted<PurchaseHistory>> histories) {
        List<Counted<PurchaseHistory>> rows = Counted.merge(histories);
        PurchaseTotals totals = PurchaseTotals.of(rows);
        return fit(totals, new PurchaseLikelihood(rows, totals));
    }

    /** The same of a likelihood of customers with these totals. */
    static ModelFit<PurchaseModel> fit(PurchaseTotals totals, Likelihood likelihood) {
        if (totals.purchases() == 0) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot fit how often customers buy: of " + (long) totals.customers()
                            + " customers none bought again. Give a longer time or more customers.");
        }
        if (totals.ages() == 0) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot fit how often customers buy: T is 0 for every customer. Count T from the first purchase to the end of the data.");
        }
        Maximum maximum = Maximiser.maximum(likelihood);
        return ModelFit.of(ofLogarithms(maximum.logarithms()), PARAMETERS, maximum);
    }

    static PurchaseModel ofLogarithms(List<Double> logarithms) {
        return new PurchaseModel(
                Math.exp(logarithms.get(0)),
                Math.exp(logarithms.get(1)),
                Math.exp(logarithms.get(2)),
                Math.exp(logarithms.get(3)));
    }

    /** Logarithm of the likelihood of the histories. */
    public double logLikelihood(List<Counted<PurchaseHistory>> histories) {
        PurchaseLikelihood likelihood = new PurchaseLikelihood(Counted.merge(histories));
        double[] logarithms = {Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)};
        double[] units = likelihood.toUnits();
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] -= units[i];
        }
        return likelihood.value(logarithms) + likelihood.constant();
    }

    /**
     * The likelihood that a customer with this history is still one, P(alive) = 1 / (1 + [x > 0] a/(b+x−1) ((α+T)/(α+t_x))^(r+x)). Under
     * BG/NBD a customer without a repeat is alive for certain, since only a repeat purchase can be the last.
     */
    public double probabilityAlive(PurchaseHistory history) {
        int x = history.frequency();
        if (x == 0) {
            return 1;
        }
        double silence = (r + x) * Math.log((alpha + history.age()) / (alpha + history.recency()));
        return 1 / (1 + a / (b + x - 1) * Math.exp(silence));
    }

    /** The expected purchases E[Y(t) | x, t_x, T] of a customer with this history in the next {@code time}. */
    public double expectedPurchases(PurchaseHistory history, double time) {
        return new PurchaseForecast(this, history).until(time);
    }

    /** The expected repeat purchases E[X(t)] of a new customer in the first {@code time}. */
    public double expectedPurchases(double time) {
        return expectedPurchases(PurchaseHistory.NEW, time);
    }
}
