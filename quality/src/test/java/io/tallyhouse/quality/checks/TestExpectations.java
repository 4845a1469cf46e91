package io.tallyhouse.quality.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.contracts.QualityRule.Expectation;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TestExpectations {
    private static final BigDecimal LOW = new BigDecimal("-1.5");
    private static final BigDecimal HIGH = new BigDecimal("10");

    private static boolean holds(Operator operator, String number) {
        return Expectations.holds(new Expectation(operator, LOW, HIGH, false), new BigDecimal(number));
    }

    @Test
    void theBoundsOfARangeBelongToIt() {
        assertThat(holds(Operator.MUST_BE_BETWEEN, "-1.50")).isTrue();
        assertThat(holds(Operator.MUST_BE_BETWEEN, "10.0")).isTrue();
        assertThat(holds(Operator.MUST_BE_BETWEEN, "-1.51")).isFalse();
        assertThat(holds(Operator.MUST_BE_BETWEEN, "10.01")).isFalse();
        assertThat(holds(Operator.MUST_NOT_BE_BETWEEN, "10")).isFalse();
        assertThat(holds(Operator.MUST_NOT_BE_BETWEEN, "10.01")).isTrue();
    }

    @Test
    void numbersAreEqualWhateverTheirScale() {
        assertThat(holds(Operator.MUST_BE, "-1.500")).isTrue();
        assertThat(holds(Operator.MUST_NOT_BE, "-1.500")).isFalse();
    }

    @Property
    void eachComparisonIsTheOppositeOfItsPartner(@ForAll int number) {
        BigDecimal found = BigDecimal.valueOf(number, 1);
        assertOpposite(Operator.MUST_BE, Operator.MUST_NOT_BE, found);
        assertOpposite(Operator.MUST_BE_LESS_THAN, Operator.MUST_BE_GREATER_OR_EQUAL_TO, found);
        assertOpposite(Operator.MUST_BE_GREATER_THAN, Operator.MUST_BE_LESS_OR_EQUAL_TO, found);
        assertOpposite(Operator.MUST_BE_BETWEEN, Operator.MUST_NOT_BE_BETWEEN, found);
    }

    private static void assertOpposite(Operator one, Operator other, BigDecimal found) {
        assertThat(holds(one, found.toPlainString()))
                .as("%s and %s for %s", one, other, found)
                .isNotEqualTo(holds(other, found.toPlainString()));
    }

    @Test
    void eachComparisonIsSaidInWords() {
        assertThat(Expectations.words(new Expectation(Operator.MUST_BE_BETWEEN, LOW, new BigDecimal("1E+3"), false)))
                .isEqualTo("must be between -1.5 and 1000");
        assertThat(Expectations.words(new Expectation(Operator.MUST_NOT_BE_BETWEEN, LOW, HIGH, false)))
                .isEqualTo("must not be between -1.5 and 10");
        assertThat(Expectations.words(Expectation.of(Operator.MUST_BE_GREATER_OR_EQUAL_TO, new BigDecimal("2.00"))))
                .isEqualTo("must be at least 2");
        assertThat(Expectations.words(new Expectation(Operator.MUST_BE_LESS_OR_EQUAL_TO, HIGH, HIGH, true)))
                .isEqualTo("must be at most 10 percent");
    }
}
