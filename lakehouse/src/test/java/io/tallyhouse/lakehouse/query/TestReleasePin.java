package io.tallyhouse.lakehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestReleasePin {
    private static final String PIN = " for version as of 'rel_7'";

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyGoldTableIsReadAtTheRelease(Engine engine) {
        assertThat(pin(
                        "with a as (select x from gold.analytics.fct_touch t) "
                                + "select * from a join gold.analytics.dim_date using (d), gold.analytics.fct_spend",
                        engine))
                .isEqualTo("with a as (select x from gold.analytics.fct_touch%1$s t) ".formatted(PIN)
                        + "select * from a join gold.analytics.dim_date%1$s using (d), gold.analytics.fct_spend%1$s"
                                .formatted(PIN));
    }

    @Test
    void upperCaseQuotesAndBlanksDoNotHideATable() {
        assertThat(pin("SELECT 1 FROM GOLD . Analytics /* the */ .\n\"fct_touch\"", Engine.TRINO))
                .isEqualTo("SELECT 1 FROM GOLD . Analytics /* the */ .\n\"fct_touch\"" + PIN);
        assertThat(pin("select 1 from `gold`.`analytics`.`fct_touch` as t", Engine.SPARK))
                .isEqualTo("select 1 from `gold`.`analytics`.`fct_touch`" + PIN + " as t");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theSameWordsInAStringOrACommentStay(Engine engine) {
        String sql = """
                select 'from gold.analytics.a', 'it''s gold.analytics.b' -- gold.analytics.c
                from silver.core.touch /* gold.analytics.d */""";

        assertThat(pin(sql, engine)).isEqualTo(sql);
    }

    @Test
    void aBackslashEscapesInSparkAndNotInTrino() {
        assertThat(pin("select 'it\\'s' from gold.analytics.a -- 'x", Engine.SPARK))
                .isEqualTo("select 'it\\'s' from gold.analytics.a" + PIN + " -- 'x");
        assertThat(pin("select 'C:\\' from gold.analytics.a", Engine.TRINO))
                .isEqualTo("select 'C:\\' from gold.analytics.a" + PIN);
        assertThat(pin("select r'C:\\' from gold.analytics.a", Engine.SPARK))
                .as("a raw string has no escapes")
                .isEqualTo("select r'C:\\' from gold.analytics.a" + PIN);
    }

    @Test
    void doubleQuotesAreAStringInSparkAndANameInTrino() {
        assertThat(pin("select \"gold\".\"analytics\".\"a\"", Engine.SPARK))
                .isEqualTo("select \"gold\".\"analytics\".\"a\"");
        assertThat(pin("select * from \"gold\".\"analytics\".\"a\"", Engine.TRINO))
                .isEqualTo("select * from \"gold\".\"analytics\".\"a\"" + PIN);
    }

    @Test
    void blockCommentsNestInSparkAndNotInTrino() {
        assertThat(pin("select 1 /* a /* b */ from gold.analytics.c */", Engine.SPARK))
                .isEqualTo("select 1 /* a /* b */ from gold.analytics.c */");
        assertThat(pin("select 1 /* a /* b */ from gold.analytics.c", Engine.TRINO))
                .isEqualTo("select 1 /* a /* b */ from gold.analytics.c" + PIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from gold.ops.releases",
                "select 1 from silver.core.touch",
                "select 1 from gold.analytics",
                "select 1 from other.gold.analytics.a",
                "select gold.analytics.a.amount from x",
                "select gold.analytics.f(1)",
                "select 1 from gold.analytics.a for version as of 'rel_3'",
                "select 1 from gold.analytics.a version as of 3 t",
                "select 1 from gold.analytics.a FOR TIMESTAMP AS OF timestamp '2026-01-01 00:00:00 UTC'"
            })
    void whatIsNoGoldTableOrHasAVersionOfItsOwnStays(String sql) {
        assertThat(pin(sql, Engine.TRINO)).isEqualTo(sql);
        assertThat(pin(sql, Engine.SPARK)).isEqualTo(sql);
    }

    @Test
    void anAliasThatSoundsLikeAVersionIsAnAlias() {
        assertThat(pin("select 1 from gold.analytics.a version", Engine.TRINO))
                .isEqualTo("select 1 from gold.analytics.a" + PIN + " version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into gold.analytics.a select 1",
                "delete from gold.analytics.a",
                "describe gold.analytics.a",
                "show tables from gold.analytics",
                ""
            })
    void onlyASelectReadsARelease(String sql) {
        assertThatThrownBy(() -> pin(sql, Engine.TRINO))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot run this statement at release rel_7: only a select can read a release. Leave --release out.");
    }

    @Test
    void aStringWithoutAnEndIsNamedWithItsLine() {
        assertThatThrownBy(() -> pin("select 1,\n  'oops from gold.analytics.a", Engine.TRINO))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read the SQL: a string that begins in line 2 has no end.");
    }

    @Test
    void aTagThatCouldCarrySqlIsRefused() {
        assertThatThrownBy(() -> ReleasePin.pin("select 1", "rel_1' or '", Engine.TRINO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letters, digits and _ only");
    }

    private static String pin(String sql, Engine engine) {
        return ReleasePin.pin(sql, "rel_7", engine);
    }
}
