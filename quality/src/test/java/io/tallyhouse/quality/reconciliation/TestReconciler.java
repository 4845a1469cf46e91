package io.tallyhouse.quality.reconciliation;

import static io.tallyhouse.quality.OneSession.rows;
import static io.tallyhouse.quality.OneSession.session;
import static io.tallyhouse.quality.OneSession.tables;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.quality.checks.CheckResult;
import io.tallyhouse.quality.checks.CheckStatus;
import io.tallyhouse.quality.reconciliation.Reconciliation.NoRows;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TestReconciler {
    private static final Map<String, Dataset<Row>> TABLES = Map.of(
            "fct_attribution_credit",
            rows(
                    "model string, credit_amount decimal(20,2)",
                    "('first', 60.10), ('first', 39.90), ('last', 99.99), ('linear', 33.34), ('linear', 66.66)"),
            "fct_opportunity",
            rows("won_amount decimal(20,2)", "(75.00), (25.00)"));
    private static final String CREDIT_EQUALS_REVENUE = """
            with

            revenue as (
                select sum(won_amount) as amount
                from fct_opportunity
            )

            select
                credit.model as item,
                sum(credit.credit_amount) as left_amount,
                max(revenue.amount) as right_amount
            from fct_attribution_credit as credit
            cross join revenue
            group by credit.model
            """;

    private static ReconciliationResult run(String sql, String tolerance) {
        return run(sql, tolerance, NoRows.UNKNOWN);
    }

    private static ReconciliationResult run(String sql, String tolerance, NoRows noRows) {
        Reconciliation reconciliation = new Reconciliation(
                "credit_equals_revenue",
                "Credit equals revenue.",
                "marketing-analytics",
                Severity.ERROR,
                new BigDecimal(tolerance),
                "A lost touch.",
                noRows,
                sql,
                "quality/reconciliations/credit_equals_revenue/query.sql");
        return Reconciler.run(session(), reconciliation, Map.of("model", "last"), tables(TABLES));
    }

    private static ReconciliationResult items(String values) {
        return run("select * from values %s as items (item, left_amount, right_amount)".formatted(values), "0.00");
    }

    @Test
    void oneCentTooFewFailsAndIsNamed() {
        CheckResult check = run(CREDIT_EQUALS_REVENUE, "0.00").asCheck();

        assertThat(check.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(check.closesGate()).isTrue();
        assertThat(check.table()).isEqualTo("reconciliations");
        assertThat(check.rule()).isEqualTo("credit_equals_revenue");
        assertThat(check.description()).isEqualTo("Credit equals revenue. Usual causes: A lost touch.");
        assertThat(check.expected()).isEqualTo("left must equal right for each item");
        assertThat(check.found()).isEqualTo("1 of 3 items disagree");
        assertThat(check.sampleKeys()).containsExactly("last: left 99.99, right 100.00, difference -0.01");
    }

    @Test
    void aDifferenceWithinTheToleranceAgrees() {
        ReconciliationResult result = run(CREDIT_EQUALS_REVENUE, "0.01");

        assertThat(result.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(result.items()).extracting(ReconciledItem::item).containsExactly("first", "last", "linear");
        assertThat(result.items().get(1).difference()).contains(new BigDecimal("-0.01"));
        assertThat(result.asCheck().expected()).isEqualTo("left must equal right for each item, within 0.01");
        assertThat(result.asCheck().found()).isEqualTo("3 of 3 items agree");
    }

    @Test
    void amountsAreComparedAsExactDecimals() {
        // As doubles these two are equal.
        ReconciliationResult result =
                items("('total', 9007199254740993.01, 9007199254740993.02), ('scale', 1.5, 1.500)");

        assertThat(result.items())
                .extracting(ReconciledItem::status)
                .containsExactly(CheckStatus.PASSED, CheckStatus.FAILED);
    }

    @Test
    void anItemMissingOnOneSideDisagrees() {
        CheckResult check = items("('2026-01', 5.00, 5.00), ('2026-02', 7.00, null), ('2026-03', null, 0.00)")
                .asCheck();

        assertThat(check.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(check.found()).isEqualTo("2 of 3 items disagree");
        assertThat(check.sampleKeys())
                .containsExactly("2026-02: left 7.00, right missing", "2026-03: left missing, right 0.00");
    }

    @Test
    void nothingComparedIsNotAgreement() {
        assertObstacle(
                run(CREDIT_EQUALS_REVENUE.replace("group by", "where false group by"), "0"),
                "the select returned no row, so nothing was compared");
        assertObstacle(
                items("('2026-01', cast(null as bigint), cast(null as bigint)), ('2026-02', 1, 1)"),
                "1 of 2 items have no amount on either side");
    }

    @Test
    void nothingOnEitherSideIsAgreementWhereTheRuleSaysSo() {
        String nothing = CREDIT_EQUALS_REVENUE.replace("group by", "where false group by");

        CheckResult check = run(nothing, "0", NoRows.AGREE).asCheck();

        assertThat(check.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(check.found()).isEqualTo("no items on either side");
        assertThat(run(CREDIT_EQUALS_REVENUE, "0", NoRows.AGREE).status()).isEqualTo(CheckStatus.FAILED);
        assertThat(run("select item from fct_missing", "0", NoRows.AGREE).status())
                .isEqualTo(CheckStatus.COULD_NOT_CHECK);
    }

    @Test
    void valuesArePassedAsNamedParameters() {
        String sql = CREDIT_EQUALS_REVENUE.replace("group by", "where credit.model = :model group by");

        assertThat(run(sql, "0").items()).extracting(ReconciledItem::item).containsExactly("last");
        assertObstacle(run(sql.replace(":model", ":modell"), "0"), "UNBOUND_SQL_PARAMETER");
    }

    @Test
    void aSelectThatCannotBeComparedSaysNothingOfTheData() {
        assertObstacle(
                run("select 1 as item, 2 as left_amount", "0"),
                "the select returns item, left_amount; it must return item, left_amount, right_amount");
        assertObstacle(
                items("('a', 1.0d, 1.0)"), "left_amount is DOUBLE; amounts are compared exactly, as decimal or bigint");
        assertObstacle(items("(null, 1, 1)"), "the select returned a row whose item is null");
        assertObstacle(items("('a', 1, 1), ('a', 1, 1)"), "the select returned item a twice");
        assertObstacle(run("select item from fct_missing", "0"), "there is no table fct_missing");
        assertObstacle(run("select item frm fct_opportunity x", "0"), "Syntax error at or near");
        assertObstacle(run("select amount from fct_opportunity", "0"), "`amount` cannot be resolved");
        assertObstacle(run("select item from gold.analytics.fct_spend", "0"), "which is the release that is served");
    }

    private static void assertObstacle(ReconciliationResult result, String reason) {
        CheckResult check = result.asCheck();
        assertThat(check.status()).as(reason).isEqualTo(CheckStatus.COULD_NOT_CHECK);
        assertThat(check.closesGate()).as(reason).isTrue();
        assertThat(check.found()).contains(reason);
    }
}
