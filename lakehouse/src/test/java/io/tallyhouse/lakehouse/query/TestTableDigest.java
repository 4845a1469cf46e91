package io.tallyhouse.lakehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.query.TableDigest.DigestColumn;
import io.tallyhouse.lakehouse.query.TableDigest.Instants;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That both engines give the same number is proved with a real Trino, in dashboards. */
class TestTableDigest {
    private static final List<DigestColumn> COLUMNS = List.of(
            new DigestColumn("name", "string"),
            new DigestColumn("amount", "decimal(20, 2)"),
            new DigestColumn("attributes", "map<string,string>"));

    @Test
    void columnsAreTakenByNameAndInexactTypesAreLeftOut() {
        assertThat(TableDigest.sql("gold.analytics.t", COLUMNS, Instants.MICROSECONDS, Engine.TRINO))
                .isEqualTo("""
                        select count(*) as row_count,
                            coalesce(sum(cast(from_base(substr(to_hex(md5(to_utf8(coalesce(cast("amount" as varchar), '~') || '|' || coalesce(cast(length("name") as varchar) || ':' || "name", '~')))), 1, 15), 16) as decimal(38, 0))), decimal '0') as digest
                        from gold.analytics.t""");
    }

    @Test
    void theOrderOfColumnsDoesNotMatter() {
        List<DigestColumn> reversed = List.of(COLUMNS.get(2), COLUMNS.get(1), COLUMNS.get(0));

        assertThat(TableDigest.sql("t", reversed, Instants.MILLISECONDS, Engine.SPARK))
                .isEqualTo(TableDigest.sql("t", COLUMNS, Instants.MILLISECONDS, Engine.SPARK));
    }
}
