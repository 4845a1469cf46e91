package io.tallyhouse.samples;

import io.tallyhouse.samples.AdStory.Cell;
import io.tallyhouse.samples.AdStory.Version;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Google's daily reports at four levels. An ad group is the sum of its ads, a campaign of its ad groups, an account of its
 * campaigns, for each device and network: the same money seen four times.
 */
final class GoogleAds {
    /** Why a day's rows are in a file. */
    private enum Pass {
        ORIGINAL,
        LATE,
        RESTATED
    }

    private static final String ACTIVE_VIEW = "active_view_impressions,active_view_measurability,"
            + "active_view_measurable_cost_micros,active_view_measurable_impressions,active_view_viewability";
    private static final List<String> NO_ACTIVE_VIEW = List.of("0", "0", "0", "0", "0");
    private static final int SYNC_SECOND = 4 * 3600 + 600;
    private static final int CENTS_OF_CENTS = 6;

    private static final Layout ACCOUNT_STATS = stats(
            "account_stats",
            "ad_network_type,clicks,conversions,conversions_value,cost_micros,device,impressions,"
                    + "interaction_event_types,interactions,view_through_conversions");
    private static final Layout CAMPAIGN_STATS = stats(
                    "campaign_stats",
                    "ad_network_type,base_campaign,clicks,conversions,conversions_value,cost_micros,device,id,impressions,"
                            + "interaction_event_types,interactions,view_through_conversions")
            .with(Layout.Defect.DUPLICATES)
            .withMalformed("date", java.util.Optional.of("cost_micros"));
    private static final Layout AD_GROUP_STATS = stats(
                    "ad_group_stats",
                    "ad_network_type,base_ad_group,campaign_base_campaign,campaign_id,clicks,conversions,conversions_value,"
                            + "cost_micros,device,id,impressions,interaction_event_types,interactions,"
                            + "view_through_conversions")
            .with(Layout.Defect.DUPLICATES);
    private static final Layout AD_STATS = Layout.csv(
                    "google_ads",
                    "ad_stats",
                    "_fivetran_id,_fivetran_synced,customer_id,date,ad_group_id,ad_group,keyword_ad_group_criterion,"
                            + "ad_network_type,device,ad_id,campaign_id,clicks,cost_micros,impressions,conversions,"
                            + "conversions_value,view_through_conversions")
            .as(Layout.Format.GZIP_CSV)
            .with(Layout.Defect.DUPLICATES)
            .withMalformed("date", java.util.Optional.of("cost_micros"));

    private final AdStory story;
    private final ExchangeRates rates;
    private final Truth truth;
    private final Chance ids;
    private final Export accounts;
    private final Export campaigns;
    private final Export adGroups;
    private final Export ads;

    private GoogleAds(Landing landing, AdStory story, ExchangeRates rates, Truth truth, Chance chance) {
        this.story = story;
        this.rates = rates;
        this.truth = truth;
        ids = chance.about("ad.fivetran_id");
        accounts = landing.open(ACCOUNT_STATS);
        campaigns = landing.open(CAMPAIGN_STATS);
        adGroups = landing.open(AD_GROUP_STATS);
        ads = landing.open(AD_STATS);
    }

    private static Layout stats(String object, String columns) {
        return Layout.csv(
                "google_ads", object, "_fivetran_id,customer_id,date,_fivetran_synced," + ACTIVE_VIEW + "," + columns);
    }

    /** Writes all reports and entities, and adds the media spend to the truth. */
    static void write(Landing landing, AdStory story, ExchangeRates rates, Truth truth, Chance chance)
            throws IOException {
        GoogleAdsEntities.write(landing, story);
        GoogleAds reports = new GoogleAds(landing, story, rates, truth, chance);
        try (Export accounts = reports.accounts;
                Export campaigns = reports.campaigns;
                Export adGroups = reports.adGroups;
                Export ads = reports.ads) {
            for (YearMonth month : Period.MONTHS) {
                LocalDate delivered = Period.deliveryOf(month);
                for (Export export : List.of(accounts, campaigns, adGroups, ads)) {
                    export.closeBefore(delivered);
                }
                reports.deliver(month, delivered);
            }
            campaigns.resend(YearMonth.of(2024, 5), 7);
        }
    }

