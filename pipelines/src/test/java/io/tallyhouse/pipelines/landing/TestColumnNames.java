package io.tallyhouse.pipelines.landing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestColumnNames {
    @ParameterizedTest
    @CsvSource({
        "CampaignId, campaign_id",
        "campaign.id, campaign_id",
        "Campaign ID, campaign_id",
        "CAMPAIGN_ID, campaign_id",
        "_fivetran_synced, _fivetran_synced",
        "Company_Country__c, company_country_c",
        "Conv. rate (%), conv_rate",
        "marketoGUID, marketo_guid",
        "HTTPServer, http_server",
        "USD, usd",
        "_7_d_click, _7_d_click",
        "Größe, größe"
    })
    void foldsToSnakeCase(String name, String folded) {
        assertThat(ColumnNames.fold(name)).isEqualTo(folded);
        assertThat(ColumnNames.fold(folded)).as("folding twice").isEqualTo(folded);
    }
}
