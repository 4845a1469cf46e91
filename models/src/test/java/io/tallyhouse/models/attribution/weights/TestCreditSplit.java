package io.tallyhouse.models.attribution.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Weights of journeys, and money split by them. */
final class TestCreditSplit {
    @Test
    void aThirdLeavesItsCentToTheEarliestTouch() {
        assertThat(CreditSplit.split(100_00, Heuristic.LINEAR.weights(3, 2))).containsExactly(33_34, 33_33, 33_33);
    }

    @Test
    void halfLifeWeightsAndTheirCents() {
        TouchWeights weights = TimeDecay.WEEKLY.weights(14, 7, 1, 0);

        double[] expected = {.0941363, .1882726, .341045899, .376545201};
        for (int i = 0; i < expected.length; i++) {
            assertThat(weights.share(i)).isCloseTo(expected[i], within(1e-7));
        }
        assertThat(CreditSplit.split(1_000_00, weights)).containsExactly(94_14, 188_27, 341_05, 376_54);
    }

    @Test
    void positionsShareAnOddCent() {
        assertThat(CreditSplit.split(100_01, Heuristic.U.weights(3, 2))).containsExactly(40_01, 20_00, 40_00);
    }

    @Test
    void twoTouchesOfAUGetHalfEachAndOneGetsAll() {
        assertThat(Heuristic.U.weights(2, 1).share(0)).isEqualTo(0.5);
        assertThat(Heuristic.U.weights(1, 0).share(0)).isEqualTo(1);
    }

    @Test
    void milestonesOfAW() {
        Milestones milestones = new Milestones(OptionalInt.of(2), OptionalInt.of(4), OptionalInt.empty());

        assertThat(CreditSplit.split(1_000_00, MilestoneWeights.W.weights(5, milestones)))
                .containsExactly(300_00, 50_00, 300_00, 50_00, 300_00);
    }

    @Test
    void milestonesAtOneTouchAddUpAndMissingOthersLeaveTheirShare() {
        Milestones milestones = new Milestones(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.empty());

        TouchWeights weights = MilestoneWeights.W.weights(2, milestones);

        assertThat(weights.share(0)).isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void whileAnOpportunityIsOpenTheShareOfTheCloseSitsOnTheNewestTouch() {
        Milestones open = new Milestones(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty());
        Milestones won = new Milestones(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3));

        assertThat(MilestoneWeights.FULL_PATH.weights(5, open).share(4)).isCloseTo(.225, within(1e-15));
        assertThat(MilestoneWeights.FULL_PATH.weights(5, won).share(3)).isCloseTo(.225, within(1e-15));
        assertThat(MilestoneWeights.FULL_PATH.weights(5, won).share(4)).isCloseTo(.1, within(1e-15));
    }

    @Test
    void declaredPositionsOfShortJourneysAreSharedInProportion() {
        PositionWeights weights = new PositionWeights(
                "ours",
                List.of(new BigDecimal("22.5"), new BigDecimal("12.5")),
                new BigDecimal("30"),
                List.of(new BigDecimal("35")));

        assertThat(weights.weights(4, 3)).isEqualTo(TouchWeights.ofParts(22_500, 12_500, 30_000, 35_000));
        assertThat(weights.weights(2, 1)).isEqualTo(TouchWeights.ofParts(22_500, 47_500));
    }

    @Test
    void positionsThatDoNotSumToAHundredAreRefused() {
        assertThatThrownBy(() -> PositionWeights.of(40, 20, 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Position weights must sum to 100, these sum to 90");
    }

    @Test
    void nothingIsSplitIntoNothing() {
        assertThat(CreditSplit.split(0, Heuristic.LINEAR.weights(3, 2))).containsExactly(0, 0, 0);
    }

    @Test
    void weightsWithoutAnyPartAreRefused() {
        assertThatThrownBy(() -> TouchWeights.ofParts(0, 0)).hasMessage("At least one of 2 touches must have a part");
    }

    @Property
    void creditsSumToTheRevenueAndARefundCancelsThem(
            @ForAll @LongRange(min = 0, max = 1L << 60) long amount,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1L << 47) Long> parts) {
        TouchWeights weights = weights(parts);

        long[] credits = CreditSplit.split(amount, weights);
        long[] refunds = CreditSplit.split(-amount, weights);

        assertThat(Arrays.stream(credits).sum()).isEqualTo(amount);
        for (int i = 0; i < credits.length; i++) {
            assertThat(refunds[i]).isEqualTo(-credits[i]);
        }
    }

    @Property
    void creditsAreThoseOfExactArithmetic(
            @ForAll @LongRange(min = 0, max = 1L << 60) long amount,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1L << 47) Long> parts) {
        TouchWeights weights = weights(parts);

        long[] credits = CreditSplit.split(amount, weights);

        for (int i = 0; i < credits.length; i++) {
            long floor = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weights.part(i)))
                    .divide(BigInteger.valueOf(weights.total()))
                    .longValueExact();
            assertThat(credits[i] - floor).isBetween(0L, 1L);
        }
    }

    private static TouchWeights weights(List<Long> parts) {
        long[] given = parts.stream().mapToLong(Long::longValue).toArray();
        given[0] = Math.max(1, given[0]);
        return TouchWeights.ofParts(given);
    }
}
