package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is released for the sample company, against the exact answers that its generator wrote. */
class TestSampleCompany {
    private final SampleWarehouse company = SampleWarehouse.shared();

    @Test
    void everyModelCreditsExactlyTheWonRevenue() {
        String revenue = company.total("won_revenue");

        assertThat(
                        query(
                                "select model, sum(credit_amount) from gold.analytics.fct_attribution_credit group by model order by model"))
                .isEqualTo(Stream.of(
                                "first",
                                "full_path",
                                "last",
                                "last_non_direct",
                                "linear",
                                "markov",
                                "shapley",
                                "time_decay",
                                "u_40_20_40",
                                "w")
                        .map(model -> model + "," + revenue)
                        .collect(Collectors.joining("\n")));
        assertThat(query("select sum(won_amount) from gold.analytics.fct_opportunity where is_won"))
                .isEqualTo(revenue);
    }

    @Test
    void wonRevenueOfEachMonthIsTheTruth() {
        assertThat(byMonth(
                        "select date_format(close_date, 'yyyy-MM'), sum(won_amount) from gold.analytics.fct_opportunity"
                                + " where is_won group by 1"))
                .isEqualTo(truthByMonth("won_revenue"));
    }

    @Test
    void mediaSpendOfEachMonthAndChannelIsTheTruth() {
        Map<String, BigDecimal> truth = new TreeMap<>();
        for (JsonNode line : company.truth().path("media_spend").path("lines")) {
            truth.merge(
                    line.path("month").asText() + " " + line.path("channel").asText(),
                    new BigDecimal(line.path("amount_eur").asText()),
                    BigDecimal::add);
        }

        assertThat(byMonth("select concat(date_format(spend_date, 'yyyy-MM'), ' ', channel), sum(spend_amount)"
                        + " from gold.analytics.fct_spend where cost_source = 'platform' group by 1"))
                .isEqualTo(cents(truth));
    }

    @Test
    void programmeSpendOfEachMonthIsTheTruth() {
        assertThat(
                        byMonth(
                                "select date_format(spend_date, 'yyyy-MM'), sum(spend_amount)"
                                        + " from gold.analytics.fct_spend where cost_source = 'ledger' group by 1 having sum(spend_amount) <> 0"))
                .isEqualTo(truthByMonth("programme_spend"));
    }

    @Test
    void payrollOfEachMonthIsTheTruthThoughItIsSpreadOverCampaigns() {
        assertThat(byMonth("select date_format(cost_month, 'yyyy-MM'), sum(cost_amount)"
                        + " from gold.analytics.fct_marketing_cost where cost_category = 'people' group by 1"))
                .isEqualTo(truthByMonth("people_cost"));
        assertThat(query("select count(distinct campaign_key) > 10 from gold.analytics.fct_marketing_cost"
                        + " where cost_category = 'people'"))
                .isEqualTo("true");
    }

    @Test
    void mediaIsBookedSinceThePlatformsBilledIt() {
        assertThat(byMonth("select date_format(cost_month, 'yyyy-MM'), sum(booked_amount)"
                        + " from gold.analytics.fct_marketing_cost where cost_category = 'media' group by 1"))
                .isEqualTo(truthByMonth("media_spend"));
        assertThat(query("select count(*) from gold.analytics.fct_marketing_cost"
                        + " where cost_category = 'media' and is_estimated"))
                .isEqualTo("0");
    }

    @Test
    void whatWasReceivedAndNotBilledIsAnEstimateInTheMonthOfItsDelivery() {
        assertThat(byMonth("select date_format(cost_month, 'yyyy-MM'), sum(estimated_amount)"
                        + " from gold.analytics.fct_marketing_cost where is_estimated group by 1"))
                .isEqualTo(truthByMonth("received_not_billed"));
    }

    @Test
    void grossMarginOfEachMonthIsTheTruth() {
        Map<String, BigDecimal> ratios = new TreeMap<>();
        company.truth()
                .path("gross_margin")
                .fields()
                .forEachRemaining(entry -> ratios.put(
                        entry.getKey(), new BigDecimal(entry.getValue().asText())));

        assertThat(exactByMonth("select date_format(margin_month, 'yyyy-MM'), gross_margin_ratio"
                        + " from gold.analytics.mart_gross_margin_monthly where gross_margin_ratio is not null"))
                .isNotEmpty()
                .isEqualTo(ratios);
        assertThat(byMonth("select date_format(margin_month, 'yyyy-MM'), cost_of_revenue_amount"
                        + " from gold.analytics.mart_gross_margin_monthly where cost_of_revenue_amount <> 0"))
                .isEqualTo(truthByMonth("cost_of_revenue"));
    }

    @Test
    void payrollAndCostOfRevenueAreNoBills() {
        assertThat(query("select count(*) from silver.core.vendor_bill where gl_account_number in ('5000', '6050')"))
                .isEqualTo("0");
        assertThat(query("select count(distinct account_number) from silver.core.gl_entry"
                        + " where transaction_type = 'Journal' and account_number in ('2100', '5000', '6050')"))
                .isEqualTo("3");
    }

    @Test
    void everyModelSeesTheSameCostInBothReturns() {
        String cost = query("select sum(cost_amount) from gold.analytics.fct_marketing_cost");

        assertThat(
                        query(
                                "select distinct cost from (select model, sum(cost_amount) as cost"
                                        + " from gold.analytics.mart_channel_roi_monthly group by model"
                                        + " union all select model, sum(cost_amount) from gold.analytics.mart_campaign_roi group by model)"))
                .isEqualTo(cost);
    }

