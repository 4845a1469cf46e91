package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestSalesforceId {
    /** Ids that Salesforce itself gave out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0011G00000gY0y4QAC",
                "0051G000005MumuQAC",
                "00Q1G00000nDnM5UAK",
                "a4R1G000000S2a6UAC",
                "0061G00000HhviAQAR"
            })
    void theLastThreeCharactersFollowFromTheFirstFifteen(String id) {
        assertThat(SalesforceId.lengthen(SalesforceId.shorten(id))).isEqualTo(id);
    }

    @Property
    void differentRecordsHaveDifferentIdsEvenWithoutCase(
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long one,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long other) {
        assertThat(SalesforceId.LEAD.of(one).equalsIgnoreCase(SalesforceId.LEAD.of(other)))
                .isEqualTo(one == other);
    }

    @Property
    void anIdHasEighteenCharacters(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long number) {
        assertThat(SalesforceId.OPPORTUNITY.of(number)).hasSize(18).startsWith("006");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0011G00000gY0y4QAC"})
    void onlyAShortIdCanBeLengthened(String id) {
        assertThatThrownBy(() -> SalesforceId.lengthen(id))
                .hasMessage("a short Salesforce id has 15 characters: " + id);
    }
}
