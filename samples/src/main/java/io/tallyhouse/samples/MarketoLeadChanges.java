package io.tallyhouse.samples;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Changes of scores and statuses, merges and deletions of leads. */
final class MarketoLeadChanges {
    private static final long SCORE_ID_OFFSET = 20_000_000_000L;
    private static final long DATA_ID_OFFSET = 30_000_000_000L;
    private static final long STATUS_ID_OFFSET = 40_000_000_000L;
    private static final long MERGE_ID_OFFSET = 50_000_000_000L;
    private static final long DELETE_ID_OFFSET = 51_000_000_000L;
    private static final String SCORE = "Lead Score";
    private static final String STATUS = "Lead Status";

    private final Landing landing;
    private final Story story;
    private final Truth truth;

    MarketoLeadChanges(Landing landing, Story story, Truth truth) {
        this.landing = landing;
        this.story = story;
        this.truth = truth;
    }

    void write() throws IOException {
        writeScores();
        writeData();
        writeMerges();
        writeDeletions();
    }

    private void writeScores() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Marketo.SOURCE,
                "activity_change_score",
                "activity_date,activity_type_id,id,lead_id,campaign_id,primary_attribute_value,old_value,new_value,change_value,"
                        + "reason"))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                int score = 0;
                for (Event event : life.events()) {
                    int points = Scores.points(event);
                    if (points > 0) {
                        export.write(Marketo.delivery(event.at()), scoreRow(life, event, score, points));
                        score += points;
                    }
                }
            }
        }
    }

    private static List<String> scoreRow(Life life, Event event, int score, int points) {
        return List.of(
                Stamps.millis(event.at()),
                "22",
                id(SCORE_ID_OFFSET, life, event.number()),
                life.person().marketoId(),
                event.campaign().map(Campaign::marketoProgramId).orElse(""),
                SCORE,
                Integer.toString(score),
                Integer.toString(score + points),
                "+" + points,
                "Behaviour: " + event.kind());
    }

    /** A change of the score stands here as well: one change, two activities. */
    private void writeData() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Marketo.SOURCE,
                "activity_change_data_value",
                "activity_date,activity_type_id,api_method_name,campaign_id,id,lead_id,modifying_user,new_value,old_value,"
                        + "primary_attribute_value,primary_attribute_value_id,reason,request_id,source"))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                if (!life.person().hasLead()) {
                    continue;
                }
                int score = 0;
                for (Event event : life.events()) {
                    int points = Scores.points(event);
                    if (points > 0) {
                        String id = id(DATA_ID_OFFSET, life, event.number());
                        export.write(
                                Marketo.delivery(event.at()),
                                dataRow(
                                        life,
                                        event.at(),
                                        id,
                                        SCORE,
                                        Integer.toString(score),
                                        Integer.toString(score + points)));
                        score += points;
                    }
                }
                writeStatuses(export, life);
            }
        }
    }

    private static void writeStatuses(Export export, Life life) {
        if (life.qualifiedAt().isPresent()) {
            Instant at = life.qualifiedAt().get();
            export.write(Marketo.delivery(at), dataRow(life, at, id(STATUS_ID_OFFSET, life, 0), STATUS, "New", "MQL"));
        }
        if (life.convertedAt().isPresent()) {
            Instant at = life.convertedAt().get();
            String former = life.qualifiedAt().isPresent() ? "MQL" : "New";
            export.write(
                    Marketo.delivery(at),
                    dataRow(life, at, id(STATUS_ID_OFFSET, life, 1), STATUS, former, "Opportunity"));
        }
    }

    private static List<String> dataRow(
            Life life, Instant at, String id, String attribute, String former, String present) {
        return List.of(
                Stamps.millis(at),
                "13",
                "",
                "",
                id,
                life.person().marketoId(),
                "",
                present,
                former,
                attribute,
                attribute.equals(SCORE) ? "982" : "980",
                "",
                "",
                "Smart Campaign");
    }

    private void writeMerges() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Marketo.SOURCE,
                "activity_merge_leads",
                "id,_fivetran_synced,activity_date,activity_type_id,campaign_id,lead_id,master_updated,merge_ids,merge_source,"
                        + "merged_in_sales,primary_attribute_value,primary_attribute_value_id"))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                if (life.duplicate().isPresent()) {
                    truth.count(Truth.Tally.PEOPLE, "marketo_merges");
                    Instant merged = life.duplicate().get().mergedAt();
                    export.write(Marketo.delivery(merged), mergeRow(life, merged));
                }
            }
        }
    }

    private static List<String> mergeRow(Life life, Instant merged) {
        return List.of(
                id(MERGE_ID_OFFSET, life, 0),
                Salesforce.synced(merged),
                Stamps.millis(merged),
                "32",
                "",
                life.person().marketoId(),
                Salesforce.TRUE,
                "[" + life.person().duplicateMarketoId() + "]",
                "leaddb",
                Salesforce.TRUE,
                life.person().email(),
                life.person().marketoId());
    }

    private void writeDeletions() throws IOException {
        try (Export export = landing.open(Layout.csv(
                Marketo.SOURCE,
                "activity_delete_lead",
                "id,_fivetran_synced,activity_date,activity_type_id,campaign,campaign_id,lead_id,primary_attribute_value,"
                        + "primary_attribute_value_id"))) {
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                if (life.deletedAt().isPresent()) {
                    truth.count(Truth.Tally.PEOPLE, "marketo_deletions");
                    Instant deleted = life.deletedAt().get();
                    export.write(
                            Marketo.delivery(deleted),
                            List.of(
                                    id(DELETE_ID_OFFSET, life, 0),
                                    Salesforce.synced(deleted),
                                    Stamps.millis(deleted),
                                    "29",
                                    "Clean-up",
                                    "",
                                    life.person().marketoId(),
                                    life.person().email(),
                                    life.person().marketoId()));
                }
            }
        }
    }

    private static String id(long offset, Life life, int number) {
        return Long.toString(offset + life.person().index() * 1000 + number);
    }
}
