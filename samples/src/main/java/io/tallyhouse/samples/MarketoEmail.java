package io.tallyhouse.samples;

import io.tallyhouse.samples.Event.Kind;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What happened to the newsletters: sent, delivered, bounced, opened, clicked, unsubscribed. */
final class MarketoEmail {
    private static final String BROWSER = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15";

    private final Landing landing;
    private final Story story;
    private final Truth truth;

    MarketoEmail(Landing landing, Story story, Truth truth) {
        this.landing = landing;
        this.story = story;
        this.truth = truth;
    }

    /** Makes the row of one activity. */
    private interface Shape {
        List<String> row(Life life, Event event, Campaign campaign);
    }

    void write() throws IOException {
        write(Kind.SEND, sends(), MarketoEmail::sendRow);
        write(Kind.DELIVERED, deliveries(), MarketoEmail::deliveredRow);
        write(Kind.BOUNCED, bounces(), MarketoEmail::bouncedRow);
        write(Kind.OPEN, opens(), MarketoEmail::openRow);
        write(Kind.CLICK, clicks(), MarketoEmail::clickRow);
        write(Kind.UNSUBSCRIBED, unsubscriptions(), MarketoEmail::unsubscribedRow);
    }

    private void write(Kind kind, Layout layout, Shape shape) throws IOException {
        try (Export export = landing.open(layout)) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                for (Event event : life.events()) {
                    if (event.kind() == kind) {
                        count(event);
                        export.write(
                                Marketo.delivery(event.at()),
                                shape.row(life, event, event.campaign().orElseThrow()));
                    }
                }
            }
            export.close();
            if (kind == Kind.CLICK) {
                export.resend(YearMonth.of(2025, 5), 5);
            }
        }
    }

    private void count(Event event) {
        switch (event.kind()) {
            case OPEN -> touch("email_open", event);
            case CLICK -> touch("email_click", event);
            case SEND -> truth.count(Truth.Tally.EMAIL_EVENTS, "send");
            case DELIVERED -> truth.count(Truth.Tally.EMAIL_EVENTS, "delivered");
            case BOUNCED -> truth.count(Truth.Tally.EMAIL_EVENTS, "bounced");
            case UNSUBSCRIBED -> truth.count(Truth.Tally.EMAIL_EVENTS, "unsubscribed");
            case VISIT, FORM, RESPONSE, INVITATION -> throw new IllegalArgumentException("no e-mail: " + event.kind());
        }
    }

    private void touch(String name, Event event) {
        if (!event.isHuman()) {
            truth.count(Truth.Tally.BOT_TOUCHES, name);
            return;
        }
        truth.count(Truth.Tally.TOUCHES, name);
        truth.count(Truth.Tally.TOUCHES_BY_MONTH, Period.monthOf(event.at()).toString());
    }

    private static Layout sends() {
        return Layout.csv(
                Marketo.SOURCE,
                "activity_send_email",
                "activity_date,activity_type_id,campaign_id,campaign_run_id,choice_number,email_template_id,id,lead_id,"
                        + "primary_attribute_value_id,primary_attribute_value,step_id,action_result");
    }

    private static List<String> sendRow(Life life, Event event, Campaign campaign) {
        String template = template(event, campaign);
        return List.of(
                Stamps.millis(event.at()),
                "6",
                campaign.marketoProgramId(),
                "1",
                "0",
                template,
                Marketo.activityId(life.person(), event),
                life.marketoId(event),
                template,
                title(event, campaign),
                "1",
                "succeeded");
    }

    private static Layout deliveries() {
        return Layout.csv(
                Marketo.SOURCE,
                "activity_email_delivered",
                "activity_date,activity_type_id,campaign_id,campaign_run_id,choice_number,email_template_id,id,lead_id,"
                        + "primary_attribute_value,primary_attribute_value_id,step_id");
    }

    private static List<String> deliveredRow(Life life, Event event, Campaign campaign) {
        String template = template(event, campaign);
        return List.of(
                Stamps.millis(event.at()),
                "7",
                campaign.marketoProgramId(),
                "1",
                "0",
                template,
                Marketo.activityId(life.person(), event),
                life.marketoId(event),
                title(event, campaign),
                template,
                "1");
    }

    private static Layout bounces() {
        return Layout.csv(
                Marketo.SOURCE,
                "activity_email_bounced",
                "activity_date,activity_type_id,campaign_id,campaign_run_id,category,choice_number,details,email,"
                        + "email_template_id,id,lead_id,primary_attribute_value,primary_attribute_value_id,step_id,"
                        + "subcategory");
    }

    private static List<String> bouncedRow(Life life, Event event, Campaign campaign) {
        String template = template(event, campaign);
        return List.of(
                Stamps.millis(event.at()),
                "8",
                campaign.marketoProgramId(),
                "1",
                "1",
                "0",
                "550 [internal] [oob] The message was blocked by the receiver.\nTry again later, or not.",
                life.person().email(),
                template,
                Marketo.activityId(life.person(), event),
                life.marketoId(event),
                title(event, campaign),
                template,
                "1",
                "1999");
    }

    private static Layout opens() {
        return Layout.csv(
                        Marketo.SOURCE,
                        "activity_open_email",
                        "activity_date,activity_type_id,campaign_id,campaign_run_id,choice_number,device,email_template_id,id,"
                                + "is_mobile_device,is_bot_activity,lead_id,platform,primary_attribute_value,primary_attribute_value_id,"
                                + "step_id,user_agent")
                .with(Layout.Defect.DUPLICATES, Layout.Defect.LATE_ROWS)
                .withMalformed("activity_date", Optional.empty());
    }

    private static List<String> openRow(Life life, Event event, Campaign campaign) {
        String template = template(event, campaign);
        return List.of(
                Stamps.millis(event.at()),
                "10",
                campaign.marketoProgramId(),
                "1",
                "0",
                "unknown",
                template,
                Marketo.activityId(life.person(), event),
                Salesforce.FALSE,
                Salesforce.flag(!event.isHuman()),
                life.marketoId(event),
                "unknown",
                title(event, campaign),
                template,
                "1",
                BROWSER);
    }

    private static Layout clicks() {
        return Layout.csv(
                        Marketo.SOURCE,
                        "activity_click_email",
                        "activity_date,activity_type_id,campaign_id,campaign_run_id,choice_number,device,email_template_id,id,"
                                + "is_mobile_device,is_bot_activity,lead_id,link,platform,primary_attribute_value,"
                                + "primary_attribute_value_id,step_id,user_agent")
                .with(Layout.Defect.DUPLICATES, Layout.Defect.LATE_ROWS);
    }

    private static List<String> clickRow(Life life, Event event, Campaign campaign) {
        String template = template(event, campaign);
        return List.of(
                Stamps.millis(event.at()),
                "11",
                campaign.marketoProgramId(),
                "1",
                "0",
                "unknown",
                template,
                Marketo.activityId(life.person(), event),
                Salesforce.FALSE,
                Salesforce.flag(!event.isHuman()),
                life.marketoId(event),
                Web.landingPage(campaign),
                "unknown",
                title(event, campaign),
                template,
                "1",
                BROWSER);
    }

    private static Layout unsubscriptions() {
        return Layout.csv(
                Marketo.SOURCE,
                "activity_unsubscribe_email",
                "activity_date,activity_type_id,campaign_id,campaign_run_id,client_ip_address,email_template_id,form_fields,id,"
                        + "lead_id,primary_attribute_value,primary_attribute_value_id,query_parameters,referrer_url,"
                        + "user_agent,webform_id,webpage_id");
    }

    private static List<String> unsubscribedRow(Life life, Event event, Campaign campaign) {
        String template = template(event, campaign);
        return List.of(
                Stamps.millis(event.at()),
                "9",
                campaign.marketoProgramId(),
                "1",
                "203.0.113." + life.person().index() % 250,
                template,
                "",
                Marketo.activityId(life.person(), event),
                life.marketoId(event),
                title(event, campaign),
                template,
                "mkt_unsubscribe=1",
                Web.SITE + "/unsubscribe?mkt_unsubscribe=1",
                BROWSER,
                "1",
                "1");
    }

    private static String template(Event event, Campaign campaign) {
        return Integer.toString(2000 + campaign.index() * 100 + issue(event));
    }

    private static String title(Event event, Campaign campaign) {
        return campaign.code() + " issue " + (1 + issue(event));
    }

    private static int issue(Event event) {
        return (int) Period.FIRST_MONTH.until(Period.monthOf(event.at()), java.time.temporal.ChronoUnit.MONTHS);
    }
}
