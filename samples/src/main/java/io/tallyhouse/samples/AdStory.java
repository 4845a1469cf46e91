package io.tallyhouse.samples;

import java.time.LocalDate;
import java.util.List;

/** What the ads cost and brought, by ad, device, network and day. Everything is derived from the key, nothing is kept. */
final class AdStory {
    /** A device and a network, and their share of an ad's traffic. */
    record Cell(int number, String device, String network, double share) {}

    /** Costs as first reported, and as they stand in the end. */
    enum Version {
        FIRST,
        FINAL
    }

    private static final List<Cell> SEARCH_CELLS = List.of(
            new Cell(0, "MOBILE", "SEARCH", 1.5),
            new Cell(1, "DESKTOP", "SEARCH", 1.3),
            new Cell(2, "TABLET", "SEARCH", 0.3),
            new Cell(3, "MOBILE", "SEARCH_PARTNERS", 0.3),
            new Cell(4, "DESKTOP", "SEARCH_PARTNERS", 0.3));
    private static final List<Cell> DISPLAY_CELLS = List.of(
            new Cell(5, "MOBILE", "CONTENT", 2.0),
            new Cell(6, "DESKTOP", "CONTENT", 1.0),
            new Cell(7, "TABLET", "CONTENT", 0.4));

    private static final double ROWS_AT_SCALE_ONE = 1_000_000;
    /** Keeps the money proportional to the scale, however many ads share it. */
    private static final double TRAFFIC_PER_ROW = 0.27;

    private static final int LAST_DAY_INDEX = Period.DAYS - 1;

    private final Chance shown;
    private final Chance traffic;
    private final Chance price;
    private final Chance conversion;
    private final int adGroups;
    private final int ads;
    private final double presence;
    private final double intensity;

    AdStory(SampleOptions options, Chance chance) {
        shown = chance.about("ad.shown");
        traffic = chance.about("ad.traffic");
        price = chance.about("ad.price");
        conversion = chance.about("ad.conversion");
        double cellDays = 0;
        for (AdAccount account : AdAccount.values()) {
            for (Campaign campaign : account.campaigns()) {
                cellDays += (double) cells(campaign).size()
                        * (campaign.end().toEpochDay() - campaign.start().toEpochDay() + 1);
            }
        }
        double rowsPerCellDay = options.scale() * ROWS_AT_SCALE_ONE / cellDays;
        ads = rowsPerCellDay > 8 ? 2 : 1;
        adGroups = (int) Math.max(1, Math.round((rowsPerCellDay - 1) / (ads + 1)));
        presence = Math.min(1, rowsPerCellDay / ((ads + 1.0) * adGroups + 1.7));
        intensity = TRAFFIC_PER_ROW * rowsPerCellDay / (presence * adGroups * ads);
    }

    int adGroups() {
        return adGroups;
    }

    int ads() {
        return ads;
    }

    static List<Cell> cells(Campaign campaign) {
        return campaign.channel() == Channel.DISPLAY ? DISPLAY_CELLS : SEARCH_CELLS;
    }

    static String adGroupId(Campaign campaign, int adGroup) {
        return Long.toString(140_000_000_000L + campaign.index() * 100_000L + adGroup);
    }

    static String adId(Campaign campaign, int adGroup, int ad) {
        return Long.toString(680_000_000_000L + campaign.index() * 1_000_000L + adGroup * 10L + ad);
    }

    /** Whether the whole account's day arrives a month late. */
    static boolean isLate(AdAccount account, LocalDate day) {
        return isBeforeLastMonth(day) && dayIndex(day) % 97 == account.lateDay();
    }

    /** Whether the platform corrects the campaign's day in the next month. */
    static boolean isRestated(Campaign campaign, LocalDate day) {
        return isBeforeLastMonth(day)
                && !isLate(AdAccount.of(campaign), day)
                && (dayIndex(day) * 7 + campaign.index() * 13) % 17 == 5;
    }

    private static boolean isBeforeLastMonth(LocalDate day) {
        return day.isBefore(Period.LAST_MONTH.atDay(1));
    }

    static int dayIndex(LocalDate day) {
        return LAST_DAY_INDEX - (int) (Period.LAST_DAY.toEpochDay() - day.toEpochDay());
    }

    AdNumbers numbers(Campaign campaign, int adGroup, int ad, Cell cell, LocalDate day, Version version) {
        long leaf = ((campaign.index() * 1000L + adGroup) * 10 + ad) * 10 + cell.number();
        int draw = dayIndex(day);
        if (!shown.happens(presence, leaf, draw)) {
            return AdNumbers.NONE;
        }
        double expected =
                (campaign.channel() == Channel.DISPLAY ? 10 : 8) * intensity * cell.share() * Period.season(day);
        double drawn = traffic.unit(leaf, draw);
        long clicks = (long) (expected * (0.4 + 1.2 * drawn) + drawn);
        long impressions = 1 + clicks * (campaign.channel() == Channel.DISPLAY ? 190 : 17) + (long) (40 * drawn);
        long clickPrice =
                (campaign.channel() == Channel.DISPLAY ? 60_000L : 190_000L) + (long) (90_000 * price.unit(leaf, draw));
        long cost = clicks * clickPrice * 10;
        // Sixths of a conversion, as the platform's own model splits them.
        long sixths =
                clicks > 0 && conversion.happens(0.12, leaf, draw) ? 1 + conversion.below(11, leaf, -draw - 1) : 0;
        AdNumbers first =
                new AdNumbers(impressions, clicks, cost, Math.round(sixths * 1_000_000 / 6.0), sixths * 8_350);
        return version == Version.FIRST ? first : corrected(first, leaf, draw);
    }

    private AdNumbers corrected(AdNumbers first, long leaf, int draw) {
        long percent = 1L + price.below(5, leaf, -draw - 1);
        return new AdNumbers(
                first.impressions(),
                first.clicks(),
                first.costMicros() + first.costMicros() / 1000 * percent * 10,
                first.conversionMillionths() + 1_000_000,
                first.valueCents() + 50_000);
    }
}
