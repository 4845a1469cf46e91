package io.tallyhouse.lakehouse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class TestColumnNames {
    @Test
    void vendorsSpellingsOfOneNameAreFoldedToOne() {
        assertThat(ColumnNames.fold("CampaignId")).isEqualTo("campaign_id");
        assertThat(ColumnNames.fold("campaign.id")).isEqualTo("campaign_id");
        assertThat(ColumnNames.fold("Campaign ID")).isEqualTo("campaign_id");
        assertThat(ColumnNames.fold("CAMPAIGN_ID")).isEqualTo("campaign_id");
        assertThat(ColumnNames.fold("campaignID")).isEqualTo("campaign_id");
        assertThat(ColumnNames.fold("campaign-id")).isEqualTo("campaign_id");
        assertThat(ColumnNames.fold(" Campaign  Id ")).isEqualTo("campaign_id");
    }

    @Test
    void vendorsOwnNamesAreReadable() {
        assertThat(ColumnNames.fold("Id")).isEqualTo("id");
        assertThat(ColumnNames.fold("IsWon")).isEqualTo("is_won");
        assertThat(ColumnNames.fold("segments.date")).isEqualTo("segments_date");
        assertThat(ColumnNames.fold("metrics.costMicros")).isEqualTo("metrics_cost_micros");
        assertThat(ColumnNames.fold("HTTPServerURL")).isEqualTo("http_server_url");
        assertThat(ColumnNames.fold("MailingStreet2Line")).isEqualTo("mailing_street2_line");
        assertThat(ColumnNames.fold("Größe in €")).isEqualTo("größe_in");
    }

    @Test
    void salesforcesCustomSuffixKeepsItsLetter() {
        assertThat(ColumnNames.fold("Campaign_Code__c")).isEqualTo("campaign_code_c");
        assertThat(ColumnNames.fold("custom__c")).isEqualTo("custom_c");
        assertThat(ColumnNames.fold("ns__Region__c")).isEqualTo("ns_region_c");
    }

    @Test
    void oneLeadingUnderscoreMarksLoadMetadata() {
        assertThat(ColumnNames.fold("_fivetran_synced")).isEqualTo("_fivetran_synced");
        assertThat(ColumnNames.fold("_airbyte_rawId")).isEqualTo("_airbyte_raw_id");
        assertThat(ColumnNames.fold("__typename")).isEqualTo("_typename");
        assertThat(ColumnNames.fold("$date")).isEqualTo("date");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() {
        assertThat(ColumnNames.fold("\uFEFFId")).isEqualTo("id");
    }

    @Test
    void aNameWithoutLettersIsAnUnderscore() {
        assertThat(ColumnNames.fold("")).isEqualTo("_");
        assertThat(ColumnNames.fold(" %% ")).isEqualTo("_");
    }

    @Test
    void composedAndDecomposedAccentsAreOne() {
        assertThat(ColumnNames.fold("Cafe\u0301")).isEqualTo(ColumnNames.fold("Caf\u00E9"));
    }

    @Property
    void foldingTwiceIsTheSameAsOnce(@ForAll String name) {
        String folded = ColumnNames.fold(name);

        assertThat(ColumnNames.fold(folded)).isEqualTo(folded);
    }

    @Property
    void foldingWhatLooksLikeANameTwiceIsTheSameAsOnce(@ForAll("names") String name) {
        String folded = ColumnNames.fold(name);

        assertThat(ColumnNames.fold(folded)).isEqualTo(folded);
        assertThat(folded).matches("_|_?[a-z0-9]+(_[a-z0-9]+)*");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("aBcDeF019._- $").ofMaxLength(20);
    }
}
