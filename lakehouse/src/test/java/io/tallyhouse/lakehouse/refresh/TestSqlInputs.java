package io.tallyhouse.lakehouse.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.session.SparkSessions;
import java.nio.file.Path;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSqlInputs {
    @TempDir
    static Path folder;

    private static SparkSession session;

    @BeforeAll
    static void openSession() {
        session = SparkSessions.open(WarehouseConfiguration.local(folder));
    }

    @Test
    void aNamedBlockMayHaveTheNameOfTheTableItReads() {
        assertThat(inputs("with touch as (select * from touch) select * from touch"))
                .containsExactly("touch");
    }

    @Test
    void namedBlocksAreKnownInAnyCase() {
        assertThat(inputs("with Touches as (select * from touch) select * from touches"))
                .containsExactly("touch");
    }

    @Test
    void aNameIsKnownOnlyInsideItsOwnSelect() {
        assertThat(inputs("select * from (with a as (select 1 from b) select * from a) union all select * from a"))
                .containsExactly("a", "b");
    }

    @Test
    void unionsJoinsAndLateralViewsAreLookedInto() {
        assertThat(inputs(
                        "select * from a lateral view explode(xs) as x union all (select * from b left join c using (id)) "
                                + "intersect select * from d, lateral (select * from e)"))
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void subqueriesInEveryClauseAreLookedInto() {
        assertThat(inputs(
                        "select case when exists (select 1 from a) then 1 end, max(x) over (partition by (select y from b)) "
                                + "from t group by z having count(*) > (select n from c) order by (select o from d)"))
                .containsExactly("a", "b", "c", "d", "t");
    }

    @Test
    void aTableAtAVersionIsAnInput() {
        assertThat(inputs("select * from touch version as of 3")).containsExactly("touch");
    }

    @Test
    void valuesAndGeneratedRowsAreNoInputs() {
        assertThat(inputs("select * from values (1) as v(x) join range(3)")).isEmpty();
    }

    @Test
    void sqlThatDoesNotParseIsToldWithItsFile() {
        assertThatThrownBy(() -> inputs("selec id from touch"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read models/gold/x/query.sql: the SQL does not parse.")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.CONFIGURATION);
    }

    private static Set<String> inputs(String sql) {
        return SqlInputs.of(session, "models/gold/x/query.sql", sql);
    }
}
