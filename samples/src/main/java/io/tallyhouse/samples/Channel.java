package io.tallyhouse.samples;

import java.util.Locale;

/** How people come to the company, with each channel's true effect. */
enum Channel {
    PAID_SEARCH("Paid Search", 1.6),
    DISPLAY("Display", 1.1),
    EMAIL("Email", 1.4),
    EVENT("Event", 3.0),
    WEBINAR("Webinar", 2.2),
    CONTENT("Content", 1.5),
    ORGANIC_SEARCH("Organic Search", 1.2),
    DIRECT("Direct", 1.0),
    REFERRAL("Referral", 1.3),
    /** Found by the sales team: no marketing touch. */
    SALES("Sales", 1.0);

    private final String label;
    private final double oddsMultiplier;

    Channel(String label, double oddsMultiplier) {
        this.label = label;
        this.oddsMultiplier = oddsMultiplier;
    }

    /** The word that the company's tools use. */
    String label() {
        return label;
    }

    /** The word of the channel vocabulary. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By what a touch of this channel before conversion multiplies the odds of an opportunity. */
    double oddsMultiplier() {
        return oddsMultiplier;
    }
}
