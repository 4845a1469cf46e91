package io.tallyhouse.lakehouse.contracts;

import static io.tallyhouse.lakehouse.contracts.Drafts.GOLD;
import static io.tallyhouse.lakehouse.contracts.Drafts.SILVER;
import static io.tallyhouse.lakehouse.contracts.Drafts.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be wrong with a table. Each test spoils one place of a good contract. */
final class TestTableProblems {
    @Test
    void aTableNeedsADescription() {
        assertThat(new Drafts().with(SOURCE, "    description: Sales.\n", "").problems())
                .containsExactly("shop:16: table `sale` has no description. Add `description`: what it holds.");
    }

    @Test
    void aTableStatesItsGrain() {
        assertThat(new Drafts()
                        .with(SOURCE, "    dataGranularityDescription: One row per sale.\n", "")
                        .problems())
                .containsExactly(
                        "shop:16: table `sale` does not state its grain. Add `dataGranularityDescription`: what one row is.");
    }

    @Test
    void aTableNeedsAKey() {
        assertThat(new Drafts().with(GOLD, ", primaryKey: true", "").problems())
                .containsExactly(
                        "gold/fct_sale:14: table `fct_sale` has no key. Add `primaryKey: true` and `primaryKeyPosition` to the columns that name a row.");
    }

    @Test
    void keyPositionsFollowEachOther() {
        assertThat(new Drafts()
                        .with(SOURCE, "primaryKeyPosition: 2", "primaryKeyPosition: 3")
                        .problems())
                .containsExactly(
                        "shop:42: the key of table `store` has the positions [1, 3]. Number its columns 1 to 2 by `primaryKeyPosition`.");
    }

    @Test
    void aKeyPositionWithoutAKeyIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "description: Deleted.", "description: Deleted., primaryKeyPosition: 2")
                        .problems())
                .containsExactly(
                        "shop:38: column `is_deleted` has a place in the key, but is not part of it. Add `primaryKey: true`, or delete it.");
    }

    @Test
    void twoColumnsOfOneNameClash() {
        assertThat(new Drafts().with(SOURCE, "name: is_deleted", "name: email").problems())
                .containsExactly(
                        "shop:25: `deleted` names column `is_deleted`, which table `sale` does not have. Name one of its columns.",
                        "shop:38: column `email` stands twice. Rename or delete one of them.");
    }

    @Test
    void anAliasThatFoldsToAnotherColumnClashes() {
        assertThat(new Drafts()
                        .with(SOURCE, "[Order.Id]", "[Order.Id, StoreId]")
                        .problems())
                .containsExactly(
                        "shop:29: column `store_id` has the spelling of an alias of column `sale_id` above. Delete the alias that is wrong.");
    }

    @Test
    void twoTablesOfOneNameClash() {
        assertThat(new Drafts()
                        .with(SOURCE, "[Orders, order_export]", "[Orders, Store]")
                        .problems())
                .containsExactly(
                        "shop:42: name or alias `store` of table `store` belongs to a table above. Rename one of them, or delete the alias.");
    }

    @Test
    void loadedAtNamesAColumn() {
        assertThat(new Drafts().with(SOURCE, "value: _synced", "value: _loaded").problems())
                .containsExactly(
                        "shop:23: `loadedAt` names column `_loaded`, which table `sale` does not have. Name one of its columns.");
    }

    @Test
    void loadedAtIsATime() {
        assertThat(new Drafts().with(SOURCE, "value: _synced", "value: email").problems())
                .containsExactly(
                        "shop:23: `loadedAt` names column `email`, which is string. Name a column of type timestamp or date.");
    }

    @Test
    void deletedIsATruthValue() {
        assertThat(new Drafts()
                        .with(SOURCE, "value: is_deleted", "value: email")
                        .problems())
                .containsExactly(
                        "shop:25: `deleted` names column `email`, which is string. Name a column of type boolean.");
    }

    @Test
    void entityKeyNamesColumns() {
        assertThat(new Drafts()
                        .with(SOURCE, "entityKey, value: [store_id]", "entityKey, value: [store_id, shop_id, store_id]")
                        .problems())
                .containsExactly(
                        "shop:48: `entityKey` names `store_id` twice. Name it once.",
                        "shop:48: `entityKey` names column `shop_id`, which table `store` does not have. Name one of its columns.");
    }

    @Test
    void anUnknownCustomPropertyOfATableIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "property: cursor", "property: cursr")
                        .problems())
                .containsExactly(
                        "shop:24: `cursr` is not a key of the customProperties of a table. Did you mean `cursor`?");
    }

    @Test
    void aCustomPropertyStandsOnce() {
        assertThat(new Drafts()
                        .with(SOURCE, "{property: cursor, value: sold_at}", "{property: loadedAt, value: sold_at}")
                        .problems())
                .containsExactly("shop:24: custom property `loadedAt` stands twice. Keep one of them.");
    }

    @Test
    void aCustomPropertyOfTheWrongKindIsRefused() {
        assertThat(new Drafts().with(SOURCE, "value: 30", "value: often").problems())
                .containsExactly(
                        "shop:26: `lookbackDays` is the text `often`, not a whole number. Write a whole number.");
    }

    @Test
    void aCustomPropertyNeedsAValue() {
        assertThat(new Drafts()
                        .with(SOURCE, "{property: cursor, value: sold_at}", "{property: cursor}")
                        .problems())
                .containsExactly("shop:24: key `value` is missing. Add `value`.");
    }

    @Test
    void aBronzeColumnOfItsOwnIsRefused() {
        assertThat(new Drafts().with(SOURCE, "name: is_deleted", "name: _batch").problems())
                .containsExactly(
                        "shop:16: column `_batch` of table `sale` has a name that ingest adds itself. Rename it, and give its header as an alias.",
                        "shop:25: `deleted` names column `is_deleted`, which table `sale` does not have. Name one of its columns.");
    }

    @Test
    void aSilverTableStartsWithItsSource() {
        assertThat(new Drafts().with(SILVER, "name: source", "name: origin").problems())
                .containsExactly(
                        "silver/sale:12: the first column of silver table `sale` is `origin`. Put a required text column `source` first.");
    }

    @Test
    void aSilverTableEndsInItsHistory() {
        assertThat(new Drafts()
                        .with(SILVER, "name: recorded_to", "name: recorded_until")
                        .problems())
                .containsExactly(
                        "silver/sale:12: silver table `sale` does not end in its history. Put the timestamp columns `recorded_from`, required, and `recorded_to` last.");
    }

    @Test
    void aSilverKeyEndsInItsHistory() {
        assertThat(new Drafts()
                        .with(SILVER, ", primaryKey: true, primaryKeyPosition: 3", "")
                        .problems())
                .containsExactly(
                        "silver/sale:12: the key of silver table `sale` does not end in `recorded_from`. Make the business key and then `recorded_from` its primary key.");
    }

    @Test
    void aFolderHoldsOneTable() {
        assertThat(new Drafts()
                        .with(GOLD, "- name: fct_sale", "- name: fct_sales")
                        .problems())
                .containsExactly(
                        "gold/fct_sale:14: table `fct_sales` lies in the folder `fct_sale`. Keep one table in a folder, and give both one name.");
    }

    @Test
    void anUnknownKeyOfATableIsRefused() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                "dataGranularityDescription: One row per sale.",
                                "dataGranularityDescription: One row per sale.\n    grain: x")
                        .problems())
                .containsExactly("shop:21: `grain` is not a key of a table in ODCS. Delete it.");
    }
}
