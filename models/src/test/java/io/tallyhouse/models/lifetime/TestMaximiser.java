package io.tallyhouse.models.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.uncertainty.CounterRandom;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the search for the highest likelihood begins and ends. */
class TestMaximiser {
    @Test
    void aFewRowsThatSettleNothingDoNotLeadTheSearchAway() {
        List<Counted<OrderValue>> all = Counted.of(values());
        OrderValueTotals totals = OrderValueTotals.of(all);
        // Means that hardly differ look as if no order ever varied: their search ends as far out as it may go.
        List<Counted<OrderValue>> alike = all.stream()
                .filter(row -> row.value().mean().compareTo(BigDecimal.valueOf(20)) > 0)
                .filter(row -> row.value().mean().compareTo(BigDecimal.valueOf(21)) < 0)
                .toList();
        Likelihood whole = new OrderValueLikelihood(all, totals);
        Likelihood few = new OrderValueLikelihood(alike, totals);

        Maximum alone = Maximiser.maximum(few);
        Maximum misled = Maximiser.maximum(new Misled(whole, few));

        assertThat(alone.covariance()).as("a peak of the few rows").isEmpty();
        Maximum usual = Maximiser.maximum(whole);
        assertThat(misled.covariance()).isPresent();
        for (int i = 0; i < whole.dimension(); i++) {
            assertThat(misled.logarithms().get(i)).isCloseTo(usual.logarithms().get(i), within(1e-6));
        }
    }

    private static List<OrderValue> values() {
        List<OrderValue> values = new ArrayList<>();
        for (int customer = 0; customer < 2000; customer++) {
            CounterRandom random = new CounterRandom(3, customer, 1);
            double mean = 20 / (0.3 + random.next());
            int orders = 1 + random.next(4);
            double spent = 0;
            for (int order = 0; order < orders; order++) {
                spent -= mean * Math.log(1 - random.next());
            }
            values.add(new OrderValue(
                    orders, BigDecimal.valueOf(spent / orders + 0.01).setScale(2, RoundingMode.HALF_EVEN)));
        }
        return values;
    }

    /** A likelihood whose few rows are a bad choice. */
    private record Misled(Likelihood whole, Likelihood few) implements Likelihood {
        @Override
        public int dimension() {
            return whole.dimension();
        }

        @Override
        public double value(double[] logarithms) {
            return whole.value(logarithms);
        }

        @Override
        public Derivatives derivatives(double[] logarithms) {
            return whole.derivatives(logarithms);
        }

        @Override
        public Likelihood thinned(int rows) {
            return few;
        }

        @Override
        public double[][] starts() {
            return whole.starts();
        }

        @Override
        public double[] toUnits() {
            return whole.toUnits();
        }

        @Override
        public double constant() {
            return whole.constant();
        }
    }
}
