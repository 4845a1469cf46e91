package io.tallyhouse.models.attribution.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Sums as doubles. */
final class TestDecimal {
    @Property
    void theNearestDoubleIsTheOneThatReadingTheDigitsGives(
            @ForAll long bits,
            @ForAll @IntRange(max = 63) int shift,
            @ForAll @LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L) long parts,
            @ForAll @IntRange(max = 17) int zeros) {
        long whole = bits >> shift;
        long power = (long) Math.pow(10, zeros);
        long rounded = parts / power * power;

        assertThat(Decimal.nearest(whole, rounded))
                .isEqualTo(Double.parseDouble(BigDecimal.valueOf(whole)
                        .add(BigDecimal.valueOf(rounded, 18))
                        .toString()));
    }
}
