package io.tallyhouse.models.gold;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Tables by the names that gold queries use, as a run sees them: silver's current rows, gold's candidates.
 *
 * @param configuration the warehouse
 * @param definitions its contracts
 * @param catalog its gold tables
 */
public record GoldTables(WarehouseConfiguration configuration, Definitions definitions, GoldCatalog catalog) {
    /** The rows of a table by its unqualified name. */
    public Dataset<Row> read(SparkSession session, String name) {
        return GoldInput.of(configuration, definitions, catalog, "a check", name)
                .read(session);
    }
}
