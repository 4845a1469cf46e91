package io.tallyhouse.lakehouse.runs;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same with PostgreSQL as the catalog. */
class TestLedgerDatabaseInPostgres extends TestLedgerDatabase {
    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer();

    @Override
    WarehouseConfiguration configuration() throws Exception {
        return SERVER.configuration(folder);
    }
}
