package io.tallyhouse.lakehouse.releases;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.runs.PostgresServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same with PostgreSQL as the catalog. */
class TestJdbcReleasePublisherInPostgres extends TestJdbcReleasePublisher {
    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer();

    @Override
    WarehouseConfiguration configuration() throws Exception {
        return SERVER.configuration(folder);
    }
}
