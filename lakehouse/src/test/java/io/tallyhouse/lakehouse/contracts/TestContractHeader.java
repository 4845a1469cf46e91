package io.tallyhouse.lakehouse.contracts;

import static io.tallyhouse.lakehouse.contracts.Drafts.GOLD;
import static io.tallyhouse.lakehouse.contracts.Drafts.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stands at the head of a contract. Each test spoils one place of a good contract. */
final class TestContractHeader {
    @Test
    void anOlderStandardIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "apiVersion: v3.1.0", "apiVersion: v3.0.2")
                        .problems())
                .containsExactly("shop:1: the contract is written in ODCS v3.0.2. Write it in v3.1.0.");
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "kind: DataContract", "kind: DataContrakt")
                        .problems())
                .containsExactly(
                        "shop:2: `kind` is `DataContrakt`, which ODCS does not know. Did you mean `DataContract`?");
    }

    @Test
    void theIdMustBeTheFolder() {
        assertThat(new Drafts().with(SOURCE, "id: shop", "id: shopp").problems())
                .containsExactly("shop:3: id `shopp` is not the name of the folder, `shop`. Rename one of them.");
    }

    @Test
    void aMissingIdIsNamed() {
        assertThat(new Drafts().with(SOURCE, "id: shop\n", "").problems())
                .containsExactly("shop:1: the contract has no id. Add `id: shop`.");
    }

    @Test
    void aMissingNameIsNamed() {
        assertThat(new Drafts().with(SOURCE, "name: shop\n", "").problems())
                .containsExactly("shop:1: the contract has no name. Add `name: shop`.");
    }

    @Test
    void aVersionThatLooksLikeANumberMustBeQuoted() {
        assertThat(new Drafts().with(SOURCE, "version: 1.0.0", "version: 1.0").problems())
                .containsExactly("shop:5: `version` is the number 1.0, not a text. Put it in quotes.");
    }

    @Test
    void anUnknownStatusIsRefused() {
        assertThat(new Drafts().with(SOURCE, "status: active", "status: alive").problems())
                .containsExactly(
                        "shop:6: status `alive` is not known. Write one of proposed, draft, active, deprecated, retired.");
    }

    @Test
    void aMissingDomainIsNamed() {
        assertThat(new Drafts().with(SOURCE, "domain: sales\n", "").problems())
                .containsExactly(
                        "shop:1: the contract has no domain. Add `domain`, the part of the business it belongs to.");
    }

    @Test
    void aContractMustSayWhatItIsFor() {
        assertThat(new Drafts()
                        .with(SOURCE, "description: {purpose: Sales of the shop.}\n", "")
                        .problems())
                .containsExactly("shop:1: the contract does not say what it is for. Add `description` with `purpose`.");
    }

    @Test
    void aDescriptionNeedsAPurpose() {
        assertThat(new Drafts()
                        .with(SOURCE, "{purpose: Sales of the shop.}", "{usage: Sum it., porpose: x}")
                        .problems())
                .containsExactly(
                        "shop:8: `porpose` is not a key of description. Did you mean `purpose`?",
                        "shop:8: the description does not say what the contract is for. Add `purpose` to it.");
    }

    @Test
    void aContractNeedsAnOwner() {
        assertThat(new Drafts()
                        .with(SOURCE, "team: {name: shop, members: [{username: ann, role: owner}]}\n", "")
                        .problems())
                .containsExactly(
                        "shop:1: the contract has no owner. Add to team: `members: [{username: someone, role: owner}]`.");
    }

    @Test
    void aTeamAsAListIsOld() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                "team: {name: shop, members: [{username: ann, role: owner}]}",
                                "team: [{username: ann, role: owner}]")
                        .problems())
                .containsExactly(
                        "shop:9: team is a list, as in ODCS before 3.1. Write a mapping with name and members.");
    }

    @Test
    void anUnknownKeyOfAMemberIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "role: owner}", "role: owner, mail: x}")
                        .problems())
                .containsExactly("shop:9: `mail` is not a key of ODCS here. Delete it.");
    }

    @Test
    void anUnknownKeyAtTheTopIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "domain: sales", "domain: sales\nowner: ann")
                        .problems())
                .containsExactly("shop:8: `owner` is not a key of ODCS here. Delete it.");
    }

    @Test
    void aKeyWithoutEffectIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "domain: sales", "domain: sales\nservers: []")
                        .problems())
                .containsExactly(
                        "shop:8: `servers` has no effect here. Delete it; tallyhouse.yaml says where tables are.");
    }

    @Test
    void aContractMustSayHowLongRowsAreKept() {
        assertThat(new Drafts()
                        .with(SOURCE, "  - {property: retention, value: 37, unit: mo}\n", "")
                        .problems())
                .containsExactly(
                        "shop:10: the contract does not say how long rows are kept. Add to slaProperties: {property: retention, value: 37, unit: mo}.");
    }

    @Test
    void retentionNeedsAUnit() {
        assertThat(new Drafts()
                        .with(SOURCE, "value: 37, unit: mo", "value: 37, unit: weeks")
                        .problems())
                .containsExactly(
                        "shop:11: retention has no unit that is known. Write `unit` as one of d, day, days, mo, month, months, y, years, yr.");
    }

    @Test
    void retentionIsANumberAboveZero() {
        assertThat(new Drafts()
                        .with(SOURCE, "value: 37, unit: mo", "value: 0, unit: mo")
                        .problems())
                .containsExactly("shop:11: retention is not a whole number above 0. Write `value` as a number.");
    }

    @Test
    void retentionStandsOnce() {
        assertThat(new Drafts()
                        .with(
                                SOURCE,
                                "  - {property: latency, value: 2, unit: d, element: sale.sold_at}",
                                "  - {property: retention, value: 2, unit: d}")
                        .problems())
                .containsExactly("shop:12: retention stands twice. Keep one for the whole contract.");
    }

    @Test
    void latencyNamesAColumn() {
        assertThat(new Drafts()
                        .with(SOURCE, "element: sale.sold_at", "element: sale.sold")
                        .problems())
                .containsExactly(
                        "shop:12: element `sale.sold` is no column of this contract. Write it as `table.column`.");
    }

    @Test
    void latencyNeedsAnElement() {
        assertThat(new Drafts().with(SOURCE, ", element: sale.sold_at", "").problems())
                .containsExactly("shop:12: latency does not say of which column. Add `element: table.column` to it.");
    }

    @Test
    void latencyIsMeasuredOnATime() {
        assertThat(new Drafts()
                        .with(SOURCE, "element: sale.sold_at", "element: sale.email")
                        .problems())
                .containsExactly(
                        "shop:12: latency is measured on `sale.email`, which is string. Name a date or timestamp column.");
    }

    @Test
    void aServiceLevelWithoutEffectIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "property: latency", "property: frequency")
                        .problems())
                .containsExactly(
                        "shop:12: service level `frequency` has no effect here. Use `latency` or `retention`.");
    }

    @Test
    void anUnknownCustomPropertyOfTheContractIsRefused() {
        assertThat(new Drafts()
                        .with(SOURCE, "{property: feeds,", "{property: feed,")
                        .problems())
                .containsExactly(
                        "shop:13: no feed names sale.sql. Add it to the custom property `feeds`, or delete the file.",
                        "shop:14: `feed` is not a key of the customProperties of a source's contract. Did you mean `feeds`?");
    }

    @Test
    void aGoldTableHasNoFeeds() {
        assertThat(new Drafts()
                        .with(GOLD, "schema:", "  - {property: feeds, value: []}\nschema:")
                        .problems())
                .containsExactly(
                        "gold/fct_sale:13: `feeds` is not a key of the customProperties of a gold table's contract. Only `refresh` is known.");
    }
}
