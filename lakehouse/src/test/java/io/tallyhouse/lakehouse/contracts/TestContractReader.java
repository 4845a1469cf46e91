package io.tallyhouse.lakehouse.contracts;

import static io.tallyhouse.lakehouse.contracts.Drafts.FEED;
import static io.tallyhouse.lakehouse.contracts.Drafts.GOLD;
import static io.tallyhouse.lakehouse.contracts.Drafts.QUERY;
import static io.tallyhouse.lakehouse.contracts.Drafts.SILVER;
import static io.tallyhouse.lakehouse.contracts.Drafts.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.contracts.Column.Mask;
import io.tallyhouse.lakehouse.contracts.Column.Reference;
import io.tallyhouse.lakehouse.contracts.Contract.Feed;
import io.tallyhouse.lakehouse.contracts.Contract.KeyedInput;
import io.tallyhouse.lakehouse.contracts.Contract.Layer;
import io.tallyhouse.lakehouse.contracts.Contract.Refresh;
import io.tallyhouse.lakehouse.contracts.QualityRule.Expectation;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import io.tallyhouse.lakehouse.contracts.QualityRule.Operator;
import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.errors.UserError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestContractReader {
    @Test
    void aSourceIsReadWhole() {
        Contract shop = new Drafts().read().source("shop").orElseThrow();

        assertThat(shop.layer()).isEqualTo(Layer.SOURCE);
        assertThat(shop.file()).isEqualTo(SOURCE);
        assertThat(shop.version()).isEqualTo("1.0.0");
        assertThat(shop.domain()).isEqualTo("sales");
        assertThat(shop.purpose()).isEqualTo("Sales of the shop.");
        assertThat(shop.owner()).isEqualTo("ann");
        assertThat(shop.retention()).isEqualTo("P37M");
        assertThat(shop.refresh()).isEmpty();
        assertThat(shop.feeds())
                .containsExactly(new Feed("sale", "sale.sql", "select sale_id as sale_id from sale", List.of("store")));
        assertThat(shop.tables()).extracting(TableContract::name).containsExactly("sale", "store");
    }

    @Test
    void aTableIsReadWhole() {
        TableContract sale =
                new Drafts().read().source("shop").orElseThrow().table("sale").orElseThrow();

        assertThat(sale.description()).isEqualTo("Sales.");
        assertThat(sale.grain()).isEqualTo("One row per sale.");
        assertThat(sale.aliases()).containsExactly("Orders", "order_export");
        assertThat(sale.key()).containsExactly("sale_id");
        assertThat(sale.entityKey()).as("the key, as none is given").containsExactly("sale_id");
        assertThat(sale.loadedAt()).contains("_synced");
        assertThat(sale.cursor()).contains("sold_at");
        assertThat(sale.deleted()).contains("is_deleted");
    }

    @Test
    void anEntityKeyMayBeLessThanTheKey() {
        TableContract store =
                new Drafts().read().source("shop").orElseThrow().table("store").orElseThrow();

        assertThat(store.key()).containsExactly("store_id", "changed_date");
        assertThat(store.entityKey()).containsExactly("store_id");
    }

    @Test
    void columnsAreReadWhole() {
        TableContract sale =
                new Drafts().read().source("shop").orElseThrow().table("sale").orElseThrow();

        assertThat(sale.column("email"))
                .contains(new Column(
                        "email",
                        "string",
                        "Buyer.",
                        false,
                        0,
                        List.of(),
                        Optional.empty(),
                        "restricted",
                        true,
                        Optional.of(Mask.KEYED_TOKEN),
                        Optional.empty(),
                        List.of()));
        assertThat(sale.column("store_id").orElseThrow().reference()).contains(new Reference("store", "store_id"));
        assertThat(sale.column("sold_at").orElseThrow().format()).contains("dd.MM.yyyy HH:mm");
        assertThat(sale.column("amount").orElseThrow().type()).isEqualTo("decimal(20,2)");
        assertThat(sale.column("amount").orElseThrow().classification()).isEqualTo("internal");
    }

    @Test
    void rulesOfColumnsTableAndServiceLevelsAreTheTablesRules() {
        TableContract sale =
                new Drafts().read().source("shop").orElseThrow().table("sale").orElseThrow();

        assertThat(sale.allRules())
                .containsExactly(
                        new QualityRule(
                                "some_amounts",
                                "",
                                new Measure.NullValues("amount"),
                                new Expectation(
                                        Operator.MUST_BE_LESS_OR_EQUAL_TO,
                                        BigDecimal.valueOf(5),
                                        BigDecimal.valueOf(5),
                                        true),
                                Severity.WARNING,
                                "completeness",
                                SOURCE,
                                37),
                        new QualityRule(
                                "some_rows",
                                "",
                                new Measure.RowCount(),
                                new Expectation(
                                        Operator.MUST_BE_BETWEEN, BigDecimal.ONE, BigDecimal.valueOf(1000), false),
                                Severity.ERROR,
                                "completeness",
                                SOURCE,
                                41),
                        new QualityRule(
                                "freshness_sold_at",
                                "",
                                new Measure.HoursSince("sold_at"),
                                Expectation.of(Operator.MUST_BE_LESS_OR_EQUAL_TO, BigDecimal.valueOf(48)),
                                Severity.WARNING,
                                "timeliness",
                                SOURCE,
                                12));
    }

    @Test
    void everyOtherMeasureIsRead() {
        assertThat(measure("metric: nullValues,", "metric: duplicateValues,"))
                .isEqualTo(new Measure.DuplicateValues(List.of("amount")));
        assertThat(measure("metric: nullValues,", "metric: invalidValues, arguments: {validValues: [1, '2', no]},"))
                .isEqualTo(new Measure.NotAmong("amount", List.of("1", "2", "no")));
        assertThat(measure("metric: nullValues,", "metric: invalidValues, arguments: {pattern: '[0-9.]+'},"))
                .isEqualTo(new Measure.NotMatching("amount", "[0-9.]+"));
        assertThat(measure("metric: nullValues,", "type: sql, query: 'select 1 from {object}',")
                        .toString())
                .as("unit has no effect there, and is among the problems")
                .contains("select 1 from {object}");
    }

    private static Measure measure(String old, String replacement) {
        Definitions definitions =
                ContractReader.read(new Drafts().with(SOURCE, old, replacement).files(), new Problems());
        return definitions
                .source("shop")
                .orElseThrow()
                .table("sale")
                .orElseThrow()
                .allRules()
                .get(0)
                .measure();
    }

    @Test
    void silverAndGoldAreFoundByName() {
        Definitions definitions = new Drafts().read();

        assertThat(definitions.silverTable("sale").orElseThrow().retention()).isEqualTo("P7Y");
        Contract fact = definitions.goldTable("fct_sale").orElseThrow();
        assertThat(fact.refresh())
                .contains(new Refresh(
                        "select sale_date as day, count(*) as sales from sale group by sale_date",
                        List.of("day"),
                        List.of(new KeyedInput("sale_history", List.of("sale_date"))),
                        Optional.empty()));
        assertThat(fact.tables().get(0).key()).containsExactly("day");
    }

    @Test
    void aFullRefreshHasNoKeys() {
        Definitions definitions = new Drafts()
                .with(GOLD, "mode: changed_keys, keys: [day], inputs: {sale_history: [sale_date]}", "mode: full")
                .read();

        assertThat(definitions
                        .goldTable("fct_sale")
                        .orElseThrow()
                        .refresh()
                        .orElseThrow()
                        .isFull())
                .isTrue();
    }

    @Test
    void aModelAndTheTableThatDeclaresItAreRead() {
        Definitions definitions = new Drafts()
                .with(
                        GOLD,
                        "mode: changed_keys, keys: [day], inputs: {sale_history: [sale_date]}",
                        "mode: full, model: forecast, definitions: fct_sale")
                .read();

        Contract.ModelUse use = definitions
                .goldTable("fct_sale")
                .orElseThrow()
                .refresh()
                .orElseThrow()
                .model()
                .orElseThrow();
        assertThat(use.name()).isEqualTo("forecast");
        assertThat(use.definitions()).contains("fct_sale");
    }

    @Test
    void aHeaderIsFoundByNameOrAliasHoweverItIsSpelled() {
        Contract shop = new Drafts().read().source("shop").orElseThrow();
        TableContract sale = shop.table("sale").orElseThrow();

        assertThat(sale.columnForHeader("SaleId")).map(Column::name).contains("sale_id");
        assertThat(sale.columnForHeader("order_id")).map(Column::name).contains("sale_id");
        assertThat(sale.columnForHeader("_Synced")).map(Column::name).contains("_synced");
        assertThat(sale.columnForHeader("synced")).isEmpty();
        assertThat(shop.tableForLandingName("Sale")).map(TableContract::name).contains("sale");
        assertThat(shop.tableForLandingName("Order Export"))
                .map(TableContract::name)
                .contains("sale");
        assertThat(shop.tableForLandingName("refund")).isEmpty();
    }

    @Test
    void theProblemsOfAllFilesAreToldInOneGo() {
        Drafts drafts = new Drafts()
                .without(SOURCE, "domain: sales\n")
                .with(SILVER, "version: 1.0.0", "version: [")
                .without(GOLD, "    description: Sales by day.\n");

        assertThatThrownBy(drafts::read)
                .isInstanceOf(UserError.class)
                .hasMessage("""
                        Cannot use the contracts: 3 problems.
                        models/gold/fct_sale/contract.odcs.yaml:14: table `fct_sale` has no description. Add `description`: what it holds.
                        pipelines/silver/sale/contract.odcs.yaml:7: is not YAML: expected ',' or ']', but got :. Mend the line or the one before it.
                        pipelines/sources/shop/contract.odcs.yaml:1: the contract has no domain. Add `domain`, the part of the business it belongs to.""")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void whatTheSchemaAloneFindsIsNotLost() {
        assertThat(new Drafts()
                        .with(SOURCE, "unit: mo", "unit: mo, valueExt: [1]")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("shop:1: does not follow ODCS 3.1.0: $.slaProperties[0].valueExt: ");
    }

    @Test
    void aFileThatIsNoMappingIsRefused() {
        assertThat(new Drafts().add(SILVER, "- a\n- b\n").problems())
                .containsExactly("silver/sale:1: the file is no mapping. Write a contract as ODCS says.");
    }

    @Test
    void anEmptySelectIsRefused() {
        assertThat(new Drafts().add(FEED, " \n").add(QUERY, "").problems())
                .containsExactly(
                        "gold/fct_sale:3: file models/gold/fct_sale/query.sql is empty. Write the select.",
                        "shop:14: file pipelines/sources/shop/sale.sql is empty. Write the select.");
    }

    @Test
    void aMissingSelectIsRefused() {
        assertThat(new Drafts().delete(FEED).delete(QUERY).problems())
                .containsExactly(
                        "gold/fct_sale:3: file models/gold/fct_sale/query.sql is missing. Write it.",
                        "shop:14: file pipelines/sources/shop/sale.sql is missing. Write it.");
    }

    @Test
    void filesThatNothingReadsAreRefused() {
        assertThat(new Drafts()
                        .add("pipelines/sources/shop/old.sql", "select 1")
                        .add("pipelines/silver/sale/sale.sql", "select 1")
                        .add("models/gold/fct_sale/old.sql", "select 1")
                        .add("models/gold/fct_new/query.sql", "select 1")
                        .add("models/gold/stray.sql", "select 1")
                        .add("models/gold/fct_sale/contract.yaml", "a: 1")
                        .problems())
                .containsExactlyInAnyOrder(
                        "gold/fct_new: the folder holds SQL but no contract. Write contract.odcs.yaml in it.",
                        "gold/fct_sale/contract.yaml: a contract has another name. Rename it to contract.odcs.yaml.",
                        "gold/fct_sale:3: nothing reads old.sql. Move it into query.sql, or delete the file.",
                        "gold/stray.sql: the file lies where nothing reads it. Move it to pipelines/sources/<source>/, pipelines/silver/<table>/ or models/gold/<table>/.",
                        "shop:13: no feed names old.sql. Add it to the custom property `feeds`, or delete the file.",
                        "silver/sale:3: nothing reads sale.sql. Move it to the source whose rows it selects, or delete the file.");
    }

    @Test
    void aGoldTableMustNotTakeTheNameOfASilverTable() {
        Drafts drafts = new Drafts();
        drafts.add("models/gold/sale_history/query.sql", "select 1 as day");
        drafts.add(
                "models/gold/sale_history/contract.odcs.yaml", drafts.text(GOLD).replace("fct_sale", "sale_history"));

        assertThat(drafts.problems())
                .containsExactly(
                        "gold/sale_history:1: gold table `sale_history` has the name of a silver table or of its history. Rename it, as dim_, fct_ or mart_.");
    }

    @Test
    void theSchemaFindsNothingInGoodContracts() {
        assertThat(new Drafts().problems()).isEmpty();
    }
}
