package io.tallyhouse.models.attribution.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.models.attribution.weights.CreditSplit;
import io.tallyhouse.models.attribution.weights.TouchWeights;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

final class TestLargestRemainder {
    private final LargestRemainder split = new LargestRemainder();

    @Property
    void wholePartsSplitAsCreditSplitDoes(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long amount,
            @ForAll @Size(min = 1, max = 90) List<@LongRange(min = 1, max = 6) Long> parts) {
        same(
                amount,
                TouchWeights.ofParts(parts.stream().mapToLong(Long::longValue).toArray()));
    }

    @Property
    void proportionalPartsSplitAsCreditSplitDoes(
            @ForAll @LongRange(min = -1L << 60, max = 1L << 60) long amount,
            @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 0.01, max = 1) Double> weights) {
        double[] numbers = weights.stream().mapToDouble(Double::doubleValue).toArray();
        TouchWeights expected = TouchWeights.proportional(numbers);
        SplitWeights found = new SplitWeights();
        found.proportional(numbers, numbers.length);

        assertThat(Arrays.copyOf(found.parts, numbers.length)).isEqualTo(parts(expected));
        same(amount, expected);
    }

    private void same(long amount, TouchWeights weights) {
        split.split(amount, parts(weights), weights.total(), weights.touches());

        assertThat(Arrays.copyOf(split.credits, weights.touches())).isEqualTo(CreditSplit.split(amount, weights));
    }

    private static long[] parts(TouchWeights weights) {
        long[] parts = new long[weights.touches()];
        Arrays.setAll(parts, weights::part);
        return parts;
    }
}