    private void deliver(YearMonth month, LocalDate delivered) {
        for (AdAccount account : AdAccount.values()) {
            if (month.isAfter(Period.FIRST_MONTH)) {
                days(month.minusMonths(1)).forEach(day -> {
                    if (AdStory.isLate(account, day)) {
                        report(account, day, Pass.LATE, delivered);
                    } else {
                        report(account, day, Pass.RESTATED, delivered);
                    }
                });
            }
            days(month).forEach(day -> {
                if (!AdStory.isLate(account, day)) {
                    report(account, day, Pass.ORIGINAL, delivered);
                }
            });
        }
    }

    private static List<LocalDate> days(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList();
    }

    private void report(AdAccount account, LocalDate day, Pass pass, LocalDate delivered) {
        Map<Integer, AdNumbers> sums = new TreeMap<>();
        Map<Integer, Cell> cells = new TreeMap<>();
        TreeSet<Integer> changed = new TreeSet<>();
        for (Campaign campaign : account.campaigns()) {
            if (!campaign.isLive(day)) {
                continue;
            }
            boolean isRestated = AdStory.isRestated(campaign, day);
            Day reported = new Day(
                    campaign,
                    day,
                    pass,
                    delivered,
                    pass == Pass.RESTATED && isRestated ? Version.FINAL : Version.FIRST,
                    pass != Pass.RESTATED || isRestated);
            for (Cell cell : AdStory.cells(campaign)) {
                AdNumbers sum = reportCampaign(reported, cell);
                if (sum.isShown()) {
                    sums.merge(cell.number(), sum, AdNumbers::plus);
                    cells.put(cell.number(), cell);
                    if (reported.isWritten()) {
                        changed.add(cell.number());
                    }
                    if (pass == Pass.ORIGINAL ? !isRestated : reported.isWritten()) {
                        countFinal(campaign, day, sum);
                    }
                }
            }
        }
        sums.forEach((number, sum) -> {
            Cell cell = cells.get(number);
            if (cell != null && changed.contains(number)) {
                put(accounts, pass, delivered, accountRow(account, day, pass, delivered, cell, sum));
            }
        });
    }

    /** One campaign's day in one file. */
    private record Day(
            Campaign campaign, LocalDate day, Pass pass, LocalDate delivered, Version version, boolean isWritten) {
        String synced() {
            return synced(day, pass, delivered);
        }

        static String synced(LocalDate day, Pass pass, LocalDate delivered) {
            Instant instant = Period.at(pass == Pass.ORIGINAL ? day.plusDays(1) : delivered, SYNC_SECOND);
            return Stamps.plain(instant);
        }

        String customerId() {
            return AdAccount.of(campaign).customerId();
        }

        String campaignName() {
            return "customers/" + customerId() + "/campaigns/" + campaign.googleId();
        }

        String adGroupName(int adGroup) {
            return "customers/" + customerId() + "/adGroups/" + AdStory.adGroupId(campaign, adGroup);
        }
    }

    private AdNumbers reportCampaign(Day reported, Cell cell) {
        AdNumbers campaignSum = AdNumbers.NONE;
        for (int adGroup = 0; adGroup < story.adGroups(); adGroup++) {
            AdNumbers adGroupSum = AdNumbers.NONE;
            for (int ad = 0; ad < story.ads(); ad++) {
                AdNumbers numbers =
                        story.numbers(reported.campaign(), adGroup, ad, cell, reported.day(), reported.version());
                adGroupSum = adGroupSum.plus(numbers);
                if (numbers.isShown() && reported.isWritten()) {
                    put(ads, reported.pass(), reported.delivered(), adRow(reported, adGroup, ad, cell, numbers));
                }
            }
            campaignSum = campaignSum.plus(adGroupSum);
            if (adGroupSum.isShown() && reported.isWritten()) {
                put(adGroups, reported.pass(), reported.delivered(), adGroupRow(reported, adGroup, cell, adGroupSum));
            }
        }
        if (campaignSum.isShown() && reported.isWritten()) {
            put(campaigns, reported.pass(), reported.delivered(), campaignRow(reported, cell, campaignSum));
        }
        return campaignSum;
    }

    private void put(Export export, Pass pass, LocalDate delivered, List<String> row) {
        switch (pass) {
            case ORIGINAL -> {}
            case LATE -> export.counts().late();
            case RESTATED -> export.counts().restated();
        }
        export.write(delivered, row);
    }

