package io.tallyhouse.samples;

import io.tallyhouse.samples.Deal.Change;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Opportunities of Salesforce, their history and their contacts. */
final class SalesforceDeals {
    /** The opportunities of these months come from an export that cuts account ids to 15 characters. */
    private static final YearMonth FIRST_MONTH_OF_SHORT_IDS = YearMonth.of(2024, 7);

    private static final YearMonth LAST_MONTH_OF_SHORT_IDS = YearMonth.of(2024, 9);
    private static final int CHANGES_PER_DEAL = 16;
    private static final int ROLES_PER_DEAL = 4;

    private final Landing landing;
    private final Story story;
    private final ExchangeRates rates;
    private final Truth truth;
    private final Salesforce stamps;

    SalesforceDeals(Landing landing, Story story, ExchangeRates rates, Truth truth, Salesforce stamps) {
        this.landing = landing;
        this.story = story;
        this.rates = rates;
        this.truth = truth;
        this.stamps = stamps;
    }

    void write() throws IOException {
        writeOpportunities();
        writeHistory();
        writeRoles();
    }

    private void writeOpportunities() throws IOException {
        try (Export export = landing.open(Layout.csv(
                        Salesforce.SOURCE,
                        "opportunity",
                        "id,account_id,name,type,amount,currency_iso_code,stage_name,probability,forecast_category,close_date,"
                                + "is_closed,is_won,campaign_id,lead_source,owner_id,created_date,system_modstamp,"
                                + "is_deleted,_fivetran_synced")
                .with(Layout.Defect.DUPLICATES)
                .withMalformed("close_date", Optional.of("amount")))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                truth.addExpectation(life.odds());
                if (life.deal().isEmpty()) {
                    continue;
                }
                Deal deal = life.deal().get();
                count(deal);
                for (Change change : deal.changes()) {
                    export.write(Salesforce.delivery(change.at()), row(life, deal, change));
                }
            }
            export.close();
            export.resend(YearMonth.of(2025, 3), 9);
        }
    }

    private void count(Deal deal) {
        Change last = deal.last();
        truth.count(Truth.Tally.OPPORTUNITIES_BY_STAGE, last.stage().label());
        if (!deal.currency().equals(ExchangeRates.EURO)) {
            truth.count(Truth.Tally.DEFECTS, "foreign_currency_opportunities");
        }
        if (deal.isWon()) {
            BigDecimal euros = rates.toEuro(last.amount(), deal.currency(), last.closeDate(), 2);
            truth.add(
                    Truth.Figure.WON_REVENUE,
                    YearMonth.from(last.closeDate()),
                    Truth.ALL_CHANNELS,
                    deal.currency(),
                    last.amount(),
                    euros);
        }
    }

    private List<String> row(Life life, Deal deal, Change change) {
        Person person = life.person();
        return List.of(
                deal.salesforceId(),
                accountId(person, change.at()),
                person.account().name() + ", platform",
                "New Business",
                change.amount().toPlainString(),
                deal.currency(),
                change.stage().label(),
                Integer.toString(change.stage().probability()),
                change.stage().forecast(),
                change.closeDate().toString(),
                Salesforce.flag(change.stage().isClosed()),
                Salesforce.flag(change.stage() == Deal.Stage.CLOSED_WON),
                life.primaryCampaign().map(Campaign::salesforceId).orElse(""),
                person.origin().label(),
                person.owner(),
                stamps.stamp(deal.createdAt()),
                stamps.stamp(change.at()),
                Salesforce.FALSE,
                Salesforce.synced(change.at()));
    }

    private String accountId(Person person, Instant at) {
        YearMonth month = Period.monthOf(at);
        String id = person.account().salesforceId();
        if (month.isBefore(FIRST_MONTH_OF_SHORT_IDS) || month.isAfter(LAST_MONTH_OF_SHORT_IDS)) {
            return id;
        }
        truth.count(Truth.Tally.DEFECTS, "short_salesforce_ids");
        return SalesforceId.shorten(id);
    }

    private void writeHistory() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Salesforce.SOURCE,
                "opportunity_history",
                "id,opportunity_id,stage_name,amount,currency_iso_code,probability,forecast_category,close_date,created_date,"
                        + "system_modstamp,is_deleted,_fivetran_synced"))) {
            for (long index = 0; index < story.people(); index++) {
                Optional<Deal> deal = story.life(index).deal();
                if (deal.isEmpty()) {
                    continue;
                }
                for (int number = 0; number < deal.get().changes().size(); number++) {
                    Change change = deal.get().changes().get(number);
                    export.write(Salesforce.delivery(change.at()), historyRow(deal.get(), number, change));
                }
            }
        }
    }

    private List<String> historyRow(Deal deal, int number, Change change) {
        return List.of(
                SalesforceId.OPPORTUNITY_HISTORY.of(deal.index() * CHANGES_PER_DEAL + number),
                deal.salesforceId(),
                change.stage().label(),
                change.amount().toPlainString(),
                deal.currency(),
                Integer.toString(change.stage().probability()),
                change.stage().forecast(),
                change.closeDate().toString(),
                stamps.stamp(change.at()),
                stamps.stamp(change.at()),
                Salesforce.FALSE,
                Salesforce.synced(change.at()));
    }

    private void writeRoles() throws IOException {
        try (Export export = landing.open(
                Layout.csv(
                        Salesforce.SOURCE,
                        "opportunity_contact_role",
                        "id,opportunity_id,contact_id,role,is_primary,created_date,system_modstamp,is_deleted,_fivetran_synced"))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                if (life.deal().isEmpty()) {
                    continue;
                }
                Deal deal = life.deal().get();
                Instant created = deal.createdAt();
                export.write(
                        Salesforce.delivery(created),
                        roleRow(deal, 0, life.person(), "Decision Maker", Salesforce.TRUE));
                int number = 1;
                for (long colleague : story.colleagues(life.person())) {
                    Life other = story.life(colleague);
                    if (other.contactSince()
                            .filter(since -> since.isBefore(created))
                            .isPresent()) {
                        export.write(
                                Salesforce.delivery(created),
                                roleRow(deal, number, other.person(), "Influencer", Salesforce.FALSE));
                        number++;
                    }
                }
            }
        }
    }

    private List<String> roleRow(Deal deal, int number, Person person, String role, String isPrimary) {
        return List.of(
                SalesforceId.CONTACT_ROLE.of(deal.index() * ROLES_PER_DEAL + number),
                deal.salesforceId(),
                person.contactId(),
                role,
                isPrimary,
                stamps.stamp(deal.createdAt()),
                stamps.stamp(deal.createdAt()),
                Salesforce.FALSE,
                Salesforce.synced(deal.createdAt()));
    }
}