    @Test
    void everyModelCreditsTheWonRevenueInBothReturns() {
        assertThat(
                        query(
                                "select distinct revenue from (select model, sum(revenue_credit_amount) as revenue"
                                        + " from gold.analytics.mart_channel_roi_monthly group by model"
                                        + " union all select model, sum(revenue_credit_amount) from gold.analytics.mart_campaign_roi group by model)"))
                .isEqualTo(company.total("won_revenue"));
    }

    @Test
    void everyCustomerIsNewOnceAndEveryPersonKnownOnce() {
        assertThat(
                        query(
                                "select sum(new_customer_count) from gold.analytics.mart_cac_ltv_monthly where segment = 'all'"))
                .isEqualTo(
                        query("select count(distinct account_key) from gold.analytics.fct_opportunity where is_won"));
        assertThat(query("select sum(lead_count) from gold.analytics.mart_funnel_cohort_monthly"
                        + " where stage = 'lead' and maturity_days = 30"))
                .isEqualTo(query("select count(distinct person_key) from gold.analytics.dim_person"
                        + " where created_at is not null"));
        assertThat(query("select sum(won_amount) from gold.analytics.mart_pipeline_velocity_quarterly"))
                .isEqualTo(company.total("won_revenue"));
    }

    @Test
    void thePlanOfEachMonthIsTheTruth() {
        assertThat(byMonth("select date_format(budget_month, 'yyyy-MM'), sum(plan_amount)"
                        + " from gold.analytics.mart_budget_position_monthly group by 1 having sum(plan_amount) <> 0"))
                .isEqualTo(truthByMonth("plan"));
    }

    @Test
    void thePlanIsCommittedAccruedPayablePaidOrRemaining() {
        assertThat(query("select count(*) from gold.analytics.mart_budget_position_monthly"
                        + " where plan_amount <> committed_amount + accrued_amount + payable_amount + paid_amount"
                        + " + remaining_amount"))
                .isEqualTo("0");
    }

    @Test
    void touchesOfEachKindAreThoseThatPeopleMade() {
        Map<String, BigDecimal> truth = new TreeMap<>();
        company.truth()
                .path("touches")
                .fields()
                .forEachRemaining(entry -> truth.put(
                        entry.getKey(), BigDecimal.valueOf(entry.getValue().asLong())));

        assertThat(
                        byMonth(
                                "select touch_kind, count(*) from silver.core.touch where not is_bot and recorded_to is null group by 1"))
                .isEqualTo(cents(truth));
    }

    @Test
    void everyRowThatLandedIsStoredQuarantinedOrAnExactDuplicate() {
        company.truth().path("objects").fields().forEachRemaining(object -> {
            String[] name = object.getKey().split("\\.");
            JsonNode truth = object.getValue();
            assertThat(query(("select sum(rows_read), sum(rows_stored), sum(rows_quarantined), sum(rows_duplicate)"
                                    + " from gold.ops.batches where source = '%s' and object = '%s'")
                            .formatted(name[0], name[1])))
                    .as(object.getKey())
                    .isEqualTo("%d,%d,%d,%d"
                            .formatted(
                                    truth.path("rows").asLong(),
                                    truth.path("stored_rows").asLong(),
                                    truth.path("malformed_rows").asLong(),
                                    truth.path("exact_duplicate_rows").asLong()));
        });
        assertThat(query("select count(*) from bronze.ops.quarantine"))
                .isEqualTo(
                        company.truth().path("defects").path("malformed_rows").asText());
    }

    @Test
    void runningAgainChangesNothing() {
        Map<String, String> before = Program.digests(company.warehouse());

        Program.Ended again = Program.run(
                        "run",
                        "--warehouse",
                        company.warehouse().toString(),
                        "--landing",
                        company.landing().toString(),
                        "--as-of",
                        Program.AS_OF)
                .orFail();

        assertThat(again.out())
                .contains("ingest: no new files", "release: nothing new")
                .containsPattern("silver: (\\d+) of \\1 tables unchanged")
                .containsPattern("gold: (\\d+) of \\1 tables unchanged");
        assertThat(Program.digests(company.warehouse())).isEqualTo(before);
        assertThat(query("select count(distinct release_id) from gold.ops.releases"))
                .isEqualTo("1");
    }

    private String query(String sql) {
        return Program.csv(company.warehouse(), sql);
    }

    private Map<String, BigDecimal> byMonth(String sql) {
        return cents(exactByMonth(sql));
    }

    private Map<String, BigDecimal> exactByMonth(String sql) {
        Map<String, BigDecimal> found = new TreeMap<>();
        query(sql).lines().forEach(line -> {
            String[] cells = line.split(",");
            found.put(cells[0], new BigDecimal(cells[1]));
        });
        return found;
    }

    private Map<String, BigDecimal> truthByMonth(String figure) {
        Map<String, BigDecimal> truth = new TreeMap<>();
        company.truth()
                .path(figure)
                .path("eur_by_month")
                .fields()
                .forEachRemaining(entry -> truth.put(
                        entry.getKey(), new BigDecimal(entry.getValue().asText())));
        return cents(truth);
    }

    private static Map<String, BigDecimal> cents(Map<String, BigDecimal> amounts) {
        Map<String, BigDecimal> cents = new TreeMap<>();
        amounts.forEach((name, amount) -> cents.put(name, amount.setScale(2, RoundingMode.HALF_UP)));
        return cents;
    }
}
