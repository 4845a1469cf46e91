package io.tallyhouse.orchestration.explain;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.orchestration.explain.CreditQuestion.Stage;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The journey of one opportunity to one stage, and what each of its touches earned by which rule. */
public final class CreditExplanation {
    private static final String MILESTONES = """
            select stages.stage, stages.stage_at, stages.pipeline_amount, stages.currency, opportunities.opportunity_name,
                opportunities.account_key, stages.opportunity_id, stages.won_amount
            from gold.analytics.fct_opportunity_milestone as stages
            inner join gold.analytics.fct_opportunity as opportunities
                on opportunities.source = stages.source and opportunities.opportunity_id = stages.opportunity_id
            where %s and stages.is_reached
            order by stages.stage""";
    private static final String MODELS = """
            select model, definition, definition_source, definition_version
            from gold.analytics.dim_attribution_model order by model""";
    private static final String CREDIT = """
            select credit.touch_number, credit.touch_at, credit.touch_kind, credit.person_key, credit.channel, credit.campaign_key,
                credit.model, credit.weight, credit.pipeline_credit_amount, models.definition, effects.removal_effect,
                credit.touch_count
            from gold.analytics.fct_attribution_credit as credit
            inner join gold.analytics.dim_attribution_model as models
                on models.model = credit.model
            left join gold.analytics.fct_attribution_channel_effect as effects
                on effects.stage = credit.stage and effects.model = credit.model and effects.channel = credit.channel
            where %s and credit.stage = '%s'
            order by credit.touch_number, credit.model""";
    private static final String TOUCHES = """
            select touches.touch_number, touches.touch_at, touches.touch_kind, touches.person_key, touches.channel,
                touches.campaign_key, touches.exclusion_reason, touches.touch_source, touches.touch_id
            from gold.analytics.fct_journey_touch as touches
            where %s and touches.stage = '%s'
            order by touches.touch_at, touches.source_priority, touches.touch_source, touches.touch_id""";
    private static final String EFFECTS = """
            select effects.model, effects.channel, effects.removal_effect, effects.share_ratio, effects.share_low_ratio,
                effects.share_high_ratio
            from gold.analytics.fct_attribution_channel_effect as effects
            where effects.stage = '%s' and effects.channel in
                (select touches.channel from gold.analytics.fct_journey_touch as touches
                where %s and touches.stage = '%s' and touches.is_eligible)
            order by effects.model, effects.removal_effect desc, effects.channel""";

    private CreditExplanation() {}

    /**
     * The explanation as text.
     *
     * @param reader answers statements
     * @throws UserError when there is no such opportunity, stage or model
     */
    public static String write(CreditQuestion question, Function<String, Rows> reader, ResultFormat format) {
        Rows milestones = reader.apply(MILESTONES.formatted(question.isOpportunity("stages")));
        List<Optional<Object>> milestone = milestone(question, milestones);
        String stage = text(milestone.get(0));
        Rows credit = ofModel(question, reader.apply(CREDIT.formatted(question.isOpportunity("credit"), stage)));
        Rows touches = reader.apply(TOUCHES.formatted(question.isOpportunity("touches"), stage));
        JourneyTables tables = new JourneyTables(credit, touches);
        return switch (format) {
            case CSV, JSON -> format.write(tables.allInOne());
            case TABLE, MARKDOWN -> {
                Rows models = ofModel(question, reader.apply(MODELS));
                Rows effects = ofModel(
                        question, reader.apply(EFFECTS.formatted(stage, question.isOpportunity("touches"), stage)));
                yield sections(milestone, tables, models, effects, format);
            }
        };
    }

    private static String sections(
            List<Optional<Object>> milestone, JourneyTables tables, Rows models, Rows effects, ResultFormat format) {
        StringBuilder text = new StringBuilder();
        text.append("%s, opportunity %s of account %s%n"
                .formatted(text(milestone.get(4)), text(milestone.get(6)), text(milestone.get(5))));
        text.append("%s at %s, worth %s %s; won revenue %s%n"
                .formatted(
                        text(milestone.get(0)),
                        ResultFormat.text(milestone.get(1).orElse("")),
                        text(milestone.get(2)),
                        text(milestone.get(3)),
                        text(milestone.get(7))));
        append(text, "Touches that earn, share in percent by model", tables.shares(), format);
        append(text, "Touches that earn, amount by model", tables.amounts(), format);
        append(text, "Rules", models, format);
        append(
                text,
                "Removal effects of these channels, and their share of all with its 95 % interval",
                effects,
                format);
        append(text, "Touches left out, and why", tables.leftOut(), format);
        return text.toString();
    }

    private static void append(StringBuilder text, String title, Rows rows, ResultFormat format) {
        text.append('\n').append(title);
        if (rows.rows().isEmpty()) {
            text.append(": none\n");
        } else {
            text.append("\n\n").append(format.write(rows));
        }
    }

    private static List<Optional<Object>> milestone(CreditQuestion question, Rows milestones) {
        if (milestones.rows().isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot explain credit: no opportunity %s is served. See gold.analytics.fct_opportunity for their ids."
                            .formatted(question.opportunityId()));
        }
        List<String> reached =
                milestones.rows().stream().map(row -> text(row.get(0))).toList();
        String wanted = question.stage().map(Stage::word).orElseGet(() -> reached.get(reached.size() - 1));
        if (!reached.contains(wanted)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot explain credit of stage %s: opportunity %s did not reach it. It reached: %s."
                            .formatted(wanted, question.opportunityId(), String.join(", ", reached)));
        }
        return milestones.rows().get(reached.indexOf(wanted));
    }

    private static Rows ofModel(CreditQuestion question, Rows rows) {
        if (question.model().isEmpty() || rows.rows().isEmpty()) {
            return rows;
        }
        int model = rows.columns().indexOf("model");
        List<List<Optional<Object>>> found = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (List<Optional<Object>> row : rows.rows()) {
            String name = text(row.get(model));
            known.add(name);
            if (name.equals(question.model().get())) {
                found.add(row);
            }
        }
        boolean isCredit = rows.columns().contains("weight");
        if (found.isEmpty() && isCredit) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot explain credit by model %s: there is none of that name. Models: %s."
                            .formatted(
                                    question.model().get(),
                                    String.join(
                                            ", ",
                                            known.stream().distinct().sorted().toList())));
        }
        return new Rows(rows.columns(), found);
    }

    private static String text(Optional<Object> value) {
        return value.map(ResultFormat::text).orElse("(unknown)");
    }
}
