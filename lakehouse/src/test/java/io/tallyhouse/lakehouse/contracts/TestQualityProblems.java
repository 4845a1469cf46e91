package io.tallyhouse.lakehouse.contracts;

import static io.tallyhouse.lakehouse.contracts.Drafts.GOLD;
import static io.tallyhouse.lakehouse.contracts.Drafts.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be wrong with a quality rule. Each test spoils one place of a good contract. */
final class TestQualityProblems {
    @Test
    void aRuleNeedsAnId() {
        assertThat(new Drafts().with(SOURCE, "id: some_rows, ", "").problems())
                .containsExactly("shop:41: a quality rule of `sale` has no id. Add `id`, a name in snake_case.");
    }

    @Test
    void anIdWithABlankIsRefused() {
        assertThat(new Drafts().with(SOURCE, "id: some_rows", "id: some rows").problems())
                .containsExactly(
                        "shop:41: `id` is `some rows`, which ODCS does not allow. Use letters, digits, _ and - only.");
    }

    @Test
    void ruleIdsAreUniqueInATable() {
        assertThat(new Drafts()
                        .with(SOURCE, "id: some_rows", "id: some_amounts")
                        .problems())
                .containsExactly(
                        "shop:41: quality rule `some_amounts` stands twice in table `sale`. Rename one of them.");
    }

