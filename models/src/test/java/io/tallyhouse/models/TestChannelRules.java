package io.tallyhouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.tables.PipeTable;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The channel rules themselves, on the words that vendors use. */
class TestChannelRules {
    private final GoldQueries queries = new GoldQueries();

    @BeforeEach
    void keepTheRules() {
        queries.keep("dim_channel_rule");
    }

    @Test
    void campaignsAreMappedByTheWordsOfTheirVendors() {
        String campaigns = """
                source     | campaign_id | campaign_type       | campaign_channel
                google_ads | g1          | UNSPECIFIED         | SEARCH
                google_ads | g2          | null                | PERFORMANCE_MAX
                google_ads | g3          | null                | DISPLAY
                google_ads | g4          | null                | VIDEO
                salesforce | s01         | Advertisement       | Advertisement
                salesforce | s02         | Banner Ads          | Banner Ads
                salesforce | s03         | Conference          | Conference
                salesforce | s04         | Trade Show          | Trade Show
                salesforce | s05         | Seminar / Conference | Seminar / Conference
                salesforce | s06         | Webinar             | Webinar
                salesforce | s07         | Email               | Email
                salesforce | s08         | Referral Program    | Referral Program
                salesforce | s09         | Telemarketing       | Telemarketing
                salesforce | s10         | Paid Search         | Paid Search
                salesforce | s11         | Paid Social         | Paid Social
                salesforce | s12         | Content             | Content
                salesforce | s13         | Other               | Other
                salesforce | s14         | null                | null
                marketo    | m1          | Event               | Webinar
                marketo    | m2          | Event               | Live Event
                marketo    | m3          | Engagement          | Nurture
                marketo    | m4          | Default             | Content
                marketo    | m5          | Default             | Online Advertising
                marketo    | m6          | Email               | Email Send
                marketo    | m7          | Default             | List Import
                """;

        Dataset<Row> found = queries.run(GoldQueries.query("dim_campaign"), Map.of("campaign", campaigns), Map.of());

        assertThat(PipeTable.of(found, List.of("campaign_id", "channel")).sorted())
                .hasToString(PipeTable.parse("""
                                campaign_id | channel
                                g1          | paid_search
                                g2          | paid_search
                                g3          | display
                                g4          | display
                                m1          | webinar
                                m2          | event
                                m3          | email
                                m4          | content
                                m5          | display
                                m6          | email
                                m7          | (unknown)
                                s01         | display
                                s02         | display
                                s03         | event
                                s04         | event
                                s05         | event
                                s06         | webinar
                                s07         | email
                                s08         | referral
                                s09         | sales
                                s10         | paid_search
                                s11         | paid_social
                                s12         | content
                                s13         | (unknown)
                                s14         | (unknown)
                                """).sorted().toString());
    }

    @Test
    void visitsAreMappedByTagThenClickThenReferrer() {
        String touches = """
                source  | touch_id | touch_kind        | utm_source | utm_medium  | utm_campaign | click_id | page_url              | referrer_url
                marketo | t01      | email_open        | google     | cpc         | null         | g        | null                  | null
                marketo | t02      | web_visit         | marketo    | email       | EV-01        | null     | null                  | null
                marketo | t03      | web_visit         | google     | cpc         | DI-01        | g        | null                  | https://www.google.com/
                marketo | t04      | web_visit         | google     | cpc         | null         | null     | null                  | null
                marketo | t05      | web_visit         | linkedin   | cpc         | DI-01        | null     | null                  | null
                marketo | t06      | web_visit         | facebook   | paid_social | null         | null     | null                  | null
                marketo | t07      | web_visit         | criteo     | display     | null         | null     | null                  | null
                marketo | t08      | web_visit         | google     | organic     | null         | null     | null                  | null
                marketo | t09      | web_visit         | linkedin   | social      | null         | null     | null                  | null
                marketo | t10      | web_visit         | partner    | referral    | null         | null     | null                  | null
                marketo | t11      | web_visit         | null       | null        | null         | g        | null                  | null
                marketo | t12      | form_fill         | null       | null        | null         | null     | https://our.example/p | https://www.bing.com/search
                marketo | t13      | form_fill         | null       | null        | null         | null     | https://our.example/p | https://duckduckgo.com/
                marketo | t14      | web_visit         | null       | null        | null         | null     | null                  | https://news.example/a
                marketo | t15      | web_visit         | null       | null        | null         | null     | null                  | null
                marketo | t16      | web_visit         | nordlicht  | webinar     | null         | null     | null                  | null
                marketo | t17      | web_visit         | qr         | poster      | null         | null     | null                  | null
                marketo | t19      | form_fill         | null       | null        | null         | null     | null                  | https://our.example/p
                other   | t18      | campaign_response | null       | null        | null         | null     | null                  | null
                """;
        String campaigns = """
                source     | campaign_id | campaign_key | campaign_code | channel | is_leading | ad_account_id
                google_ads | 91          | DI-01        | DI-01         | display | true       | 7001
                salesforce | s1          | EV-01        | EV-01         | event   | true       | null
                """;

        Dataset<Row> found = queries.run(
                GoldQueries.query("fct_touch"), Map.of("touch", touches, "dim_campaign", campaigns), Map.of());

        assertThat(PipeTable.of(found, List.of("touch_id", "channel")).sorted())
                .hasToString(PipeTable.parse("""
                                touch_id | channel
                                t01      | email
                                t02      | email
                                t03      | display
                                t04      | paid_search
                                t05      | paid_social
                                t06      | paid_social
                                t07      | display
                                t08      | organic_search
                                t09      | referral
                                t10      | referral
                                t11      | paid_search
                                t12      | organic_search
                                t13      | organic_search
                                t14      | referral
                                t15      | direct
                                t16      | webinar
                                t17      | (unknown)
                                t18      | (unknown)
                                t19      | direct
                                """).sorted().toString());
    }
}
