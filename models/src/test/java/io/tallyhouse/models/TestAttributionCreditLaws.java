package io.tallyhouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.tables.PipeTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Laws of the credit of all models, on made-up opportunities: awkward amounts, refunds, repeated touches, no touches. */
class TestAttributionCreditLaws {
    private static final int OPPORTUNITIES = 60;
    private static final long SEED = 20260401;

    private final GoldQueries queries = new GoldQueries();

    private record Company(List<String> opportunities, List<String> contacts, List<String> touches) {
        Company shuffled() {
            return new Company(shuffled(opportunities), shuffled(contacts), shuffled(touches));
        }

        Map<String, String> given() {
            return Map.of(
                    "fct_opportunity_milestone",
                            text(
                                    "stage | source | opportunity_id | is_reached | stage_at | stage_date | closed_at"
                                            + " | window_start_at | pipeline_amount | won_amount | is_refund | journey_source | journey_opportunity_id",
                                    opportunities),
                    "opportunity_contact_history",
                            text("source | opportunity_contact_id | opportunity_id | contact_id", contacts),
                    "fct_touch",
                            text(
                                    "source | touch_id | touch_at | touch_date | touch_kind | source_priority | person_key"
                                            + " | channel | campaign_key | is_bot",
                                    touches));
        }

        private static List<String> shuffled(List<String> rows) {
            List<String> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(SEED + 1));
            return shuffled;
        }

        private static String text(String header, List<String> rows) {
            return header + "\n" + String.join("\n", rows);
        }
    }

    @Test
    void creditOfEveryModelIsTheRevenueOfEveryOpportunityToTheCent() {
        credit(company()).createOrReplaceTempView("credit");

        List<Row> broken = queries.session().sql("""
                        select won.opportunity_id, won.stage, models.model, won.won_amount, sum(credit.credit_amount), sum(credit.weight)
                        from fct_opportunity_milestone as won
                        cross join dim_attribution_model as models
                        left join credit
                            on credit.opportunity_id = won.opportunity_id
                            and credit.stage = won.stage
                            and credit.model = models.model
                        group by won.opportunity_id, won.stage, models.model, won.won_amount, won.pipeline_amount
                        having sum(credit.credit_amount) is distinct from won.won_amount
                            or sum(credit.pipeline_credit_amount) is distinct from won.pipeline_amount
                            or sum(credit.weight) is distinct from 1
                        """).collectAsList();

        assertThat(broken)
                .as("opportunities whose credit or weight does not add up")
                .isEmpty();
    }

    @Test
    void noShareIsACentOrMoreFromItsExactValueAndEarlierTouchesAreNeverWorseOff() {
        credit(company()).createOrReplaceTempView("credit");

        List<Row> broken = queries.session().sql("""
                        select *
                        from (
                            select
                                credit.opportunity_id,
                                credit.touch_number,
                                credit.credit_amount,
                                abs(credit.credit_amount * touch_count - won.won_amount) as distance,
                                abs(credit.credit_amount) - abs(lead(credit.credit_amount) over (
                                    partition by credit.opportunity_id order by credit.touch_number)) as advantage,
                                credit.touch_count
                            from credit
                            inner join fct_opportunity_milestone as won
                                on won.opportunity_id = credit.opportunity_id
                                and won.stage = credit.stage
                            where credit.stage = 'won' and credit.model = 'linear' and credit.touch_count > 0
                        )
                        where distance >= 0.01 * touch_count or advantage < 0
                        """).collectAsList();

        assertThat(broken).as("shares that are not the largest remainder's").isEmpty();
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        List<String> columns =
                List.of("model", "stage", "opportunity_id", "touch_id", "touch_number", "weight", "credit_amount");
        String once = PipeTable.of(credit(company()), columns).sorted().toString();
        String again =
                PipeTable.of(credit(company().shuffled()), columns).sorted().toString();

        assertThat(again).as("credit of the same rows in another order").isEqualTo(once);
        assertThat(once.lines()).as("rows of credit").hasSizeGreaterThan(3 * OPPORTUNITIES);
    }

    private Dataset<Row> credit(Company company) {
        Map<String, String> given = new HashMap<>(company.given());
        for (String table : List.of("fct_opportunity_person", "fct_journey_touch")) {
            Dataset<Row> rows = queries.run(GoldQueries.query(table), given, Map.of());
            given.put(table, PipeTable.of(rows, List.of(rows.columns())).toString());
        }
        return queries.run(GoldQueries.query("fct_attribution_credit"), given, Map.of());
    }

    private static Company company() {
        Random random = new Random(SEED);
        List<String> opportunities = new ArrayList<>();
        List<String> contacts = new ArrayList<>();
        List<String> touches = new ArrayList<>();
        for (int opportunity = 0; opportunity < OPPORTUNITIES; opportunity++) {
            String sign = random.nextInt(5) == 0 ? "-" : "";
            String amount = "%s%d.%02d".formatted(sign, random.nextInt(opportunity + 1), random.nextInt(100));
            for (String stage : List.of("created", "won")) {
                opportunities.add(
                        "%s | salesforce | o%d | true | 2026-03-31T23:59:59.999999Z | 2026-03-31 | 2026-03-31T23:59:59.999999Z | 2026-01-01T00:00:00Z | %s | %s | false | salesforce | o%d"
                                .formatted(
                                        stage,
                                        opportunity,
                                        amount,
                                        stage.equals("won") ? amount : "0.00",
                                        opportunity));
            }
            for (int contact = 0; contact < random.nextInt(4); contact++) {
                contacts.add("salesforce | r%d-%d | o%d | c%d"
                        .formatted(opportunity, contact, opportunity, random.nextInt(OPPORTUNITIES)));
            }
        }
        for (int touch = 0; touch < 12 * OPPORTUNITIES; touch++) {
            int day = 1 + random.nextInt(31);
            touches.add(
                    "%s | t%d | 2026-03-%02dT1%d:00:00Z | 2026-03-%02d | %s | %d | salesforce:contact:c%d | email | EM-%d | false"
                            .formatted(
                                    touch % 2 == 0 ? "salesforce" : "marketo",
                                    touch,
                                    day,
                                    random.nextInt(2),
                                    day,
                                    random.nextInt(3) == 0 ? "campaign_response" : "web_visit",
                                    1 + touch % 2,
                                    random.nextInt(OPPORTUNITIES),
                                    random.nextInt(3)));
        }
        return new Company(
                List.copyOf(opportunities),
                contacts.stream().distinct().collect(Collectors.toUnmodifiableList()),
                List.copyOf(touches));
    }
}