    @Test
    void anUnknownMetricIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "metric: rowCount", "metric: rowCounts")
                        .problems())
                .containsExactly(
                        "shop:41: metric `rowCounts` cannot be checked. Use one of rowCount, nullValues, invalidValues, duplicateValues, or a rule of type sql.");
    }

    @Test
    void aMetricThatWeCannotCheckIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "metric: nullValues", "metric: missingValues")
                        .problems())
                .containsExactly(
                        "shop:37: metric `missingValues` cannot be checked. Use one of rowCount, nullValues, invalidValues, duplicateValues, or a rule of type sql.");
    }

    @Test
    void aRuleMeasuresSomething() {
        assertThat(new Drafts().with(SOURCE, "metric: rowCount, ", "").problems())
                .containsExactly("shop:41: the rule measures nothing. Add `metric`, or `type: sql` and `query`.");
    }

    @Test
    void aRuleHasOneBound() {
        assertThat(new Drafts()
                        .with(SOURCE, "mustBeBetween: [1, 1000]", "mustBe: 1, mustNotBe: 2")
                        .problems())
                .containsExactly(
                        "shop:41: the rule has several bounds: mustBe, mustNotBe. Write one of mustBe, mustNotBe, mustBeGreaterThan, mustBeGreaterOrEqualTo, mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween, mustNotBeBetween.");
    }

    @Test
    void aRuleHasABound() {
        assertThat(new Drafts().with(SOURCE, "mustBeBetween: [1, 1000], ", "").problems())
                .containsExactly(
                        "shop:41: the rule does not say which values are good. Write one of mustBe, mustNotBe, mustBeGreaterThan, mustBeGreaterOrEqualTo, mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween, mustNotBeBetween.");
    }

    @Test
    void aBoundIsANumber() {
        assertThat(new Drafts()
                        .with(SOURCE, "mustBeLessOrEqualTo: 5", "mustBeLessOrEqualTo: five")
                        .problems())
                .containsExactly("shop:37: `mustBeLessOrEqualTo` is not a number. Write a number.");
    }

    @Test
    void boundsAreInOrder() {
        assertThat(new Drafts().with(SOURCE, "[1, 1000]", "[1000, 1]").problems())
                .containsExactly("shop:41: 1000 is above 1. Write it as [lowest, highest].");
    }

    @Test
    void aRuleSaysWhatAFailureDoes() {
        assertThat(new Drafts().with(SOURCE, "severity: error, ", "").problems())
                .containsExactly(
                        "shop:41: the rule does not say what a failure does. Add `severity: error`, which closes the gate, or `severity: warning`.");
    }

    @Test
    void anUnknownSeverityIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "severity: error", "severity: fatal")
                        .problems())
                .containsExactly("shop:41: severity `fatal` is not known. Write `error` or `warning`.");
    }

    @Test
    void anUnknownDimensionIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "dimension: completeness", "dimension: wholeness")
                        .problems())
                .containsExactly(
                        "shop:37: `dimension` is `wholeness`, which ODCS does not know. Use one of `accuracy`, `completeness`, `conformity`, `consistency`, `coverage`, `timeliness`, `uniqueness`.");
    }

    @Test
    void anUnknownUnitIsRefused() {
        assertThat(new Drafts().with(SOURCE, "unit: percent", "unit: pieces").problems())
                .containsExactly("shop:37: unit `pieces` is not known. Write `rows` or `percent`.");
    }

    @Test
    void rowCountStandsAtATable() {
        assertThat(new Drafts()
                        .with(SOURCE, "metric: nullValues", "metric: rowCount")
                        .problems())
                .containsExactly("shop:37: rowCount stands at a column. Move the rule to the table.");
    }

    @Test
    void nullValuesStandsAtAColumn() {
        assertThat(new Drafts()
                        .with(SOURCE, "metric: rowCount", "metric: nullValues")
                        .problems())
                .containsExactly("shop:41: metric `nullValues` stands at a table. Move the rule to its column.");
    }

    @Test
    void duplicateValuesNamesItsColumns() {
        assertThat(new Drafts()
                        .with(SOURCE, "metric: rowCount,", "metric: duplicateValues,")
                        .problems())
                .containsExactly(
                        "shop:41: duplicateValues names no columns. Add `arguments: {properties: [column, …]}`.");
    }

    @Test
    void duplicateValuesNamesColumnsOfTheTable() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                "metric: rowCount,",
                                "metric: duplicateValues, arguments: {properties: [sale_id, shop]},")
                        .problems())
                .containsExactly("shop:41: column `shop` is not in table `sale`. Name a column of the table.");
    }

    @Test
    void invalidValuesSaysWhichAreValid() {
        assertThat(new Drafts()
                        .with(SOURCE, "metric: nullValues,", "metric: invalidValues,")
                        .problems())
                .containsExactly(
                        "shop:37: invalidValues does not say which values are valid. Add either `arguments: {validValues: [a, b]}` or `arguments: {pattern: '…'}`.");
    }

    @Test
    void aPatternIsARegularExpression() {
        assertThat(new Drafts()
                        .with(SOURCE, "metric: nullValues,", "metric: invalidValues, arguments: {pattern: '[a'},")
                        .problems())
                .containsExactly(
                        "shop:37: pattern `[a` is no regular expression: Unclosed character class. Mend it at character 2.");
    }

    @Test
    void anUnknownArgumentIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "metric: nullValues,", "metric: nullValues, arguments: {validValue: [1]},")
                        .problems())
                .containsExactly("shop:37: `validValue` is not a key of this metric's arguments. Delete it.");
    }

    @Test
    void anSqlRuleNeedsAQuery() {
        assertThat(new Drafts()
                        .with(GOLD, " query: \"select count(*) from {object} where sales < 0\",", "")
                        .problems())
                .containsExactly("gold/fct_sale:22: key `query` is missing. Add `query`.");
    }

    @Test
    void anSqlRuleReadsItsTable() {
        assertThat(new Drafts().with(GOLD, "{object}", "fct_sale").problems())
                .containsExactly(
                        "gold/fct_sale:22: the query does not read the table. Write `{object}` where the table's name belongs.");
    }

    @Test
    void anUnknownKeyOfARuleIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "id: some_rows,", "id: some_rows, descripton: x,")
                        .problems())
                .containsExactly(
                        "shop:41: `descripton` is not a key of a quality rule in ODCS. Did you mean `description`?");
    }

    @Test
    void aRuleKeyWithoutEffectIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "id: some_rows,", "id: some_rows, schedule: daily,")
                        .problems())
                .containsExactly("shop:41: `schedule` has no effect here. Delete it; rules are checked in every run.");
    }

    @Test
    void aRuleInProseCannotBeChecked() {
        assertThat(new Drafts()
                        .with(
                                GOLD,
                                "type: sql, query: \"select count(*) from {object} where sales < 0\", mustBe: 0,",
                                "type: text,")
                        .problems())
                .containsExactly(
                        "gold/fct_sale:22: a rule of type `text` cannot be checked. Use `library` or `sql`.",
                        "gold/fct_sale:22: the rule does not say which values are good. Write one of mustBe, mustNotBe, mustBeGreaterThan, mustBeGreaterOrEqualTo, mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween, mustNotBeBetween.");
    }
}
