package io.tallyhouse.models.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

final class TestContractValue {
    private static final ContractValue CONTRACT =
            new ContractValue(new BigDecimal("250.00"), new BigDecimal("0.8"), new BigDecimal("0.02"));

    @Test
    void theMarginOfAnAccountLastsUntilItLeaves() {
        assertThat(CONTRACT.value()).isEqualByComparingTo("10000");
        assertThat(CONTRACT.marginPerAccount()).isEqualByComparingTo("200");
    }

    @Test
    void laterMonthsPaidInAdvanceAreWorthLess() {
        assertThat(CONTRACT.discountedValue(new BigDecimal("0.01")).setScale(2, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("6733.33");
        assertThat(CONTRACT.discountedValue(BigDecimal.ZERO)).isEqualByComparingTo("10000");
    }

    @Test
    void theDiscountedValueIsTheSumOfItsPeriods() {
        double sum = 0;
        for (int period = 0; period < 5000; period++) {
            sum += 200 * Math.pow(0.98 / 1.01, period);
        }

        assertThat(CONTRACT.discountedValue(new BigDecimal("0.01")).doubleValue())
                .isCloseTo(sum, within(1e-9));
    }

    @Test
    void whatAnAccountCostIsPaidBackByItsMargin() {
        assertThat(CONTRACT.paybackPeriods(new BigDecimal("2000"))).isEqualByComparingTo("10");
    }

    @Test
    void theRangeOfChurnIsWilsons() {
        // Newcombe (Statistics in Medicine 17, 1998), method 3: 81 of 263, and 0 of 20.
        Interval usual = ContractValue.churnInterval(81, 263, 0.95);
        Interval none = ContractValue.churnInterval(0, 20, 0.95);

        assertThat(usual.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(usual.high()).isCloseTo(0.3662, within(5e-5));
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.1611, within(5e-5));
    }

    @Test
    void churnAndMarginThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new ContractValue(BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The churn lies above 0 and at most at 1, but is 0");
        assertThatThrownBy(() -> new ContractValue(BigDecimal.TEN, new BigDecimal("70"), BigDecimal.ONE))
                .hasMessage("The gross margin lies above 0 and at most at 1, but is 70");
        assertThatThrownBy(() -> CONTRACT.discountedValue(new BigDecimal("-0.01")))
                .hasMessage("A discount rate is at least 0, but is -0.01");
        assertThatThrownBy(() -> ContractValue.churnInterval(3, 2, 0.95))
                .hasMessage("No churn: 3 of 2 accounts left, at a level of 0.95");
    }
}
