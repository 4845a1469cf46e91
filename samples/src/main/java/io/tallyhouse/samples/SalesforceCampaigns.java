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

/** Campaigns of Salesforce, and their members. */
final class SalesforceCampaigns {
    /** The members of these months come from an export that cuts ids to 15 characters. */
    private static final Set<YearMonth> MONTHS_OF_SHORT_IDS =
            Set.of(YearMonth.of(2024, 3), YearMonth.of(2024, 9), YearMonth.of(2025, 5));

    private static final int CAMPAIGNS_PER_PERSON = 64;

    private final Landing landing;
    private final Story story;
    private final Truth truth;
    private final Salesforce stamps;

    SalesforceCampaigns(Landing landing, Story story, Truth truth, Salesforce stamps) {
        this.landing = landing;
        this.story = story;
        this.truth = truth;
        this.stamps = stamps;
    }

    void write() throws IOException {
        writeCampaigns();
        writeMembers();
    }

    private void writeCampaigns() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Salesforce.SOURCE,
                "campaign",
                "id,name,parent_id,type,status,start_date,end_date,budgeted_cost,actual_cost,currency_iso_code,campaign_code_c,"
                        + "is_active,owner_id,created_date,system_modstamp,is_deleted,_fivetran_synced"))) {
            for (Campaign campaign : Campaigns.all()) {
                Instant created = created(campaign);
                Instant started = Period.at(campaign.start(), 7 * 3600);
                Instant ended = Period.at(campaign.end().plusDays(1), 7 * 3600);
                for (Instant changed : List.of(created, started, ended)) {
                    if (changed.isBefore(Period.END)) {
                        export.write(Salesforce.delivery(changed), campaignRow(campaign, changed));
                    }
                }
            }
        }
    }

    static Instant created(Campaign campaign) {
        return Period.at(campaign.start().minusDays(90), 9 * 3600);
    }

    private List<String> campaignRow(Campaign campaign, Instant at) {
        LocalDate date = Period.dateOf(at);
        boolean isLive = campaign.isLive(date);
        return List.of(
                campaign.salesforceId(),
                campaign.name(),
                "",
                campaign.channel().label(),
                isLive ? "In Progress" : date.isBefore(campaign.start()) ? "Planned" : "Completed",
                campaign.start().toString(),
                campaign.end().toString(),
                "",
                "",
                campaign.currency(),
                campaign.code(),
                Salesforce.flag(isLive),
                SalesforceId.USER.of(7),
                stamps.stamp(created(campaign)),
                stamps.stamp(at),
                Salesforce.FALSE,
                Salesforce.synced(at));
    }

    private void writeMembers() throws IOException {
        try (Export export = landing.open(Layout.csv(
                        Salesforce.SOURCE,
                        "campaign_member",
                        "id,campaign_id,lead_id,contact_id,status,has_responded,first_responded_date,created_date,"
                                + "system_modstamp,is_deleted,_fivetran_synced")
                .with(Layout.Defect.DUPLICATES)
                .withMalformed("first_responded_date", Optional.empty()))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                for (Event event : life.events()) {
                    if (event.kind() == Kind.RESPONSE || event.kind() == Kind.INVITATION) {
                        writeMember(export, life, event, event.campaign().orElseThrow());
                    }
                }
            }
        }
    }

    private void writeMember(Export export, Life life, Event event, Campaign campaign) {
        if (event.kind() == Kind.RESPONSE) {
            truth.count(Truth.Tally.TOUCHES, "campaign_response");
            truth.count(Truth.Tally.TOUCHES_BY_MONTH, Period.monthOf(event.at()).toString());
        }
        TreeSet<Instant> changes = new TreeSet<>(Set.of(event.at()));
        life.duplicate()
                .filter(duplicate -> life.isOnDuplicate(event))
                .ifPresent(duplicate -> changes.add(duplicate.mergedAt()));
        life.convertedAt().filter(event.at()::isBefore).ifPresent(changes::add);
        for (Instant changed : changes) {
            export.write(Salesforce.delivery(changed), memberRow(life, event, campaign, changed));
        }
    }

    private List<String> memberRow(Life life, Event event, Campaign campaign, Instant at) {
        Person person = life.person();
        boolean isOnDuplicate = life.isOnDuplicate(event)
                && life.duplicate().map(duplicate -> duplicate.exists(at)).orElse(false);
        boolean isConverted =
                life.convertedAt().map(converted -> !converted.isAfter(at)).orElse(false);
        boolean hasResponded = event.kind() == Kind.RESPONSE;
        YearMonth month = Period.monthOf(at);
        return List.of(
                SalesforceId.CAMPAIGN_MEMBER.of(person.index() * CAMPAIGNS_PER_PERSON + campaign.index()),
                campaign.salesforceId(),
                idOf(isOnDuplicate ? person.duplicateLeadId() : person.leadId(), month),
                idOf(isConverted ? person.contactId() : "", month),
                hasResponded ? responded(campaign) : "Sent",
                Salesforce.flag(hasResponded),
                hasResponded ? Period.dateOf(event.at()).toString() : "",
                stamps.stamp(event.at()),
                stamps.stamp(at),
                Salesforce.FALSE,
                Salesforce.synced(at));
    }

    private String idOf(String id, YearMonth month) {
        if (id.isEmpty() || !MONTHS_OF_SHORT_IDS.contains(month)) {
            return id;
        }
        truth.count(Truth.Tally.DEFECTS, "short_salesforce_ids");
        return SalesforceId.shorten(id);
    }

    private static String responded(Campaign campaign) {
        return campaign.channel() == Channel.EVENT || campaign.channel() == Channel.WEBINAR ? "Attended" : "Responded";
    }
}
