package io.tallyhouse.samples;

import io.tallyhouse.samples.Event.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Visits and forms, as JSON Lines whose rows do not agree on a time zone. */
final class MarketoWeb {
    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
    private static final String ROBOT = "Mozilla/5.0 (compatible; LinkScanner/2.1)";
    private static final Set<String> NUMBERS = Set.of(
            "id",
            "lead_id",
            "activity_type_id",
            "campaign_id",
            "webpage_id",
            "primary_attribute_value_id",
            "is_bot_activity");

    private final Landing landing;
    private final Story story;
    private final Truth truth;

    MarketoWeb(Landing landing, Story story, Truth truth) {
        this.landing = landing;
        this.story = story;
        this.truth = truth;
    }

    void write() throws IOException {
        writeVisits();
        writeForms();
    }

    private void writeVisits() throws IOException {
        Layout layout = Layout.jsonLines(
                        Marketo.SOURCE,
                        "activity_visit_webpage",
                        "activity_date,activity_type_id,id,lead_id,campaign_id,primary_attribute_value,query_parameters,"
                                + "referrer_url,user_agent,client_ip_address,webpage_id,is_bot_activity",
                        NUMBERS)
                .with(Layout.Defect.DUPLICATES, Layout.Defect.LATE_ROWS)
                .withMalformed("activity_date", Optional.empty());
        try (Export export = landing.open(layout)) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                for (Event event : life.events()) {
                    if (event.kind() == Kind.VISIT) {
                        count(event, "web_visit");
                        export.write(Marketo.delivery(event.at()), visitRow(life, event));
                    }
                }
            }
        }
    }

    private void count(Event event, String name) {
        if (event.isHuman()) {
            truth.count(Truth.Tally.TOUCHES, name);
            truth.count(Truth.Tally.TOUCHES_BY_MONTH, Period.monthOf(event.at()).toString());
        } else {
            truth.count(Truth.Tally.BOT_TOUCHES, name);
        }
    }

    private List<String> visitRow(Life life, Event event) {
        return List.of(
                stamp(life, event),
                "1",
                Marketo.activityId(life.person(), event),
                life.marketoId(event),
                "",
                Web.SITE + event.campaign().map(Web::path).orElse("/product"),
                Web.query(event),
                Web.referrer(event.channel()),
                event.isHuman() ? BROWSER : ROBOT,
                address(life),
                Long.toString(1 + event.campaign().map(Campaign::index).orElse(99)),
                event.isHuman() ? "false" : "true");
    }

    private void writeForms() throws IOException {
        Layout layout = Layout.jsonLines(
                        Marketo.SOURCE,
                        "activity_fill_out_form",
                        "activity_date,activity_type_id,id,lead_id,campaign_id,primary_attribute_value,"
                                + "primary_attribute_value_id,referrer_url,query_parameters,form_fields",
                        NUMBERS)
                .with(Layout.Defect.LATE_ROWS);
        try (Export export = landing.open(layout)) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                for (Event event : life.events()) {
                    if (event.kind() == Kind.FORM) {
                        count(event, "form_fill");
                        export.write(Marketo.delivery(event.at()), formRow(life, event));
                    }
                }
            }
        }
    }

    private List<String> formRow(Life life, Event event) {
        Optional<Campaign> campaign = event.campaign();
        return List.of(
                stamp(life, event),
                "2",
                Marketo.activityId(life.person(), event),
                life.marketoId(event),
                campaign.map(Campaign::marketoProgramId).orElse(""),
                campaign.map(of -> of.code() + " form").orElse("Contact us"),
                Long.toString(300 + campaign.map(Campaign::index).orElse(99)),
                Web.SITE + campaign.map(Web::path).orElse("/contact"),
                Web.query(event),
                "{\"Country\":\"" + life.person().account().country().label() + "\"}");
    }

    /** The same instants in three forms, so that a reader who drops the zone moves some touches. */
    private String stamp(Life life, Event event) {
        long turn = (life.person().index() + event.number()) % 10;
        Stamps.Form form = turn < 2 ? Stamps.Form.PLUS_ZEROS : turn < 4 ? Stamps.Form.OFFSET : Stamps.Form.Z;
        truth.count(Truth.Tally.INSTANT_FORMS, Marketo.SOURCE + " " + form.label());
        return Stamps.zoned(event.at(), form);
    }

    private static String address(Life life) {
        return "198.51.100." + life.person().index() % 250;
    }
}
