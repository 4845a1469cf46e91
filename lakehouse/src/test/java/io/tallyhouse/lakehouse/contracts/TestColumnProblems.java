package io.tallyhouse.lakehouse.contracts;

import static io.tallyhouse.lakehouse.contracts.Drafts.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be wrong with a column. Each test spoils one place of a good contract. */
final class TestColumnProblems {
    @Test
    void aColumnNeedsADescription() {
        assertThat(new Drafts().with(SOURCE, ", description: Deleted.", "").problems())
                .containsExactly(
                        "shop:38: column `is_deleted` has no description. Add `description`: what it means, with its unit.");
    }

    @Test
    void aColumnNeedsAName() {
        assertThat(new Drafts().with(SOURCE, "name: is_deleted, ", "").problems())
                .containsExactly(
                        "shop:25: `deleted` names column `is_deleted`, which table `sale` does not have. Name one of its columns.",
                        "shop:38: a column has no name. Add `name`.");
    }

    @Test
    void aColumnNameIsSnakeCase() {
        assertThat(new Drafts().with(SOURCE, "name: amount", "name: AmountEur").problems())
                .containsExactly(
                        "shop:32: column name `AmountEur` is not in snake_case. Write `amount_eur`, and the other spelling as an alias if a loader uses it.");
    }

