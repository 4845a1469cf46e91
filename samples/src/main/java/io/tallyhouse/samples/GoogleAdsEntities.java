package io.tallyhouse.samples;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Google's accounts, campaigns, ad groups and ads, every version of them. */
final class GoogleAdsEntities {
    private static final LocalDate FIRST_DELIVERY = LocalDate.of(2024, 1, 2);
    private static final LocalDate LONG_AGO = LocalDate.of(2023, 11, 20);

    private GoogleAdsEntities() {}

    static void write(Landing landing, AdStory story) throws IOException {
        writeAccounts(landing);
        writeCampaigns(landing);
        writeAdGroups(landing, story);
        writeAds(landing, story);
    }

    private static void writeAccounts(Landing landing) throws IOException {
        try (Export export = landing.open(Layout.csv(
                "google_ads",
                "account_history",
                "id,updated_at,_fivetran_synced,auto_tagging_enabled,currency_code,descriptive_name,final_url_suffix,hidden,"
                        + "manager,manager_customer_id,optimization_score,pay_per_conversion_eligibility_failure_reasons,"
                        + "test_account,time_zone,tracking_url_template"))) {
            for (AdAccount account : AdAccount.values()) {
                export.write(FIRST_DELIVERY, accountRow(account, LONG_AGO, account.title() + " (new)"));
                LocalDate renamed = LocalDate.of(2024, 3, 11);
                export.write(
                        Period.deliveryOf(java.time.YearMonth.from(renamed)),
                        accountRow(account, renamed, account.title()));
            }
        }
    }

    private static List<String> accountRow(AdAccount account, LocalDate updated, String title) {
        return List.of(
                account.customerId(),
                updated + " 09:20:51",
                updated.plusDays(1) + " 04:10:00",
                "TRUE",
                account.currency(),
                title,
                "",
                "FALSE",
                "FALSE",
                "",
                "0.5",
                "[]",
                "FALSE",
                account.timeZone(),
                "");
    }

    private static void writeCampaigns(Landing landing) throws IOException {
        try (Export export = landing.open(Layout.csv(
                "google_ads",
                "campaign_history",
                "id,updated_at,name,customer_id,advertising_channel_type,advertising_channel_subtype,start_date,end_date,"
                        + "serving_status,status,tracking_url_template"))) {
            for (AdAccount account : AdAccount.values()) {
                for (Campaign campaign : account.campaigns()) {
                    export.write(delivery(created(campaign)), campaignRow(campaign, created(campaign), "ENABLED"));
                    if (campaign.end().isBefore(Period.LAST_DAY)) {
                        LocalDate ended = campaign.end().plusDays(1);
                        export.write(delivery(ended), campaignRow(campaign, ended, "PAUSED"));
                    }
                }
            }
        }
    }

    private static LocalDate created(Campaign campaign) {
        LocalDate created = campaign.start().minusDays(5);
        return created.isBefore(Period.FIRST_DAY) ? LONG_AGO : created;
    }

    private static LocalDate delivery(LocalDate changed) {
        return changed.isBefore(Period.FIRST_DAY)
                ? FIRST_DELIVERY
                : Period.deliveryOf(java.time.YearMonth.from(changed));
    }

    private static List<String> campaignRow(Campaign campaign, LocalDate updated, String status) {
        return List.of(
                campaign.googleId(),
                updated + "T17:19:05.102",
                title(campaign),
                AdAccount.of(campaign).customerId(),
                campaign.channel() == Channel.DISPLAY ? "DISPLAY" : "SEARCH",
                "UNSPECIFIED",
                campaign.start().toString(),
                campaign.end().isBefore(Period.LAST_DAY) ? campaign.end().toString() : "2037-12-30",
                status.equals("ENABLED") ? "SERVING" : "ENDED",
                status,
                "");
    }

    private static String title(Campaign campaign) {
        return campaign.code() + " | " + campaign.name();
    }

    private static void writeAdGroups(Landing landing, AdStory story) throws IOException {
        try (Export export = landing.open(Layout.csv(
                "google_ads", "ad_group_history", "id,updated_at,type,campaign_id,campaign_name,name,status"))) {
            for (AdAccount account : AdAccount.values()) {
                for (Campaign campaign : account.campaigns()) {
                    for (int adGroup = 0; adGroup < story.adGroups(); adGroup++) {
                        export.write(
                                delivery(created(campaign)),
                                List.of(
                                        AdStory.adGroupId(campaign, adGroup),
                                        created(campaign) + "T17:25:41.977",
                                        campaign.channel() == Channel.DISPLAY ? "DISPLAY_STANDARD" : "SEARCH_STANDARD",
                                        campaign.googleId(),
                                        title(campaign),
                                        "Theme " + (adGroup + 1),
                                        "ENABLED"));
                    }
                }
            }
        }
    }

    private static void writeAds(Landing landing, AdStory story) throws IOException {
        try (Export export = landing.open(Layout.csv(
                "google_ads", "ad_history", "ad_group_id,id,name,updated_at,type,status,display_url,final_urls"))) {
            for (AdAccount account : AdAccount.values()) {
                for (Campaign campaign : account.campaigns()) {
                    for (int ad = 0; ad < story.adGroups() * story.ads(); ad++) {
                        int adGroup = ad / story.ads();
                        export.write(
                                delivery(created(campaign)),
                                List.of(
                                        AdStory.adGroupId(campaign, adGroup),
                                        AdStory.adId(campaign, adGroup, ad % story.ads()),
                                        "Variant " + (ad % story.ads() + 1),
                                        created(campaign) + "T17:38:32.170",
                                        "RESPONSIVE_SEARCH_AD",
                                        "ENABLED",
                                        "",
                                        "[" + Web.landingPage(campaign) + "]"));
                    }
                }
            }
        }
    }
}
