package io.tallyhouse.samples;

import java.util.Locale;

/** The company's web pages and their tracking parameters. */
final class Web {
    static final String SITE = "https://www.nordlicht.example";

    private Web() {}

    /** The page that a campaign leads to, with its parameters. */
    static String landingPage(Campaign campaign) {
        return SITE + path(campaign) + "?" + parameters(campaign);
    }

    static String path(Campaign campaign) {
        return "/lp/" + campaign.code().toLowerCase(Locale.ROOT);
    }

    /** The utm parameters of a campaign's links. */
    static String parameters(Campaign campaign) {
        String origin = switch (campaign.channel()) {
            case PAID_SEARCH -> "utm_source=google&utm_medium=cpc";
            case DISPLAY -> "utm_source=google&utm_medium=display";
            case EMAIL -> "utm_source=marketo&utm_medium=email";
            case EVENT, WEBINAR, CONTENT, ORGANIC_SEARCH, DIRECT, REFERRAL, SALES ->
                "utm_source=nordlicht&utm_medium=" + campaign.channel().key();
        };
        return origin + "&utm_campaign=" + campaign.code();
    }

    /** The query of the page that an event happened on; advertised visits carry Google's click id. */
    static String query(Event event) {
        if (event.campaign().isEmpty()) {
            return "";
        }
        Campaign campaign = event.campaign().get();
        return campaign.isAdvertised()
                ? parameters(campaign) + "&gclid=Cj0KCQ"
                        + Long.toHexString(event.at().getEpochSecond())
                : parameters(campaign);
    }

    /** Where a visit comes from. */
    static String referrer(Channel channel) {
        return switch (channel) {
            case PAID_SEARCH, ORGANIC_SEARCH -> "https://www.google.com/";
            case DISPLAY -> "https://news.example/";
            case REFERRAL -> "https://partner.example/blog";
            case EMAIL, EVENT, WEBINAR, CONTENT, DIRECT, SALES -> "";
        };
    }
}