    @Test
    void anUnknownSqlTypeIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "physicalType: decimal(20,2)", "physicalType: money")
                        .problems())
                .containsExactly(
                        "shop:34: SQL type `money` is not known. Write `string`, `boolean`, `int`, `bigint`, `double`, `decimal(p,s)`, `date` or `timestamp`.");
    }

    @Test
    void aDecimalHasAtMostThirtyEightDigits() {
        assertThat(new Drafts()
                        .with(SOURCE, "physicalType: decimal(20,2)", "physicalType: decimal(39,2)")
                        .problems())
                .containsExactly(
                        "shop:34: SQL type `decimal(39,2)` is not known. Write `string`, `boolean`, `int`, `bigint`, `double`, `decimal(p,s)`, `date` or `timestamp`.");
    }

    @Test
    void aColumnNeedsItsTypes() {
        assertThat(new Drafts()
                        .with(SOURCE, "logicalType: boolean, physicalType: boolean, ", "")
                        .problems())
                .containsExactly(
                        "shop:38: column `is_deleted` has no logicalType. Add `logicalType: …`.",
                        "shop:38: column `is_deleted` has no physicalType. Write `string`, `boolean`, `int`, `bigint`, `double`, `decimal(p,s)`, `date` or `timestamp`.");
    }

    @Test
    void logicalAndPhysicalTypeAgree() {
        assertThat(new Drafts()
                        .with(SOURCE, "logicalType: number", "logicalType: integer")
                        .problems())
                .containsExactly(
                        "shop:33: column `amount` is decimal(20,2) by physicalType, but integer by logicalType. Write `logicalType: number`.");
    }

    @Test
    void anUnknownLogicalTypeIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "logicalType: number", "logicalType: numbr")
                        .problems())
                .containsExactly("shop:33: `logicalType` is `numbr`, which ODCS does not know. Did you mean `number`?");
    }

    @Test
    void yesIsNoTruthValue() {
        assertThat(new Drafts().with(SOURCE, "required: true", "required: yes").problems())
                .containsExactly("shop:28: `required` is the text `yes`, not true or false. Write true or false.");
    }

    @Test
    void anUnknownKeyOfAColumnIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "description: Deleted.", "description: Deleted., requird: true")
                        .problems())
                .containsExactly("shop:38: `requird` is not a key of a column in ODCS. Did you mean `required`?");
    }

    @Test
    void aColumnKeyWithoutEffectIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "description: Deleted.", "description: Deleted., unique: true")
                        .problems())
                .containsExactly(
                        "shop:38: `unique` has no effect here. Delete it, and write a quality rule with metric duplicateValues.");
    }

    @Test
    void personalDataIsClassified() {
        assertThat(new Drafts().with(SOURCE, " classification: restricted,", "").problems())
                .containsExactly(
                        "shop:30: column `email` is tagged pii, but its classification is missing. Write `classification: restricted`.");
    }

    @Test
    void personalDataIsNotPublic() {
        assertThat(new Drafts()
                        .with(SOURCE, "classification: restricted", "classification: public")
                        .problems())
                .containsExactly(
                        "shop:30: column `email` is tagged pii, but its classification is `public`. Write `classification: restricted`.");
    }

    @Test
    void personalDataHasAMask() {
        assertThat(new Drafts()
                        .with(SOURCE, ", customProperties: [{property: mask, value: keyed-token}]", "")
                        .problems())
                .containsExactly(
                        "shop:30: column `email` is tagged pii, but has no mask. Add to its customProperties {property: mask, value: keyed-token}, or value null to hide it.");
    }

    @Test
    void anUnknownMaskIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "value: keyed-token", "value: hash")
                        .problems())
                .containsExactly("shop:30: the mask of column `email` is not known. Write `keyed-token` or `null`.");
    }

    @Test
    void aKeyedTokenIsAText() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                "description: Deleted.",
                                "description: Deleted., tags: [pii], classification: restricted, customProperties: [{property: mask, value: keyed-token}]")
                        .problems())
                .containsExactly(
                        "shop:38: column `is_deleted` is boolean, but a keyed token is a text. Write `value: null`.");
    }

    @Test
    void aMaskNeedsAReason() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                "tags: [pii], classification: restricted, customP",
                                "classification: internal, customP")
                        .problems())
                .containsExactly(
                        "shop:30: column `email` has a mask, but is neither tagged pii nor restricted. Add `tags: [pii]` and `classification: restricted`, or delete the mask.");
    }

    @Test
    void aNameThatLooksPersonalMustBeClassified() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                " tags: [pii], classification: restricted, customProperties: [{property: mask, value: keyed-token}]",
                                " tags: [buyer]")
                        .problems())
                .containsExactly(
                        "shop:30: column `email` looks like personal data, but is not classified. Add `tags: [pii]`, `classification: restricted` and the custom property `mask`; or, if it is not personal, `classification: internal`.");
    }

    @Test
    void anUnknownClassificationIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "classification: restricted", "classification: secret")
                        .problems())
                .containsExactly(
                        "shop:30: classification `secret` is not known. Write one of public, internal, confidential, restricted.");
    }

    @Test
    void aWrongFormatIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "value: dd.MM.yyyy HH:mm", "value: dd.MM.jjjj")
                        .problems())
                .containsExactly(
                        "shop:31: format `dd.MM.jjjj` is no pattern of dates: Unknown pattern letter: j. Write one as `dd.MM.yyyy HH:mm:ss`.");
    }

    @Test
    void onlyATimeHasAFormat() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                "description: Deleted.",
                                "description: Deleted., customProperties: [{property: format, value: T/F}]")
                        .problems())
                .containsExactly(
                        "shop:38: column `is_deleted` is boolean and has no format. Delete it; only a date or a timestamp has one.");
    }

    @Test
    void anUnknownCustomPropertyOfAColumnIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "{property: format,", "{property: fromat,")
                        .problems())
                .containsExactly(
                        "shop:31: `fromat` is not a key of the customProperties of a column. Did you mean `format`?");
    }

    @Test
    void aReferenceNamesTableAndColumn() {
        assertThat(new Drafts().with(SOURCE, "to: store.store_id", "to: store").problems())
                .containsExactly(
                        "shop:29: column `store_id` does not say to which column it refers. Write `to: table.column`.");
    }

    @Test
    void aReferenceToNoTableIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "to: store.store_id", "to: stores.store_id")
                        .problems())
                .containsExactly(
                        "shop:29: column `store_id` refers to table `stores`, which does not exist in this layer. Did you mean `store`?");
    }

    @Test
    void aReferenceToNoColumnIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "to: store.store_id", "to: store.id_of_store")
                        .problems())
                .containsExactly("shop:29: table `store` has no column `id_of_store`. Name one of its columns.");
    }

    @Test
    void aReferenceToAnotherTypeIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "to: store.store_id", "to: store.changed_date")
                        .problems())
                .containsExactly(
                        "shop:29: column `changed_date` of table `store` is date, but `store_id` is string. Give both one type.");
    }
}
