package io.tallyhouse.samples;

import java.util.List;

/** The company's two accounts at Google Ads. A day is a day in the account's time zone. */
enum AdAccount {
    EUROPE("7204418831", "EUR", "Europe/Berlin", "Nordlicht Analytics EU", 13),
    AMERICA("3390127754", "USD", "America/New_York", "Nordlicht Analytics US", 79);

    private final String customerId;
    private final String currency;
    private final String timeZone;
    private final String title;
    private final int lateDay;

    AdAccount(String customerId, String currency, String timeZone, String title, int lateDay) {
        this.customerId = customerId;
        this.currency = currency;
        this.timeZone = timeZone;
        this.title = title;
        this.lateDay = lateDay;
    }

    String customerId() {
        return customerId;
    }

    String currency() {
        return currency;
    }

    String timeZone() {
        return timeZone;
    }

    String title() {
        return title;
    }

    /** Which day of every 97 arrives late. */
    int lateDay() {
        return lateDay;
    }

    List<Campaign> campaigns() {
        return Campaigns.all().stream()
                .filter(campaign ->
                        campaign.isAdvertised() && campaign.currency().equals(currency))
                .toList();
    }

    static AdAccount of(Campaign campaign) {
        return campaign.currency().equals(AMERICA.currency) ? AMERICA : EUROPE;
    }
}
