package io.tallyhouse.lakehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.refresh.SqlInputs;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSparkSessions {
    @TempDir
    Path folder;

    @Test
    void aTableHasTheSameNameInBothFormats() {
        SparkSession first = SparkSessions.open(WarehouseConfiguration.local(folder.resolve("first")));
        SparkSession session =
                SparkSessions.openBeside(first, WarehouseConfiguration.local(folder.resolve("warehouse")));
        session.range(3).write().format("delta").save(folder + "/warehouse/silver/core/touch");
        session.sql("create namespace gold.analytics");
        session.sql("create table gold.analytics.fct_touch using iceberg as select id from silver.core.touch");

        assertThat(session.table("gold.analytics.fct_touch").count()).isEqualTo(3);
        assertThat(session.sql("select * from silver.core.touch version as of 0")
                        .count())
                .isEqualTo(3);
        assertThat(session.sql("show tables in silver.core")
                        .select("tableName")
                        .first()
                        .getString(0))
                .isEqualTo("touch");
        assertThat(session.sql("show namespaces in silver").first().getString(0))
                .isEqualTo("core");
    }

    @Test
    void theInputsOfASelectAreReadFromItsText() {
        SparkSession session = SparkSessions.open(WarehouseConfiguration.local(folder.resolve("inputs")));

        assertThat(
                        SqlInputs.of(
                                session,
                                "query.sql",
                                "with a as (select * from fct_spend), b as (select * from a where exists (select 1 from c)) "
                                        + "select (select max(x) from d) as x from a join b join gold.ops.files where y in (select y from e)"))
                .containsExactly("c", "d", "e", "fct_spend", "gold.ops.files");
    }
}
