package io.tallyhouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.models.gold.GoldBuild.Result;
import io.tallyhouse.models.gold.GoldBuild.Scope;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestGoldBuild {
    private static final String AD = "fct_ad_performance_daily";

    @TempDir
    Path folder;

    private GoldFixture gold;

    @BeforeEach
    void openWarehouse() {
        gold = new GoldFixture(folder);
    }

    @AfterEach
    void closeWarehouse() throws Exception {
        gold.close();
    }

    @Test
    void changedDaysAreMadeAnewLikeTheWholeTable() {
        gold.insert("fx_rate", """
            source | base_currency | currency | rate_date  | rate     | recorded_from
            fx     | EUR           | USD      | 2026-03-01 | 1.100000 | 2026-03-01T16:00:00Z
            """);
        gold.insert("ad_performance", """
            source     | platform   | level    | account_id | campaign_id | performance_date | currency | cost_amount | impressions | clicks | recorded_from
            google_ads | google_ads | campaign | 1          | steady      | 2026-03-01       | USD      | 11.00       | 100         | 1      | 2026-03-02T00:00:00Z
            google_ads | google_ads | campaign | 1          | restated    | 2026-03-02       | USD      | 22.00       | 200         | 2      | 2026-03-03T00:00:00Z
            google_ads | google_ads | campaign | 1          | gone        | 2026-03-03       | EUR      | 33.00       | 300         | 3      | 2026-03-04T00:00:00Z
            """);
        assertThat(gold.build(AD, Scope.CHANGED)).isEqualTo(new Result(AD, 3, true, "full"));
        assertThat(gold.catalog.find(GoldCatalog.ANALYTICS, AD).orElseThrow().currentSnapshot())
                .as("what is served before a release")
                .isNull();
        gold.release();
        String released = gold.served(AD);
        assertThat(gold.build(AD, Scope.CHANGED)).isEqualTo(new Result(AD, 3, false, "unchanged"));

        gold.close("ad_performance", "campaign_id in ('restated', 'gone')");
        gold.insert("ad_performance", """
            source     | platform   | level    | account_id | campaign_id | performance_date | currency | cost_amount | impressions | clicks | recorded_from
            google_ads | google_ads | campaign | 1          | restated    | 2026-03-02       | USD      | 24.00       | 200         | 2      | 2026-03-09T00:00:00Z
            google_ads | google_ads | campaign | 1          | late        | 2026-02-27       | EUR      | 5.00        | 50          | 0      | 2026-03-09T00:00:00Z
            """);
        gold.insert("fx_rate", """
            source | base_currency | currency | rate_date  | rate     | recorded_from
            fx     | EUR           | USD      | 2026-03-02 | 1.200000 | 2026-03-09T16:00:00Z
            """);
        assertSameEitherWay(AD, new Result(AD, 3, true, "changed keys"), released);
    }

    @Test
    void changedPersonsAreMadeAnewLikeTheWholeTable() {
        gold.insert("touch", """
            source  | touch_id | touch_at             | touch_kind  | person_source | person_kind | person_id | page_url                | is_bot | recorded_from
            marketo | steady   | 2026-03-01T10:00:00Z | web_visit   | marketo       | lead        | 1         | https://our.example/a   | false  | 2026-03-01T11:00:00Z
            marketo | restated | 2026-03-01T11:00:00Z | web_visit   | marketo       | lead        | 2         | https://our.example/b   | false  | 2026-03-01T12:00:00Z
            marketo | nobody   | 2026-03-01T12:00:00Z | web_visit   | null          | null        | null      | https://our.example/c   | false  | 2026-03-01T13:00:00Z
            marketo | gone     | 2026-03-01T13:00:00Z | email_click | marketo       | lead        | 3         | null                    | false  | 2026-03-01T14:00:00Z
            """);
        assertThat(gold.build("fct_touch", Scope.CHANGED)).isEqualTo(new Result("fct_touch", 4, true, "full"));
        gold.release();
        String released = gold.served("fct_touch");

        gold.close("touch", "touch_id in ('restated', 'gone')");
        gold.insert("touch", """
            source  | touch_id    | touch_at             | touch_kind | person_source | person_kind | person_id | page_url              | is_bot | recorded_from
            marketo | restated    | 2026-03-01T11:00:00Z | web_visit  | marketo       | lead        | 1         | https://our.example/b | true   | 2026-03-09T00:00:00Z
            marketo | nobody_late | 2026-02-01T11:00:00Z | web_visit  | null          | null        | null      | https://our.example/d | false  | 2026-03-09T00:00:00Z
            """);
        assertSameEitherWay("fct_touch", new Result("fct_touch", 4, true, "changed keys"), released);
    }

    private void assertSameEitherWay(String table, Result expected, String released) {
        assertThat(gold.build(table, Scope.CHANGED)).isEqualTo(expected);
        String byKeys = gold.candidate(table);
        assertThat(gold.build(table, Scope.CHANGED))
                .as("a second build before the release")
                .isEqualTo(expected);
        assertThat(gold.candidate(table)).as("built twice").isEqualTo(byKeys);
        assertThat(gold.served(table)).as("what is served before the release").isEqualTo(released);

        gold.discard();
        assertThat(gold.build(table, Scope.EVERYTHING).mode()).isEqualTo("full");

        assertThat(byKeys)
                .as("by changed keys, and whole")
                .isEqualTo(gold.candidate(table))
                .isNotEqualTo(released);
    }
}
