package io.tallyhouse.samples;

/** The company's suppliers. */
enum Vendor {
    GOOGLE_IRELAND("701", "Google Ireland Ltd", "EUR"),
    GOOGLE_US("702", "Google LLC", "USD"),
    EVENT_HOUSE("703", "Kongresshaus Spree GmbH", "EUR"),
    US_EVENTS("704", "Hudson Events Inc.", "USD"),
    AGENCY("705", "Agentur Morgenrot", "EUR"),
    US_AGENCY("706", "Brightline Content LLC", "USD"),
    AUTOMATION("707", "Mailwerk Software SE", "EUR"),
    ENRICHMENT("708", "Datasprout Inc.", "USD");

    private final String id;
    private final String title;
    private final String currency;

    Vendor(String id, String title, String currency) {
        this.id = id;
        this.title = title;
        this.currency = currency;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String currency() {
        return currency;
    }
}
