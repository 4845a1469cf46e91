package io.tallyhouse.quality.checks;

import static io.tallyhouse.quality.OneSession.noRows;
import static io.tallyhouse.quality.OneSession.rows;
import static io.tallyhouse.quality.OneSession.tables;
import static io.tallyhouse.quality.checks.Contracts.expect;
import static io.tallyhouse.quality.checks.Contracts.key;
import static io.tallyhouse.quality.checks.Contracts.none;
import static io.tallyhouse.quality.checks.Contracts.optional;
import static io.tallyhouse.quality.checks.Contracts.percentBelow;
import static io.tallyhouse.quality.checks.Contracts.personal;
import static io.tallyhouse.quality.checks.Contracts.personalKey;
import static io.tallyhouse.quality.checks.Contracts.reference;
import static io.tallyhouse.quality.checks.Contracts.required;
import static io.tallyhouse.quality.checks.Contracts.rule;
import static io.tallyhouse.quality.checks.Contracts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.contracts.Column.Reference;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.Contract.Layer;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import io.tallyhouse.lakehouse.contracts.TableContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TestTableChecks {
    private static final Instant AS_OF = Instant.parse("2026-03-02T07:00:00Z");
    private static final TableContract KEYED = table(List.of(key(1, "source"), key(2, "touch_id")));

    private static List<CheckResult> check(TableContract contract, Dataset<Row> table) {
        return check(contract, table, Map.of());
    }

    private static List<CheckResult> check(
            TableContract contract, Dataset<Row> table, Map<String, Dataset<Row>> others) {
        return new TableChecks("gold.analytics.fct_touch", Contracts.FILE, contract).run(table, tables(others), AS_OF);
    }

    private static CheckResult only(TableContract contract, Dataset<Row> table) {
        List<CheckResult> results = check(contract, table);
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static CheckResult measured(Measure measure, Dataset<Row> table) {
        return only(table(List.of(optional("channel", none("the_rule", measure)))), table);
    }

    @Test
    void aKeyIsUniqueWithoutBeingWritten() {
        CheckResult result = only(KEYED, rows("source string, touch_id string", "('a', '1'), ('a', '2'), ('b', '1')"));

        assertThat(result.rule()).isEqualTo("key_is_unique");
        assertThat(result.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(result.expected()).isEqualTo("must be 0");
        assertThat(result.found()).isEqualTo("0 of 3 rows");
        assertThat(result.file()).isEqualTo(Contracts.FILE);
        assertThat(result.sampleKeys()).isEmpty();
    }

    @Test
    void eachRowBeyondTheFirstOfItsKeyIsCounted() {
        CheckResult result = only(
                KEYED,
                rows("source string, touch_id string", "('b', '9'), ('a', '1'), ('b', '9'), ('a', '1'), ('a', '1')"));

        assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(result.offendingRows()).isEqualTo(OptionalLong.of(3));
        assertThat(result.found()).isEqualTo("3 of 5 rows");
        assertThat(result.sampleKeys()).containsExactly("source=a, touch_id=1", "source=b, touch_id=9");
    }

    @Test
    void nullEqualsNullInAKey() {
        // Deequ's own uniqueness passes over rows whose key is all null: two of them would go unseen.
        CheckResult result = only(
                KEYED,
                rows(
                        "source string, touch_id string",
                        "(null, null), (null, null), ('a', null), ('a', null), ('a', '1'), (null, '1')"));

        assertThat(result.offendingRows()).isEqualTo(OptionalLong.of(2));
        assertThat(result.sampleKeys()).containsExactly("source=null, touch_id=null", "source=a, touch_id=null");
    }

    @Test
    void aRequiredColumnIsCompleteWithoutBeingWritten() {
        List<CheckResult> results = check(
                table(List.of(key(1, "touch_id"), required("channel"))),
                rows(
                        "touch_id string, channel string",
                        "('7', null), ('3', null), ('1', 'email'), ('6', null), ('5', null), ('4', null), ('2', null)"));

        assertThat(results).extracting(CheckResult::rule).containsExactly("key_is_unique", "channel_is_complete");
        assertThat(results.get(0).status()).isEqualTo(CheckStatus.PASSED);
        assertThat(results.get(1).status()).isEqualTo(CheckStatus.FAILED);
        assertThat(results.get(1).found()).isEqualTo("6 of 7 rows");
        assertThat(results.get(1).sampleKeys())
                .containsExactly("touch_id=2", "touch_id=3", "touch_id=4", "touch_id=5", "touch_id=6");
    }

    @Test
    void valuesMustBeAmongThoseAccepted() {
        Measure accepted = new Measure.NotAmong("channel", List.of("email", "event"));

        assertThat(measured(accepted, rows("channel string", "('email'), ('event'), (null)"))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        CheckResult failed = measured(accepted, rows("channel string", "('email'), ('Email'), (null), ('tv')"));
        assertThat(failed.offendingRows()).isEqualTo(OptionalLong.of(2));
        assertThat(failed.sampleKeys()).containsExactly("channel=Email", "channel=tv");
    }

    @Test
    void acceptedValuesAreReadInTheColumnsType() {
        Measure accepted = new Measure.NotAmong("channel", List.of("1", "2.50"));

        assertThat(measured(accepted, rows("channel decimal(10,2)", "(1.00), (2.5), (null)"))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(measured(accepted, rows("channel bigint", "(1), (2)")).offendingRows())
                .isEqualTo(OptionalLong.of(1));
        assertThat(measured(accepted, rows("channel date", "('2026-03-01')")).found())
                .isEqualTo("the accepted value 1 is not a DATE");
        assertThat(measured(
                                new Measure.NotAmong("channel", List.of("2026-03-01")),
                                rows("channel date", "('2026-03-01'), ('2026-03-02')"))
                        .offendingRows())
                .isEqualTo(OptionalLong.of(1));
        assertThat(measured(
                                new Measure.NotAmong("channel", List.of("true")),
                                rows("channel boolean", "(true), (false)"))
                        .offendingRows())
                .isEqualTo(OptionalLong.of(1));
    }

    @Test
    void valuesMustMatchAPattern() {
        Measure pattern = new Measure.NotMatching("channel", "^[^@]+@[^@\\s']+\\.\\w+$");

        assertThat(measured(pattern, rows("channel string", "('a@b.de'), (null)"))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(measured(pattern, rows("channel string", "('a@b.de'), ('a@b'), ('')"))
                        .offendingRows())
                .isEqualTo(OptionalLong.of(2));
    }

    @Test
    void duplicatesOfOtherColumnsAreCounted() {
        CheckResult result = measured(
                new Measure.DuplicateValues(List.of("channel")),
                rows("channel string", "('email'), ('tv'), (null), ('tv'), (null)"));

        assertThat(result.offendingRows()).isEqualTo(OptionalLong.of(2));
        assertThat(result.sampleKeys()).containsExactly("channel=null", "channel=tv");
    }

    @Test
    void rowsAreCountedAgainstEachKindOfBound() {
        Dataset<Row> three = rows("channel string", "('a'), ('b'), ('c')");
        Measure count = new Measure.RowCount();
        TableContract contract = table(
                List.of(),
                rule("is_three", count, expect(Operator.MUST_BE, "3")),
                rule("is_not_three", count, expect(Operator.MUST_NOT_BE, "3")),
                rule("above_two", count, expect(Operator.MUST_BE_GREATER_THAN, "2")),
                rule("above_three", count, expect(Operator.MUST_BE_GREATER_THAN, "3")),
                rule("below_three", count, expect(Operator.MUST_BE_LESS_THAN, "3")));

        assertThat(check(contract, three))
                .extracting(result -> "%s %s: %s, found %s"
                        .formatted(result.rule(), result.status(), result.expected(), result.found()))
                .containsExactly(
                        "is_three PASSED: must be 3, found 3",
                        "is_not_three FAILED: must not be 3, found 3",
                        "above_two PASSED: must be greater than 2, found 3",
                        "above_three FAILED: must be greater than 3, found 3",
                        "below_three FAILED: must be less than 3, found 3");
    }

    @Test
    void aShareOfRowsIsHeldExactly() {
        Measure nulls = new Measure.NullValues("channel");
        Dataset<Row> oneInThree = rows("channel string", "('a'), (null), ('c')");

        CheckResult failed = only(table(List.of(), rule("share", nulls, percentBelow("33.3333"))), oneInThree);
        assertThat(failed.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(failed.expected()).isEqualTo("must be less than 33.3333 percent");
        assertThat(failed.found()).isEqualTo("33.3333 percent (1 of 3 rows)");
        assertThat(only(table(List.of(), rule("share", nulls, percentBelow("33.3334"))), oneInThree)
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(table(List.of(), rule("share", nulls, percentBelow("1"))), noRows("channel string"))
                        .found())
                .isEqualTo("0 percent (0 of 0 rows)");
    }

    @Test
    void aReferenceMustBeFoundInTheOtherTable() {
        TableContract contract = table(
                List.of(key(1, "touch_id"), reference("campaign_id", "dim_campaign", "campaign_id")),
                none("campaign_is_planned", new Measure.Orphans("campaign_id", new Reference("plan", "code"))));
        Dataset<Row> touches =
                rows("touch_id string, campaign_id string", "('1', 'c1'), ('2', 'gone'), ('3', null), ('4', 'gone')");
        Map<String, Dataset<Row>> others = Map.of(
                // Twice the same campaign: a join must not count its touches twice.
                "dim_campaign", rows("campaign_id string", "('c1'), ('c1'), ('c2'), (null)"),
                "plan", rows("code string", "('c1'), ('gone')"));

        List<CheckResult> results = check(contract, touches, others);

        assertThat(results.get(0).found()).isEqualTo("0 of 4 rows");
        assertThat(results.get(1).rule()).isEqualTo("campaign_id_is_in_dim_campaign");
        assertThat(results.get(1).found()).isEqualTo("2 of 4 rows");
        assertThat(results.get(1).sampleKeys())
                .containsExactly("touch_id=2, campaign_id=gone", "touch_id=4, campaign_id=gone");
        assertThat(results.get(2).status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void aTableMayReferToItself() {
        Dataset<Row> campaigns =
                rows("campaign_id string, parent_id string", "('1', null), ('2', '1'), ('3', 'gone'), ('4', '2')");
        TableContract contract = table(
                List.of(key(1, "campaign_id")),
                none("parent_exists", new Measure.Orphans("parent_id", new Reference("campaign", "campaign_id"))));

        assertThat(check(contract, campaigns, Map.of("campaign", campaigns))
                        .get(1)
                        .sampleKeys())
                .containsExactly("campaign_id=3, parent_id=gone");
    }

    @Test
    void freshnessCountsWholeHoursToTheRunsInstant() {
        TableContract contract = table(
                List.of(),
                rule("fresh", new Measure.HoursSince("touch_at"), expect(Operator.MUST_BE_LESS_OR_EQUAL_TO, "30")));

        CheckResult fresh = only(
                contract, rows("touch_at timestamp", "('2026-02-01T00:00:00Z'), (null), ('2026-03-01T00:00:00.001Z')"));
        assertThat(fresh.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(fresh.found())
                .isEqualTo("30 hours: newest touch_at is 2026-03-01T00:00:00.001Z, as of 2026-03-02T07:00:00Z");
        CheckResult stale = only(contract, rows("touch_at timestamp", "('2026-03-01T00:00:00Z')"));
        assertThat(stale.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(stale.value()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("31"));
        assertThat(stale.offendingRows()).isEmpty();
        assertThat(only(contract, rows("touch_at date", "('2026-03-01')")).found())
                .startsWith("31 hours");
    }

    @Test
    void nothingIsFreshInAnEmptyTable() {
        TableContract contract = table(
                List.of(), rule("fresh", new Measure.HoursSince("touch_at"), expect(Operator.MUST_BE_LESS_THAN, "30")));

        CheckResult result = only(contract, noRows("touch_at timestamp"));

        assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(result.found()).isEqualTo("no value in touch_at, so nothing is fresh");
    }

    @Test
    void anEmptyTableHasNoBadRows() {
        List<CheckResult> results = check(
                table(List.of(key(1, "touch_id"), required("channel")), none("no_rows", new Measure.RowCount())),
                noRows("touch_id string, channel string"));

        assertThat(results).extracting(CheckResult::status).containsOnly(CheckStatus.PASSED);
        assertThat(results).extracting(CheckResult::found).containsExactly("0 of 0 rows", "0 of 0 rows", "0");
    }

    @Test
    void personalValuesAreMaskedInSamples() {
        CheckResult result = only(
                table(List.of(personalKey(1, "email"), key(2, "touch_id"))),
                rows("email string, touch_id string", "('a@b.de', '1'), ('a@b.de', '1')"));
        assertThat(result.sampleKeys()).containsExactly("email=(masked), touch_id=1");

        CheckResult pattern = only(
                table(List.of(personal("email", none("email_form", new Measure.NotMatching("email", "@"))))),
                rows("email string", "('not an address')"));
        assertThat(pattern.sampleKeys()).containsExactly("email=(masked)");
    }

    @Test
    void aTableIsNamedByItsLayer() {
        assertThat(TableChecks.of(contract("fct_touch", Layer.GOLD), KEYED).name())
                .isEqualTo("gold.analytics.fct_touch");
        assertThat(TableChecks.of(contract("fct_touch", Layer.SILVER), KEYED).name())
                .isEqualTo("silver.core.fct_touch");
        assertThat(TableChecks.of(contract("marketo", Layer.SOURCE), KEYED).name())
                .isEqualTo("bronze.marketo.fct_touch");
    }

    private static Contract contract(String id, Layer layer) {
        return new Contract(
                id, layer, Contracts.FILE, "1.0.0", "d", "p", "o", "P1Y", List.of(KEYED), List.of(), Optional.empty());
    }
}
