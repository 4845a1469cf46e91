package io.tallyhouse.lakehouse.contracts;

import static io.tallyhouse.lakehouse.contracts.Drafts.GOLD;
import static io.tallyhouse.lakehouse.contracts.Drafts.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be wrong between files. Each test spoils one place of a good contract. */
final class TestLinkProblems {
    @Test
    void aFeedNamesASilverTable() {
        assertThat(new Drafts().with(SOURCE, "table: sale,", "table: sales,").problems())
                .containsExactly("shop:14: silver table `sales` does not exist. Did you mean `sale`?");
    }

    @Test
    void aFeedNamesASilverTableThatIsToBeWritten() {
        assertThat(new Drafts().with(SOURCE, "table: sale,", "table: refund,").problems())
                .containsExactly(
                        "shop:14: silver table `refund` does not exist. Write its contract in pipelines/silver/refund.");
    }

    @Test
    void aLookupIsAnObjectOfTheSource() {
        assertThat(new Drafts()
                        .with(SOURCE, "lookups: [store]", "lookups: [stores]")
                        .problems())
                .containsExactly("shop:14: lookup `stores` is no object of source `shop`. Did you mean `store`?");
    }

    @Test
    void aLookupStandsOnce() {
        assertThat(new Drafts()
                        .with(SOURCE, "lookups: [store]", "lookups: [store, store]")
                        .problems())
                .containsExactly("shop:14: lookup `store` stands twice. Name it once.");
    }

    @Test
    void aFeedNamesAFileThatIsThere() {
        assertThat(new Drafts()
                        .with(SOURCE, "query: sale.sql", "query: sales.sql")
                        .problems())
                .containsExactly(
                        "shop:13: no feed names sale.sql. Add it to the custom property `feeds`, or delete the file.",
                        "shop:14: file pipelines/sources/shop/sales.sql is missing. Write it or name `sale.sql`.");
    }

    @Test
    void aFeedNeedsTableAndQuery() {
        assertThat(new Drafts()
                        .with(SOURCE, "{table: sale, query: sale.sql, lookups: [store]}", "{lookup: [store]}")
                        .problems())
                .containsExactly(
                        "shop:13: no feed names sale.sql. Add it to the custom property `feeds`, or delete the file.",
                        "shop:14: `lookup` is not a key of a feed. Did you mean `lookups`?",
                        "shop:14: a feed does not say which select makes its rows. Add `query`, a file beside the contract.",
                        "shop:14: a feed does not say which silver table it makes. Add `table`.");
    }

    @Test
    void aFileMakesOneFeed() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                "[{table: sale, query: sale.sql, lookups: [store]}]",
                                "[{table: sale, query: sale.sql},\n     {table: sale, query: sale.sql}]")
                        .problems())
                .containsExactly(
                        "shop:15: sale.sql makes a feed on line 14 already. Give each feed a file of its own.");
    }

    @Test
    void refreshKeysAreColumns() {
        assertThat(new Drafts().with(GOLD, "keys: [day]", "keys: [date]").problems())
                .containsExactly(
                        "gold/fct_sale:12: refresh key `date` is no column of table `fct_sale`. Name one of its columns.");
    }

    @Test
    void refreshInputsAreTables() {
        assertThat(new Drafts().with(GOLD, "sale_history:", "sale_histories:").problems())
                .containsExactly(
                        "gold/fct_sale:12: input `sale_histories` is no silver or gold table. Name a silver table, its history, or a gold table.");
    }

    @Test
    void refreshInputsHaveTheColumns() {
        assertThat(new Drafts().with(GOLD, "[sale_date]", "[sale_day]").problems())
                .containsExactly("gold/fct_sale:12: table `sale` has no column `sale_day`. Did you mean `sale_date`?");
    }

    @Test
    void refreshInputsAreOfTheKeysType() {
        assertThat(new Drafts().with(GOLD, "[sale_date]", "[sale_id]").problems())
                .containsExactly(
                        "gold/fct_sale:12: column `sale_id` of table `sale` is string, but the refresh key is date. Give both one type.");
    }

    @Test
    void refreshInputsMatchKeysByPosition() {
        assertThat(new Drafts()
                        .with(GOLD, "[sale_date]", "[sale_date, sale_id]")
                        .problems())
                .containsExactly(
                        "gold/fct_sale:12: input `sale_history` names 2 columns for 1 refresh key. Name one column for each key, in the order of the keys.");
    }

    @Test
    void refreshByKeysNeedsInputs() {
        assertThat(new Drafts()
                        .with(GOLD, ", inputs: {sale_history: [sale_date]}", "")
                        .problems())
                .containsExactly(
                        "gold/fct_sale:12: refresh by changed keys names no inputs, so each change would rebuild the whole table. Add `inputs: {table: [its columns that match the keys]}`, or write `mode: full`.");
    }

    @Test
    void refreshByKeysNeedsKeys() {
        assertThat(new Drafts().with(GOLD, "keys: [day], ", "").problems())
                .containsExactly(
                        "gold/fct_sale:12: input `sale_history` names 1 column for 0 refresh keys. Name one column for each key, in the order of the keys.",
                        "gold/fct_sale:12: refresh by changed keys names no keys. Add `keys: [column, …]`.");
    }

    @Test
    void anUnknownRefreshModeIsRefused() {
        assertThat(new Drafts()
                        .with(GOLD, "mode: changed_keys", "mode: changed")
                        .problems())
                .containsExactly(
                        "gold/fct_sale:12: refresh mode `changed` is not known. Write `full` or `changed_keys`.");
    }

    @Test
    void aFullRefreshHasNoKeys() {
        assertThat(new Drafts().with(GOLD, "mode: changed_keys", "mode: full").problems())
                .containsExactly(
                        "gold/fct_sale:12: `inputs` has no effect with mode full. Delete it.",
                        "gold/fct_sale:12: `keys` has no effect with mode full. Delete it.");
    }

    @Test
    void aGoldTableSaysHowItIsRefreshed() {
        assertThat(new Drafts()
                        .with(
                                GOLD,
                                "customProperties:\n  - {property: refresh, value: {mode: changed_keys, keys: [day], inputs: {sale_history: [sale_date]}}}\n",
                                "")
                        .problems())
                .containsExactly(
                        "gold/fct_sale:1: the contract does not say how the table is refreshed. Add to customProperties: {property: refresh, value: {mode: full}}.");
    }
}
