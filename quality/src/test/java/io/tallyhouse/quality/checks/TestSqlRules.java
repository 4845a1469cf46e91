package io.tallyhouse.quality.checks;

import static io.tallyhouse.quality.OneSession.rows;
import static io.tallyhouse.quality.OneSession.tables;
import static io.tallyhouse.quality.checks.Contracts.expect;
import static io.tallyhouse.quality.checks.Contracts.key;
import static io.tallyhouse.quality.checks.Contracts.none;
import static io.tallyhouse.quality.checks.Contracts.optional;
import static io.tallyhouse.quality.checks.Contracts.percentBelow;
import static io.tallyhouse.quality.checks.Contracts.rule;
import static io.tallyhouse.quality.checks.Contracts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.contracts.QualityRule;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TestSqlRules {
    private static final Dataset<Row> COSTS = rows(
            "ad_id string, cost_amount decimal(20,6), clicks bigint",
            "('1', 0.5, 1), ('2', -0.000001, 2), ('3', null, 3), ('4', -7, 0)");

    private static CheckResult check(QualityRule rule) {
        Map<String, Dataset<Row>> others = Map.of("dim_ad", rows("ad_id string", "('1'), ('2')"));
        List<CheckResult> results = new TableChecks(
                        "gold.analytics.fct_ad",
                        Contracts.FILE,
                        table(List.of(key(1, "ad_id"), optional("cost_amount", rule), optional("clicks"))))
                .run(COSTS, tables(others), Instant.EPOCH);
        return results.get(1);
    }

    private static CheckResult check(String sql) {
        return check(none("the_rule", new Measure.SqlNumber(sql)));
    }

    @Test
    void aCountOfRowsShowsWhichTheyAre() {
        CheckResult result = check("select count(*) from {object} where {property} < 0");

        assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(result.found()).isEqualTo("2 of 4 rows");
        assertThat(result.sampleKeys())
                .containsExactly("ad_id=2, cost_amount=-0.000001", "ad_id=4, cost_amount=-7.000000");
    }

    @Test
    void aCountOfRowsMayBeWrittenInManyWays() {
        assertThat(check("SELECT COUNT(1) AS n\nFROM {object}\nWHERE {object}.{property} < 0 or fct_touch.clicks = 1;")
                        .found())
                .isEqualTo("3 of 4 rows");
    }

    @Test
    void aConditionThatIsNeitherTrueNorFalseBreaksNothing() {
        // The third row's cost is null: both conditions are unknown there, as in a where clause.
        assertThat(check("select count(*) from {object} where not ({property} >= 0)")
                        .found())
                .isEqualTo("2 of 4 rows");
    }

    @Test
    void anyOtherSelectOfOneNumberIsRunAsWritten() {
        CheckResult result = check("select sum({property}) from {object}");

        assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(result.found()).isEqualTo("-6.500001");
        assertThat(result.value()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("-6.500001"));
        assertThat(result.offendingRows()).isEmpty();
        assertThat(check("select count(*) from {object} where ad_id in ('select') and clicks > 9")
                        .status())
                .isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void aSelectMayReadOtherTables() {
        String sql =
                "with known as (select ad_id from dim_ad) select count(*) from {object} where {object}.ad_id not in "
                        + "(select ad_id from known)";

        assertThat(check(sql).found()).isEqualTo("2");
    }

    @Test
    void aSelectsCountMayBeHeldAsAShareOfRows() {
        Measure grouped =
                new Measure.SqlNumber("select count(*) from (select distinct clicks from {object} where clicks > 1)");

        assertThat(check(rule("share", grouped, percentBelow("50"))).found()).isEqualTo("50 percent (2 of 4 rows)");
        assertThat(check(rule(
                                "share",
                                new Measure.SqlNumber("select sum({property}) from {object}"),
                                percentBelow("50")))
                        .found())
                .isEqualTo("a percentage needs a count of rows, but the select returned -6.500001");
    }

    @Test
    void aSelectThatCannotBeRunSaysNothingOfTheData() {
        assertCouldNotCheck("select count(*) from {object} where colour = 'red'", "`colour` cannot be resolved");
        assertCouldNotCheck(
                "select count(*) from {object} where sum(clicks) > 1",
                "WHERE condition \"(sum(clicks) > 1)\" contains invalid expressions");
        assertCouldNotCheck("select count(*) form {object}", "Syntax error at or near");
        assertCouldNotCheck("select count(*) from {object} where clicks >", "Syntax error at or near end of input");
        assertCouldNotCheck(
                "select clicks from {object}", "the select returns more than one row instead of one number");
        assertCouldNotCheck("select clicks from {object} where false limit 1", "the select returns no row instead");
        assertCouldNotCheck("select 1, 2 from {object}", "the select returns 2 columns instead of one number");
        assertCouldNotCheck("select max(ad_id) from {object}", "the select returns STRING instead of a number");
        assertCouldNotCheck("select sum(clicks) from {object} where clicks > 99", "the select returns null instead");
        assertCouldNotCheck("select count(*) from fct_missing", "there is no table fct_missing");
        assertCouldNotCheck(
                "select count(*) from gold.analytics.fct_ad",
                "it reads gold.analytics.fct_ad, which is the release that is served, not the one being checked");
    }

    private static void assertCouldNotCheck(String sql, String reason) {
        CheckResult result = check(sql);
        assertThat(result.status()).as(sql).isEqualTo(CheckStatus.COULD_NOT_CHECK);
        assertThat(result.found()).as(sql).contains(reason);
        assertThat(result.value()).as(sql).isEmpty();
    }

    @Test
    void aPropertyNeedsAColumn() {
        CheckResult result = new TableChecks(
                        "gold.analytics.fct_ad",
                        Contracts.FILE,
                        table(
                                List.of(),
                                none("r", new Measure.SqlNumber("select count(*) from {object} where {property} < 0"))))
                .run(COSTS, tables(Map.of()), Instant.EPOCH)
                .get(0);

        assertThat(result.found()).isEqualTo("{property} stands for a column, but the rule is written under no column");
    }

    @Test
    void aShareOfAMeasureWithoutRowsMakesNoSense() {
        CheckResult result = check(rule("r", new Measure.RowCount(), percentBelow("5")));

        assertThat(result.status()).isEqualTo(CheckStatus.COULD_NOT_CHECK);
        assertThat(result.found()).isEqualTo("the rule expects a percentage, but its measure does not count bad rows");
        assertThat(check(rule("r", new Measure.RowCount(), expect(Operator.MUST_BE, "4")))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
    }
}
