package io.tallyhouse.models.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;

/** Expected purchases against the integral they were derived from, and against each other. */
final class TestPurchaseForecast {
    private static final PurchaseModel CDNOW = new PurchaseModel(0.242593, 4.413532, 0.792886, 2.425753);

    @Test
    void aNewCustomerBuysWhatTheIntegralOverLeavingSays() {
        // Whole a and b, so that the density of leaving is smooth for the integrator.
        for (PurchaseModel model :
                new PurchaseModel[] {new PurchaseModel(0.24, 4.4, 2, 3), new PurchaseModel(3, 0.7, 1, 8)}) {
            for (double time : new double[] {0.1, 1, 10, 100, 1000}) {
                double expected = new IterativeLegendreGaussIntegrator(20, 1e-10, 1e-10)
                        .integrate(1_000_000, leave -> ofNewCustomer(model, leave, time), 1e-12, 1);
                assertThat(model.expectedPurchases(time)).isCloseTo(expected, withinPercentage(1e-4));
            }
        }
    }

    /** E[X(t) | p] times the density of p, with the rate integrated out: (1 − (α/(α + pt))^r)/p. */
    private static double ofNewCustomer(PurchaseModel model, double leave, double time) {
        double density = Math.exp((model.a() - 1) * Math.log(leave)
                + (model.b() - 1) * Math.log1p(-leave)
                - Beta.logBeta(model.a(), model.b()));
        return density * (1 - Math.pow(model.alpha() / (model.alpha() + leave * time), model.r())) / leave;
    }

    @Property(tries = 500)
    void theSeriesAndTheMeanAgreeWhereBothHold(
            @ForAll @DoubleRange(min = 0.01, max = 20) double r,
            @ForAll @DoubleRange(min = 0.01, max = 20) double a,
            @ForAll @DoubleRange(min = 0.01, max = 20) double b,
            @ForAll @IntRange(max = 60) int frequency,
            @ForAll @DoubleRange(min = 0.01, max = 40) double time) {
        PurchaseModel model = new PurchaseModel(r, 1, a, b);
        PurchaseHistory history = frequency == 0 ? PurchaseHistory.NEW : new PurchaseHistory(frequency, 0.5, 1);
        PurchaseForecast forecast = new PurchaseForecast(model, history);
        double untilNow = 1 + history.age();

        double mean = forecast.byMean(time);

        assertThat(forecast.bySeries(time, time / (untilNow + time))).isCloseTo(mean, within(1e-9 * Math.max(mean, 1)));
    }

    @Test
    void nothingHappensWhereThePublishedFormIsZeroOverZero() {
        // At a = 1 and at a + b + x = 1 the published form divides by zero; there is no step there.
        for (double a : new double[] {1 - 1e-9, 1, 1 + 1e-9}) {
            assertThat(new PurchaseModel(0.24, 4.4, a, 2.4).expectedPurchases(39))
                    .isCloseTo(new PurchaseModel(0.24, 4.4, 1 + 1e-7, 2.4).expectedPurchases(39), within(1e-6));
        }
        assertThat(new PurchaseModel(0.24, 4.4, 0.5, 0.5).expectedPurchases(39))
                .isCloseTo(new PurchaseModel(0.24, 4.4, 0.5, 0.5 + 1e-9).expectedPurchases(39), within(1e-6));
    }

    @Test
    void aCustomerWhoNeverLeavesBuysAtTheRateOfTheGammaMixture() {
        // With a next to nothing, E[Y] = (r + x) t / (α + T).
        PurchaseModel model = new PurchaseModel(2, 5, 1e-9, 10);

        assertThat(model.expectedPurchases(new PurchaseHistory(3, 8, 10), 6)).isCloseTo(2.0, within(1e-6));
    }

    @Test
    void hugeTimesAndCountsHaveFiniteAnswers() {
        assertThat(CDNOW.expectedPurchases(new PurchaseHistory(5000, 38, 38.86), 39))
                .isBetween(0.0, 5100.0);
        assertThat(CDNOW.expectedPurchases(1e9)).isGreaterThan(CDNOW.expectedPurchases(1e6));
        assertThat(CDNOW.expectedPurchases(new PurchaseHistory(2000, 1, 1000), 39))
                .isBetween(0.0, 1e-9);
        assertThat(new PurchaseModel(0.24, 4.4, 1e5, 1e6).expectedPurchases(39))
                .isCloseTo(new PurchaseModel(0.24, 4.4, 1e7, 1e8).expectedPurchases(39), withinPercentage(0.01));
    }
}
