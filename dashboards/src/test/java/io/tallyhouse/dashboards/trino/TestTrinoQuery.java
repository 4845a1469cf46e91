package io.tallyhouse.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.query.Engine;
import io.tallyhouse.lakehouse.query.ReleasePin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("trino")
class TestTrinoQuery {
    private final ServedWarehouse warehouse = ServedWarehouse.open();

    @Test
    void namesAndValuesArriveAsPlainJava() {
        assertThat(run("select 'a' as name, 1 as n, decimal '1.50' as amount, true as is_new, date '2026-03-29' as day,"
                        + " timestamp '2026-03-29 03:30:00.123456 Europe/Berlin' as at, timestamp '2026-03-29 02:30:00' as local,"
                        + " cast(null as varchar) as nothing, array[1, null] as list;"))
                .isEqualTo(List.of(
                        List.of("name", "n", "amount", "is_new", "day", "at", "local", "nothing", "list"),
                        List.of(List.of(
                                Optional.of("a"),
                                Optional.of(1),
                                Optional.of(new BigDecimal("1.50")),
                                Optional.of(true),
                                Optional.of(LocalDate.parse("2026-03-29")),
                                Optional.of(Instant.parse("2026-03-29T01:30:00.123456Z")),
                                Optional.of("2026-03-29 02:30:00"),
                                Optional.empty(),
                                Optional.of("[1, null]")))));
    }

    @Test
    void aMistakeInTheStatementIsTheUsers() {
        assertThatThrownBy(() -> run("select nothing from gold.analytics.nowhere"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Table 'gold.analytics.nowhere' does not exist")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aServerThatIsGoneIsNamed() {
        assertThatThrownBy(() -> TrinoQuery.run(new TrinoAddress(1), "select 1", (columns, rows) -> rows))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("http://127.0.0.1:1")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.SOURCE_UNREADABLE);
    }

    @Test
    void bothEnginesReadAReleaseByThePinnedText() {
        SparkSession spark = warehouse.spark();
        spark.sql(
                "create table gold.analytics.pinned using iceberg as select 1 as id, 'gold.analytics.pinned' as name");
        spark.sql("alter table gold.analytics.pinned create tag rel_1");
        spark.sql("insert into gold.analytics.pinned values (2, 'later')");
        String sql =
                "with p as (select * from gold.analytics.pinned) select count(*), min('gold.analytics.pinned') from p, gold.analytics.pinned as q";

        assertThat(count(sql)).as("unpinned, two rows by two").isEqualTo(4L);
        assertThat(count(ReleasePin.pin(sql, "rel_1", Engine.TRINO))).isEqualTo(1L);
        assertThat(spark.sql(ReleasePin.pin(sql, "rel_1", Engine.SPARK)).first().getLong(0))
                .isEqualTo(1L);
    }

    @Test
    void aNameWithoutItsCatalogIsRefusedSoThatNoTableEscapesThePin() {
        assertThatThrownBy(() -> run("select 1 from analytics.pinned"))
                .hasMessageContaining("Catalog must be specified");
    }

    private Object run(String sql) {
        return TrinoQuery.run(warehouse.server().address(), sql, List::<Object>of);
    }

    private Object count(String sql) {
        return TrinoQuery.run(
                warehouse.server().address(),
                sql,
                (columns, rows) -> rows.get(0).get(0).orElseThrow());
    }
}
