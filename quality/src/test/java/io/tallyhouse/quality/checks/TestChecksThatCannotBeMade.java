package io.tallyhouse.quality.checks;

import static io.tallyhouse.quality.OneSession.rows;
import static io.tallyhouse.quality.OneSession.session;
import static io.tallyhouse.quality.OneSession.tables;
import static io.tallyhouse.quality.checks.Contracts.key;
import static io.tallyhouse.quality.checks.Contracts.none;
import static io.tallyhouse.quality.checks.Contracts.optional;
import static io.tallyhouse.quality.checks.Contracts.required;
import static io.tallyhouse.quality.checks.Contracts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.contracts.Column.Reference;
import io.tallyhouse.lakehouse.contracts.QualityRule;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.TableContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class TestChecksThatCannotBeMade {
    private static final Dataset<Row> TOUCHES = rows("touch_id string, clicks bigint", "('1', 1), ('1', null)");

    private static List<CheckResult> check(TableContract contract) {
        Map<String, Dataset<Row>> others = Map.of("dim_click", rows("clicks string", "('1')"));
        return new TableChecks("gold.analytics.fct_touch", Contracts.FILE, contract)
                .run(TOUCHES, tables(others), Instant.EPOCH);
    }

    private static void assertCouldNotCheck(Measure measure, String reason) {
        List<CheckResult> results = check(table(List.of(), none("the_rule", measure)));
        assertThat(results).extracting(CheckResult::status).containsExactly(CheckStatus.COULD_NOT_CHECK);
        assertThat(results).extracting(CheckResult::found).containsExactly(reason);
        assertThat(results).extracting(CheckResult::closesGate).containsExactly(true);
    }

    @Test
    void aColumnThatIsNotThereHidesNoOtherFinding() {
        List<CheckResult> results = check(table(List.of(key(1, "touch_id"), required("channel"), required("clicks"))));

        assertThat(results)
                .extracting(result -> result.rule() + " " + result.status() + ": " + result.found())
                .containsExactly(
                        "key_is_unique FAILED: 1 of 2 rows",
                        "channel_is_complete COULD_NOT_CHECK: table fct_touch has no column channel; it has touch_id, clicks",
                        "clicks_is_complete FAILED: 1 of 2 rows");
    }

    @Test
    void aTypeThatDoesNotFitIsNotBadData() {
        assertCouldNotCheck(
                new Measure.NotMatching("clicks", "^[0-9]+$"), "a pattern needs text, but column clicks is BIGINT");
        assertCouldNotCheck(
                new Measure.HoursSince("clicks"), "freshness needs a date or a timestamp, but column clicks is BIGINT");
        assertCouldNotCheck(
                new Measure.NotAmong("clicks", List.of("1", "many")), "the accepted value many is not a BIGINT");
        assertCouldNotCheck(
                new Measure.Orphans("clicks", new Reference("dim_click", "clicks")),
                "column clicks is BIGINT, but dim_click.clicks is STRING");
    }

    @Test
    void aReferenceToNothingIsNotBadData() {
        assertCouldNotCheck(
                new Measure.Orphans("clicks", new Reference("dim_none", "clicks")),
                "the referenced table dim_none cannot be read: there is no table dim_none");
        assertCouldNotCheck(
                new Measure.Orphans("clicks", new Reference("dim_click", "click")),
                "table dim_click has no column click; it has clicks");
    }

    @Test
    void aPatternThatDoesNotParseIsNotBadData() {
        assertCouldNotCheck(
                new Measure.NotMatching("touch_id", "[a-z"),
                "the pattern [a-z is not a regular expression: Unclosed character class");
    }

    @Test
    void aRuleThatFailsWhileItRunsHidesNoOtherFinding() {
        session()
                .udf()
                .register(
                        "explode_on_one",
                        (UDF1<Long, Boolean>) clicks -> {
                            throw new IllegalStateException("the engine failed");
                        },
                        DataTypes.BooleanType);
        QualityRule fails =
                none("fails", new Measure.SqlNumber("select count(*) from {object} where explode_on_one(clicks)"));

        List<CheckResult> results =
                check(table(List.of(key(1, "touch_id"), optional("clicks", fails), required("clicks"))));

        assertThat(results)
                .extracting(result -> result.rule() + " " + result.status() + ": " + result.found())
                .containsExactly(
                        "key_is_unique FAILED: 1 of 2 rows",
                        "clicks_is_complete FAILED: 1 of 2 rows",
                        "fails COULD_NOT_CHECK: the engine failed");
    }
}
