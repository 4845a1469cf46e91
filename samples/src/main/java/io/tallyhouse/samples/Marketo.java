package io.tallyhouse.samples;

import io.tallyhouse.samples.Event.Kind;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The company's marketing automation: leads and programs here, activities in their own classes. */
final class Marketo {
    static final String SOURCE = "marketo";

    private final Landing landing;
    private final Story story;

    private Marketo(Landing landing, Story story) {
        this.landing = landing;
        this.story = story;
    }

    static void write(Landing landing, Story story, Truth truth) throws IOException {
        Marketo marketo = new Marketo(landing, story);
        marketo.writePrograms();
        marketo.writeLeads();
        new MarketoEmail(landing, story, truth).write();
        new MarketoWeb(landing, story, truth).write();
        new MarketoLeadChanges(landing, story, truth).write();
    }

    /** The file that an instant's rows belong to. */
    static LocalDate delivery(Instant at) {
        return Period.deliveryOf(Period.monthOf(at));
    }

    private void writePrograms() throws IOException {
        try (Export export = landing.open(Layout.csv(
                SOURCE,
                "program",
                "id,channel,created_at,description,end_date,name,sfdc_id,sfdc_name,start_date,status,type,updated_at,url,"
                        + "workspace,_fivetran_deleted,campaign_code"))) {
            for (Campaign campaign : Campaigns.all()) {
                Instant created = SalesforceCampaigns.created(campaign);
                YearMonth month = Period.monthOf(created);
                LocalDate delivered =
                        month.isBefore(Period.FIRST_MONTH) ? Salesforce.SNAPSHOT : Period.deliveryOf(month);
                export.write(delivered, programRow(campaign, created));
            }
        }
    }

    private static List<String> programRow(Campaign campaign, Instant created) {
        return List.of(
                campaign.marketoProgramId(),
                campaign.channel().label(),
                Stamps.plain(created) + " UTC",
                "",
                campaign.end().toString(),
                campaign.code() + " " + campaign.name(),
                campaign.salesforceId(),
                campaign.name(),
                campaign.start().toString(),
                "on",
                campaign.channel() == Channel.EVENT || campaign.channel() == Channel.WEBINAR ? "Event" : "Default",
                Stamps.plain(created) + " UTC",
                "https://app.marketo.example/#PG" + campaign.marketoProgramId() + "A1",
                "Default",
                Salesforce.FALSE,
                campaign.code());
    }

    private void writeLeads() throws IOException {
        try (Export export = landing.open(Layout.csv(
                SOURCE,
                "lead",
                "id,created_at,updated_at,email,first_name,last_name,sfdc_lead_id,sfdc_contact_id,sfdc_account_id,lead_score,"
                        + "lead_status,company,title,country,unsubscribed,_fivetran_synced"))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                if (!life.person().hasLead()) {
                    continue;
                }
                for (Instant changed : changes(life)) {
                    export.write(delivery(changed), leadRow(life, changed));
                }
                if (life.duplicate().isPresent()) {
                    Instant created = life.duplicate().get().createdAt();
                    export.write(delivery(created), duplicateRow(life, created));
                }
            }
        }
    }

    private static Set<Instant> changes(Life life) {
        Set<Instant> changes = new TreeSet<>();
        changes.add(life.knownAt());
        life.qualifiedAt().ifPresent(changes::add);
        life.convertedAt().ifPresent(changes::add);
        SalesforcePeople.unsubscribedAt(life).ifPresent(changes::add);
        return changes;
    }

    private static List<String> leadRow(Life life, Instant at) {
        Person person = life.person();
        boolean isConverted = has(life.convertedAt(), at);
        String status = isConverted ? "Opportunity" : has(life.qualifiedAt(), at) ? "MQL" : "New";
        return List.of(
                person.marketoId(),
                Stamps.millis(life.knownAt()),
                Stamps.millis(at),
                person.email(),
                person.firstName(),
                person.lastName(),
                person.leadId(),
                isConverted ? person.contactId() : "",
                isConverted ? person.account().salesforceId() : "",
                Integer.toString(score(life, at)),
                status,
                person.account().name(),
                person.title(),
                person.account().country().label(),
                Salesforce.flag(has(SalesforcePeople.unsubscribedAt(life), at)),
                Salesforce.synced(at));
    }

    private static int score(Life life, Instant at) {
        return life.events().stream()
                .filter(event -> !event.at().isAfter(at) && event.kind() != Kind.INVITATION)
                .mapToInt(Scores::points)
                .sum();
    }

    private static List<String> duplicateRow(Life life, Instant created) {
        Person person = life.person();
        return List.of(
                person.duplicateMarketoId(),
                Stamps.millis(created),
                Stamps.millis(created),
                person.email().toUpperCase(java.util.Locale.ROOT),
                person.firstName(),
                person.lastName(),
                person.duplicateLeadId(),
                "",
                "",
                "0",
                "New",
                person.account().name(),
                person.title(),
                person.account().country().label(),
                Salesforce.FALSE,
                Salesforce.synced(created));
    }

    private static boolean has(Optional<Instant> happened, Instant at) {
        return happened.isPresent() && !happened.get().isAfter(at);
    }

    /** An activity's id: unique for a person's event. */
    static String activityId(Person person, Event event) {
        return Long.toString(60_000_000L + person.index() * 1000 + event.number());
    }
}
