package io.tallyhouse.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.query.Engine;
import io.tallyhouse.lakehouse.query.TableDigest;
import io.tallyhouse.lakehouse.query.TableDigest.DigestColumn;
import io.tallyhouse.lakehouse.query.TableDigest.Instants;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Spark's digest of a table is Trino's, in both formats, whatever is in the rows. */
@Tag("trino")
class TestEnginesAgree {
    private static final String ROWS = """
            select * from values
                -- an ordinary row
                ('plain', 1, 2L, cast(3 as smallint), cast(4 as tinyint), true, date '2026-03-01', timestamp '2026-03-01 10:20:30.123456',
                    cast(12.34 as decimal(20,2)), cast(0.0000000001 as decimal(18,10)), cast(7 as decimal(38,0)), X'00FF', map('k', 'v'), 1.5D),
                -- nothing known
                (null, null, null, null, null, null, null, null, null, null, null, null, null, null),
                -- characters beyond ASCII and beyond 16 bits, and the digest's own separators
                ('Zoë 日本 🦉 | ~ 3:a', -1, -9223372036854775808L, cast(-3 as smallint), cast(-4 as tinyint), false, date '1999-12-31',
                    timestamp '2026-03-01 10:20:30.999999', cast(-0.01 as decimal(20,2)), cast(-12345678.9 as decimal(18,10)),
                    cast('-99999999999999999999999999999999999999' as decimal(38,0)), X'', map('k', 'w'), -0.0D),
                -- empty text is not null; an instant before 1970; half a millisecond
                ('', 0, 0L, cast(0 as smallint), cast(0 as tinyint), false, date '1970-01-01', timestamp '1969-12-31 23:59:59.999500',
                    cast(0 as decimal(20,2)), cast(0 as decimal(18,10)), cast(0 as decimal(38,0)), X'61', map(), 0D),
                -- the same row twice counts twice
                ('twin', 5, 5L, cast(5 as smallint), cast(5 as tinyint), true, date '2024-02-29', timestamp '2024-02-29 00:00:00',
                    cast(5 as decimal(20,2)), cast(5 as decimal(18,10)), cast(5 as decimal(38,0)), X'05', map('a', null), 5D),
                ('twin', 5, 5L, cast(5 as smallint), cast(5 as tinyint), true, date '2024-02-29', timestamp '2024-02-29 00:00:00',
                    cast(5 as decimal(20,2)), cast(5 as decimal(18,10)), cast(5 as decimal(38,0)), X'05', map('a', null), 5D)
            as rows(%s)""";

    private final ServedWarehouse warehouse = ServedWarehouse.open();

    @Test
    void anIcebergTableHasOneDigest() {
        save("gold.analytics.every_type", Instants.MICROSECONDS);
        warehouse
                .spark()
                .sql(
                        "create table gold.analytics.every_type_renamed using iceberg as select * from gold.analytics.every_type order by name");

        Digest spark = spark("gold.analytics.every_type", Instants.MICROSECONDS);
        assertThat(spark.rowCount()).isEqualTo(6);
        assertThat(trino("gold.analytics.every_type", Instants.MICROSECONDS)).isEqualTo(spark);
        assertThat(trino("gold.analytics.every_type_renamed", Instants.MICROSECONDS))
                .as("the order of rows does not matter")
                .isEqualTo(spark);
    }

    @Test
    void aDeltaTableHasOneDigestToTheMillisecond() {
        save("silver.core.every_type", Instants.MILLISECONDS);
        warehouse.server().registerTables();

        assertThat(trino("silver.core.every_type", Instants.MILLISECONDS))
                .isEqualTo(spark("silver.core.every_type", Instants.MILLISECONDS));
    }

    @Test
    void anEmptyTableHasTheDigestZero() {
        warehouse.spark().sql("create table gold.analytics.empty_table (name string) using iceberg");

        Digest zero = new Digest(0, BigDecimal.ZERO);
        assertThat(spark("gold.analytics.empty_table", Instants.MICROSECONDS)).isEqualTo(zero);
        assertThat(trino("gold.analytics.empty_table", Instants.MICROSECONDS)).isEqualTo(zero);
    }

    @Test
    void oneChangedCentIsSeen() {
        Digest before = cents("1.00");
        Digest after = cents("1.01");

        assertThat(after.rowCount()).isEqualTo(before.rowCount());
        assertThat(after.digest()).isNotEqualTo(before.digest());
        assertThat(trino("gold.analytics.cents", Instants.MICROSECONDS)).isEqualTo(after);
    }

    private Digest cents(String amount) {
        warehouse
                .spark()
                .sql(
                        "create or replace table gold.analytics.cents using iceberg as select cast(%s as decimal(20,2)) as amount"
                                .formatted(amount));
        return spark("gold.analytics.cents", Instants.MICROSECONDS);
    }

    private record Digest(long rowCount, BigDecimal digest) {}

    private void save(String table, Instants instants) {
        String names = "name, i, l, s, t, is_true, day, happened_at, amount, rate, whole, bytes, attributes, inexact";
        Dataset<Row> rows = warehouse.spark().sql(ROWS.formatted(names));
        if (instants == Instants.MICROSECONDS) {
            rows.createOrReplaceTempView("every_type_rows");
            warehouse.spark().sql("create table " + table + " using iceberg as select * from every_type_rows");
        } else {
            rows.write().format("delta").save(warehouse.deltaFolder("silver", "core", "every_type"));
        }
    }

    private Digest spark(String table, Instants instants) {
        Row row = warehouse
                .spark()
                .sql(TableDigest.sql(table, columns(table), instants, Engine.SPARK))
                .first();
        return new Digest(row.getLong(0), row.getDecimal(1));
    }

    private Digest trino(String table, Instants instants) {
        return TrinoQuery.run(
                warehouse.server().address(),
                TableDigest.sql(table, columns(table), instants, Engine.TRINO),
                (names, rows) -> new Digest((Long) rows.get(0).get(0).orElseThrow(), (BigDecimal)
                        rows.get(0).get(1).orElseThrow()));
    }

    private List<DigestColumn> columns(String table) {
        return Arrays.stream(warehouse.spark().table(table).schema().fields())
                .map(field -> new DigestColumn(field.name(), field.dataType().sql()))
                .toList();
    }
}
