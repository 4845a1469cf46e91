package io.tallyhouse.samples;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** The company's CRM: a snapshot at the start, then each month the rows that changed. */
final class Salesforce {
    static final String SOURCE = "salesforce";
    static final String TRUE = "TRUE";
    static final String FALSE = "FALSE";

    /** The first snapshot. */
    static final LocalDate SNAPSHOT = LocalDate.of(2024, 1, 2);

    private final Truth truth;

    private Salesforce(Truth truth) {
        this.truth = truth;
    }

    static void write(Landing landing, Story story, ExchangeRates rates, Truth truth) throws IOException {
        Salesforce stamps = new Salesforce(truth);
        new SalesforcePeople(landing, story, truth, stamps).write();
        new SalesforceCampaigns(landing, story, truth, stamps).write();
        new SalesforceDeals(landing, story, rates, truth, stamps).write();
    }

    /** An instant as the API writes it: with Z or with +0000, as both occur in one column. */
    String stamp(Instant at) {
        Stamps.Form form = at.getEpochSecond() % 3 == 0 ? Stamps.Form.PLUS_ZEROS : Stamps.Form.Z;
        truth.count(Truth.Tally.INSTANT_FORMS, SOURCE + " " + form.label());
        return Stamps.zoned(at, form);
    }

    /** When the loader saw a change: a quarter of an hour later. */
    static String synced(Instant at) {
        return Stamps.plain(at.plusSeconds(900));
    }

    static LocalDate delivery(Instant at) {
        return Period.dateOf(at).isBefore(Period.FIRST_DAY)
                ? SNAPSHOT
                : Period.deliveryOf(YearMonth.from(Period.dateOf(at)));
    }

    static String flag(boolean holds) {
        return holds ? TRUE : FALSE;
    }
}