    private void countFinal(Campaign campaign, LocalDate day, AdNumbers numbers) {
        BigDecimal cost = numbers.cost();
        truth.add(
                Truth.Figure.MEDIA_SPEND,
                YearMonth.from(day),
                campaign.channel().key(),
                campaign.currency(),
                cost,
                rates.toEuro(cost, campaign.currency(), day, CENTS_OF_CENTS));
        truth.count(Truth.Tally.MEDIA_CLICKS, campaign.channel().key(), numbers.clicks());
        truth.count(Truth.Tally.MEDIA_IMPRESSIONS, campaign.channel().key(), numbers.impressions());
    }

    private List<String> accountRow(
            AdAccount account, LocalDate day, Pass pass, LocalDate delivered, Cell cell, AdNumbers numbers) {
        return join(
                List.of(
                        rowId(account.customerId(), day, cell),
                        account.customerId(),
                        day.toString(),
                        Day.synced(day, pass, delivered)),
                NO_ACTIVE_VIEW,
                List.of(
                        cell.network(),
                        Long.toString(numbers.clicks()),
                        numbers.conversions(),
                        numbers.value(),
                        Long.toString(numbers.costMicros()),
                        cell.device(),
                        Long.toString(numbers.impressions())),
                interactions(numbers));
    }

    private List<String> campaignRow(Day reported, Cell cell, AdNumbers numbers) {
        String id = reported.campaign().googleId();
        return join(
                head(reported, cell, id),
                NO_ACTIVE_VIEW,
                List.of(
                        cell.network(),
                        reported.campaignName(),
                        Long.toString(numbers.clicks()),
                        numbers.conversions(),
                        numbers.value(),
                        Long.toString(numbers.costMicros()),
                        cell.device(),
                        id,
                        Long.toString(numbers.impressions())),
                interactions(numbers));
    }

    private List<String> adGroupRow(Day reported, int adGroup, Cell cell, AdNumbers numbers) {
        String id = AdStory.adGroupId(reported.campaign(), adGroup);
        return join(
                head(reported, cell, id),
                NO_ACTIVE_VIEW,
                List.of(
                        cell.network(),
                        reported.adGroupName(adGroup),
                        reported.campaignName(),
                        reported.campaign().googleId(),
                        Long.toString(numbers.clicks()),
                        numbers.conversions(),
                        numbers.value(),
                        Long.toString(numbers.costMicros()),
                        cell.device(),
                        id,
                        Long.toString(numbers.impressions())),
                interactions(numbers));
    }

    private List<String> adRow(Day reported, int adGroup, int ad, Cell cell, AdNumbers numbers) {
        String id = AdStory.adId(reported.campaign(), adGroup, ad);
        return List.of(
                rowId(id, reported.day(), cell),
                reported.synced(),
                reported.customerId(),
                reported.day().toString(),
                AdStory.adGroupId(reported.campaign(), adGroup),
                reported.adGroupName(adGroup),
                "",
                cell.network(),
                cell.device(),
                id,
                reported.campaign().googleId(),
                Long.toString(numbers.clicks()),
                Long.toString(numbers.costMicros()),
                Long.toString(numbers.impressions()),
                numbers.conversions(),
                numbers.value(),
                "0");
    }

    private List<String> head(Day reported, Cell cell, String id) {
        return List.of(
                rowId(id, reported.day(), cell),
                reported.customerId(),
                reported.day().toString(),
                reported.synced());
    }

    private static List<String> interactions(AdNumbers numbers) {
        return List.of("[CLICK]", Long.toString(numbers.clicks()), "0");
    }

    /** Fivetran's hash of the key: the same whenever the key is delivered again. */
    private String rowId(String entityId, LocalDate day, Cell cell) {
        long entity = Long.parseLong(entityId);
        int draw = (AdStory.dayIndex(day) * 10 + cell.number()) * 2;
        byte[] hash = ByteBuffer.allocate(16)
                .putLong(ids.bits(entity, draw))
                .putLong(ids.bits(entity, draw + 1))
                .array();
        return Base64.getEncoder().encodeToString(hash);
    }

    @SafeVarargs
    private static List<String> join(List<String>... parts) {
        List<String> row = new java.util.ArrayList<>(24);
        for (List<String> part : parts) {
            row.addAll(part);
        }
        return row;
    }
}
