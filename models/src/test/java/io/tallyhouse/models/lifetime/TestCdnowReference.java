package io.tallyhouse.models.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures that papers and packages give for the customers of CDNOW. */
final class TestCdnowReference {
    @Test
    void purchasesHaveThePublishedParameters() throws IOException {
        List<Counted<PurchaseHistory>> rows = Counted.of(Cdnow.histories());
        ModelFit<PurchaseModel> fit = PurchaseModel.fit(rows);

        assertThat(rows).hasSize(1016);
        assertThat(fit.model().r()).isCloseTo(0.242593, within(1e-3));
        assertThat(fit.model().alpha()).isCloseTo(4.413532, within(1e-3));
        assertThat(fit.model().a()).isCloseTo(0.792886, within(1e-3));
        assertThat(fit.model().b()).isCloseTo(2.425753, within(1e-3));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.425561, within(1e-4));
        assertThat(fit.model().logLikelihood(rows)).isCloseTo(fit.logLikelihood(), within(1e-8));
    }

    @Test
    void expectedPurchasesAreThePublishedOnes() throws IOException {
        List<PurchaseHistory> histories = Cdnow.histories();
        PurchaseModel model = PurchaseModel.fit(Counted.of(histories)).model();

        assertThat(model.expectedPurchases(new PurchaseHistory(2, 30.43, 38.86), 39))
                .isCloseTo(1.2259, within(1e-4));
        assertThat(histories.stream()
                        .mapToDouble(each -> model.expectedPurchases(each, 39))
                        .sum())
                .isCloseTo(1653.42, within(0.01));
        double[] times = {.1429, 1, 3, 31.8571, 32, 78};
        double[] expected = {.0078, .0532, .1506, 1.0405, 1.0437, 1.858};
        for (int i = 0; i < times.length; i++) {
            assertThat(model.expectedPurchases(times[i])).isCloseTo(expected[i], within(1e-4));
        }
    }

    @Test
    void ordersHaveThePublishedParameters() throws IOException {
        List<OrderValue> values = Cdnow.orderValues();
        ModelFit<OrderValueModel> fit = OrderValueModel.fit(Counted.of(values));

        assertThat(values).hasSize(946);
        assertThat(fit.model().p()).isCloseTo(6.248803, within(1e-3));
        assertThat(fit.model().q()).isCloseTo(3.744588, within(1e-3));
        assertThat(fit.model().v()).isCloseTo(15.447745, within(1e-3));
        assertThat(fit.logLikelihood()).isCloseTo(-4055.923244, within(1e-4));
        assertThat(fit.model().meanOrderValue()).isCloseTo(35.171, within(1e-3));
    }
}
