package io.tallyhouse.models.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tallyhouse.models.attribution.uncertainty.CounterRandom;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.hipparchus.special.Gamma;

/** What holds for any customers. */
final class TestLifetimeLaws {
    private static final int CUSTOMERS = 300;

    @Property(tries = 20)
    void countingEqualRowsTogetherChangesNothing(@ForAll @LongRange(min = 1, max = 1000) long seed) {
        List<PurchaseHistory> histories = histories(seed, 1);
        List<Counted<PurchaseHistory>> oneByOne =
                histories.stream().map(each -> new Counted<>(each, 1)).toList();

        ModelFit<PurchaseModel> fit = PurchaseModel.fit(Counted.of(histories));

        assertThat(Counted.of(histories)).hasSizeLessThan(CUSTOMERS);
        assertThat(PurchaseModel.fit(oneByOne)).isEqualTo(fit);
        assertThat(fit.logLikelihood()).isCloseTo(asPublished(fit.model(), histories), within(1e-8));
    }

    /** The log-likelihood customer by customer, term by term as in the paper. */
    private static double asPublished(PurchaseModel model, List<PurchaseHistory> histories) {
        double sum = 0;
        double r = model.r();
        double a = model.a();
        double b = model.b();
        for (PurchaseHistory history : histories) {
            int x = history.frequency();
            sum += Gamma.logGamma(r + x) - Gamma.logGamma(r) + r * Math.log(model.alpha());
            sum += Gamma.logGamma(a + b) + Gamma.logGamma(b + x) - Gamma.logGamma(b) - Gamma.logGamma(a + b + x);
            double staying = Math.pow(model.alpha() + history.age(), -(r + x));
            double leaving = x == 0 ? 0 : a / (b + x - 1) * Math.pow(model.alpha() + history.recency(), -(r + x));
            sum += Math.log(staying + leaving);
        }
        return sum;
    }

    @Property(tries = 20)
    void theOrderOfRowsChangesNoBit(@ForAll @LongRange(min = 1, max = 1000) long seed) {
        List<PurchaseHistory> histories = histories(seed, 1);
        List<OrderValue> values = values(seed, 1);
        List<PurchaseHistory> shuffledHistories = new ArrayList<>(histories);
        List<OrderValue> shuffledValues = new ArrayList<>(values);
        Collections.shuffle(shuffledHistories, new Random(seed));
        Collections.shuffle(shuffledValues, new Random(seed));

        assertThat(PurchaseModel.fit(Counted.of(shuffledHistories)))
                .isEqualTo(PurchaseModel.fit(Counted.of(histories)));
        assertThat(OrderValueModel.fit(Counted.of(shuffledValues))).isEqualTo(OrderValueModel.fit(Counted.of(values)));
    }

    @Property(tries = 20)
    void anotherTimeUnitScalesAlphaAndNothingElse(
            @ForAll @LongRange(min = 1, max = 1000) long seed, @ForAll @IntRange(min = 2, max = 365) int factor) {
        PurchaseModel model = PurchaseModel.fit(Counted.of(histories(seed, 1))).model();
        PurchaseModel scaled =
                PurchaseModel.fit(Counted.of(histories(seed, factor))).model();

        assertThat(scaled.alpha()).isCloseTo(factor * model.alpha(), withinPercentage(1e-4));
        assertThat(scaled.r()).isCloseTo(model.r(), withinPercentage(1e-4));
        assertThat(scaled.a()).isCloseTo(model.a(), withinPercentage(1e-4));
        assertThat(scaled.b()).isCloseTo(model.b(), withinPercentage(1e-4));
    }

    @Property(tries = 20)
    void anotherMoneyUnitScalesVAndTheMeanOrder(@ForAll @LongRange(min = 1, max = 1000) long seed) {
        OrderValueModel model = OrderValueModel.fit(Counted.of(values(seed, 1))).model();
        OrderValueModel scaled =
                OrderValueModel.fit(Counted.of(values(seed, 100))).model();

        assertThat(scaled.v()).isCloseTo(100 * model.v(), withinPercentage(1e-4));
        assertThat(scaled.p()).isCloseTo(model.p(), withinPercentage(1e-4));
        assertThat(scaled.meanOrderValue()).isCloseTo(100 * model.meanOrderValue(), withinPercentage(1e-4));
    }

