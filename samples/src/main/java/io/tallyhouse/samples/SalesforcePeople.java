package io.tallyhouse.samples;

import io.tallyhouse.samples.Event.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Users, accounts, leads and contacts of Salesforce. */
final class SalesforcePeople {
    private final Landing landing;
    private final Story story;
    private final Truth truth;
    private final Salesforce stamps;

    SalesforcePeople(Landing landing, Story story, Truth truth, Salesforce stamps) {
        this.landing = landing;
        this.story = story;
        this.truth = truth;
        this.stamps = stamps;
    }

    void write() throws IOException {
        writeUsers();
        writeAccounts();
        writeLeads();
        writeContacts();
    }

    private void writeUsers() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Salesforce.SOURCE,
                "user",
                "id,name,first_name,last_name,username,email,is_active,manager_id,department,time_zone_sid_key,"
                        + "system_modstamp,_fivetran_synced,_fivetran_deleted"))) {
            Instant hired = Instant.parse("2023-06-01T08:00:00Z");
            Instant left = Instant.parse("2025-04-30T16:00:00Z");
            for (Owners.Owner owner : Owners.ALL) {
                export.write(Salesforce.SNAPSHOT, userRow(owner, hired, Salesforce.TRUE));
            }
            Owners.Owner leaver = Owners.ALL.get(1);
            export.write(Salesforce.delivery(left), userRow(leaver, left, Salesforce.FALSE));
        }
    }

    private List<String> userRow(Owners.Owner owner, Instant changed, String isActive) {
        String email = owner.firstName().toLowerCase(java.util.Locale.ROOT) + "@nordlicht.example";
        return List.of(
                owner.salesforceId(),
                owner.firstName() + " " + owner.lastName(),
                owner.firstName(),
                owner.lastName(),
                email,
                email,
                isActive,
                owner.manager() == owner.number() ? "" : SalesforceId.USER.of(owner.manager()),
                owner.department(),
                owner.timeZone(),
                stamps.stamp(changed),
                Salesforce.synced(changed),
                Salesforce.FALSE);
    }

    private void writeAccounts() throws IOException {
        Instant bought = Instant.parse("2023-10-02T09:30:00Z");
        try (Export export = landing.open(Layout.csv(
                Salesforce.SOURCE,
                "account",
                "id,name,type,industry,parent_id,master_record_id,billing_country,annual_revenue,number_of_employees,website,"
                        + "owner_id,created_date,system_modstamp,is_deleted,_fivetran_synced"))) {
            for (long index = 0; index < story.accounts(); index++) {
                Account account = story.account(index);
                export.write(Salesforce.SNAPSHOT, accountRow(account, "Prospect", bought, bought));
                Optional<Instant> won = firstWin(index);
                if (won.isPresent()) {
                    export.write(Salesforce.delivery(won.get()), accountRow(account, "Customer", bought, won.get()));
                }
            }
        }
    }

    private Optional<Instant> firstWin(long account) {
        return LongStream.range(
                        account * Story.PEOPLE_PER_ACCOUNT,
                        Math.min((account + 1) * Story.PEOPLE_PER_ACCOUNT, story.people()))
                .mapToObj(story::life)
                .flatMap(life -> life.deal().stream())
                .filter(Deal::isWon)
                .map(deal -> deal.last().at())
                .min(Instant::compareTo);
    }

    private List<String> accountRow(Account account, String type, Instant created, Instant changed) {
        return List.of(
                account.salesforceId(),
                account.name(),
                type,
                account.industry(),
                "",
                "",
                account.country().label(),
                Long.toString(account.employees() * 140_000L),
                Integer.toString(account.employees()),
                "www." + account.domain(),
                SalesforceId.USER.of(Owners.of(account).number()),
                stamps.stamp(created),
                stamps.stamp(changed),
                Salesforce.FALSE,
                Salesforce.synced(changed));
    }

    private void writeLeads() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Salesforce.SOURCE,
                "lead",
                "id,master_record_id,first_name,last_name,name,email,phone,title,company,country,owner_id,lead_source,status,"
                        + "has_opted_out_of_email,is_converted,converted_date,converted_contact_id,converted_account_id,"
                        + "converted_opportunity_id,created_date,system_modstamp,is_deleted,_fivetran_synced"))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                if (life.person().hasLead()) {
                    truth.count(Truth.Tally.PEOPLE, "leads");
                    for (Instant changed : leadChanges(life)) {
                        export.write(Salesforce.delivery(changed), leadRow(life, changed));
                    }
                    if (life.duplicate().isPresent()) {
                        writeDuplicate(export, life, life.duplicate().get());
                    }
                }
            }
        }
    }

    private void writeDuplicate(Export export, Life life, Life.Duplicate duplicate) {
        truth.count(Truth.Tally.PEOPLE, "duplicate_leads");
        truth.count(Truth.Tally.DEFECTS, "merged_leads");
        Instant created = duplicate.createdAt();
        Instant merged = duplicate.mergedAt();
        export.write(Salesforce.delivery(created), duplicateRow(life, created, created, ""));
        export.write(
                Salesforce.delivery(merged),
                duplicateRow(life, created, merged, life.person().leadId()));
    }

    private Set<Instant> leadChanges(Life life) {
        Set<Instant> changes = new TreeSet<>();
        changes.add(life.knownAt());
        life.qualifiedAt().ifPresent(changes::add);
        unsubscribedAt(life).ifPresent(changes::add);
        life.convertedAt().ifPresent(converted -> {
            changes.removeIf(change -> change.isAfter(converted));
            changes.add(converted);
        });
        life.deletedAt().ifPresent(deleted -> {
            changes.add(deleted);
            truth.count(Truth.Tally.DEFECTS, "deleted_leads");
        });
        if (life.convertedAt().isPresent()) {
            truth.count(Truth.Tally.PEOPLE, "converted_leads");
        }
        return changes;
    }

    static Optional<Instant> unsubscribedAt(Life life) {
        return life.events().stream()
                .filter(event -> event.kind() == Kind.UNSUBSCRIBED)
                .map(Event::at)
                .findFirst();
    }

    private List<String> leadRow(Life life, Instant at) {
        Person person = life.person();
        boolean isConverted = has(life.convertedAt(), at);
        boolean isDeleted = has(life.deletedAt(), at);
        String status = isConverted ? "Converted" : has(life.qualifiedAt(), at) ? "MQL" : "New";
        return List.of(
                person.leadId(),
                "",
                person.firstName(),
                person.lastName(),
                person.firstName() + " " + person.lastName(),
                person.email(),
                person.phone(),
                person.title(),
                person.account().name(),
                person.account().country().label(),
                person.owner(),
                person.origin().label(),
                status,
                Salesforce.flag(has(unsubscribedAt(life), at)),
                Salesforce.flag(isConverted),
                isConverted ? stamps.stamp(at) : "",
                isConverted ? person.contactId() : "",
                isConverted ? person.account().salesforceId() : "",
                isConverted ? life.deal().map(Deal::salesforceId).orElse("") : "",
                stamps.stamp(life.knownAt()),
                stamps.stamp(at),
                Salesforce.flag(isDeleted),
                Salesforce.synced(at));
    }

    private List<String> duplicateRow(Life life, Instant created, Instant at, String master) {
        Person person = life.person();
        return List.of(
                person.duplicateLeadId(),
                master,
                person.firstName(),
                person.lastName(),
                person.firstName() + " " + person.lastName(),
                person.email().toUpperCase(java.util.Locale.ROOT),
                "",
                person.title(),
                person.account().name(),
                person.account().country().label(),
                person.owner(),
                person.origin().label(),
                "New",
                Salesforce.FALSE,
                Salesforce.FALSE,
                "",
                "",
                "",
                "",
                stamps.stamp(created),
                stamps.stamp(at),
                Salesforce.flag(!master.isEmpty()),
                Salesforce.synced(at));
    }

    private void writeContacts() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Salesforce.SOURCE,
                "contact",
                "id,account_id,master_record_id,first_name,last_name,name,email,phone,title,mailing_street,mailing_country,"
                        + "owner_id,lead_source,has_opted_out_of_email,created_date,system_modstamp,is_deleted,"
                        + "_fivetran_synced"))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                Optional<Instant> created = life.contactSince();
                if (created.isEmpty()) {
                    continue;
                }
                truth.count(Truth.Tally.PEOPLE, "contacts");
                export.write(Salesforce.delivery(created.get()), contactRow(life, created.get(), created.get()));
                Optional<Instant> declined = unsubscribedAt(life).filter(at -> at.isAfter(created.get()));
                if (declined.isPresent()) {
                    export.write(Salesforce.delivery(declined.get()), contactRow(life, created.get(), declined.get()));
                }
            }
        }
    }

    private List<String> contactRow(Life life, Instant created, Instant at) {
        Person person = life.person();
        return List.of(
                person.contactId(),
                person.account().salesforceId(),
                "",
                person.firstName(),
                person.lastName(),
                person.firstName() + " " + person.lastName(),
                person.email(),
                person.phone(),
                person.title(),
                "Hauptstraße " + (1 + person.index() % 200) + "\nBuilding \"B\", floor 2",
                person.account().country().label(),
                person.owner(),
                person.origin().label(),
                Salesforce.flag(has(unsubscribedAt(life), at)),
                stamps.stamp(created),
                stamps.stamp(at),
                Salesforce.FALSE,
                Salesforce.synced(at));
    }

    private static boolean has(Optional<Instant> happened, Instant at) {
        return happened.isPresent() && !happened.get().isAfter(at);
    }
}