    @Property
    void theLikelihoodToBeAliveIsOneFromZeroToOne(
            @ForAll @DoubleRange(min = 0.01, max = 50) double r,
            @ForAll @DoubleRange(min = 0.01, max = 500) double alpha,
            @ForAll @DoubleRange(min = 0.01, max = 50) double a,
            @ForAll @DoubleRange(min = 0.01, max = 50) double b,
            @ForAll @IntRange(min = 1, max = 1000) int frequency,
            @ForAll @DoubleRange(max = 1) double lastBought) {
        PurchaseModel model = new PurchaseModel(r, alpha, a, b);

        double alive = model.probabilityAlive(new PurchaseHistory(frequency, lastBought * 100, 100));

        assertThat(alive).isBetween(0.0, 1.0);
        assertThat(model.probabilityAlive(new PurchaseHistory(frequency, 100, 100)))
                .isGreaterThanOrEqualTo(alive);
    }

    @Property
    void whoSpendsMoreIsWorthMore(
            @ForAll @IntRange(min = 1, max = 100) int frequency,
            @ForAll @DoubleRange(min = 1.5, max = 10) double factor,
            @ForAll @DoubleRange(max = 0.1) double discountRate) {
        LifetimeValue lifetime = new LifetimeValue(
                new PurchaseModel(0.24, 4.4, 0.79, 2.4),
                new OrderValueModel(6.2, 3.7, 15.4),
                new Horizon(12.5, discountRate, 0.7));
        PurchaseHistory history = new PurchaseHistory(frequency, 30, 38);
        BigDecimal spent = new BigDecimal("20.00");

        double worth = lifetime.ofCustomer(history, Optional.of(new OrderValue(frequency, spent)));
        double more = lifetime.ofCustomer(
                history, Optional.of(new OrderValue(frequency, spent.multiply(BigDecimal.valueOf(factor)))));

        assertThat(more).isGreaterThan(worth).isLessThan(factor * worth);
    }

    @Property
    void allMoneyTimesAFactorIsWorthThatFactor(
            @ForAll @IntRange(min = 1, max = 100) int frequency, @ForAll @IntRange(min = 2, max = 100) int factor) {
        Horizon horizon = new Horizon(12, 0.01, 0.7);
        PurchaseModel purchases = new PurchaseModel(0.24, 4.4, 0.79, 2.4);
        PurchaseHistory history = new PurchaseHistory(frequency, 30, 38);
        OrderValue value = new OrderValue(frequency, new BigDecimal("20.00"));
        OrderValue scaled = new OrderValue(frequency, value.mean().multiply(BigDecimal.valueOf(factor)));

        assertThat(new LifetimeValue(purchases, new OrderValueModel(6.2, 3.7, 15.4 * factor), horizon)
                        .ofCustomer(history, Optional.of(scaled)))
                .isCloseTo(
                        factor
                                * new LifetimeValue(purchases, new OrderValueModel(6.2, 3.7, 15.4), horizon)
                                        .ofCustomer(history, Optional.of(value)),
                        withinPercentage(1e-9));
    }

    /** Customers who buy at one of three rates and may leave after each purchase, in whole weeks times a factor. */
    private static List<PurchaseHistory> histories(long seed, int factor) {
        List<PurchaseHistory> histories = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            CounterRandom random = new CounterRandom(seed, customer, 0);
            int age = 26 + random.next(3);
            double rate = new double[] {0.01, 0.08, 0.4}[random.next(3)];
            double leaving = new double[] {0.05, 0.2, 0.6}[random.next(3)];
            int frequency = 0;
            int recency = 0;
            for (int week = 1; week <= age; week++) {
                if (random.next() < rate) {
                    frequency++;
                    recency = week;
                    if (random.next() < leaving) {
                        break;
                    }
                }
            }
            histories.add(new PurchaseHistory(frequency, (double) recency * factor, (double) age * factor));
        }
        return histories;
    }

    /** Mean order values of customers who differ, in cents times a factor. */
    private static List<OrderValue> values(long seed, int factor) {
        List<OrderValue> values = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            CounterRandom random = new CounterRandom(seed, customer, 1);
            double mean = 20 / (0.3 + random.next());
            int orders = 1 + random.next(5);
            double spent = 0;
            for (int order = 0; order < orders; order++) {
                spent -= mean * Math.log(1 - random.next());
            }
            values.add(new OrderValue(
                    orders,
                    BigDecimal.valueOf(spent / orders + 0.01)
                            .setScale(2, RoundingMode.HALF_EVEN)
                            .multiply(BigDecimal.valueOf(factor))));
        }
        return values;
    }
}
