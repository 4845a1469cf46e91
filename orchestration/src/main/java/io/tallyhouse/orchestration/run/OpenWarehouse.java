package io.tallyhouse.orchestration.run;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.ContractReader;
import io.tallyhouse.lakehouse.contracts.DefinitionFiles;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.runs.Lease;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.runs.RunLedger;
import io.tallyhouse.lakehouse.runs.Watermarks;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.pipelines.landing.JdbcFileLedger;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/**
 * A warehouse open for writing: its lease is held, its contracts are read, Spark runs. Closing gives the lease back.
 *
 * @param configuration its settings
 * @param definitions its contracts
 * @param database catalog and ledger
 * @param lease the right to write
 * @param session Spark
 * @param catalog gold tables
 * @param clock the clock for the ledger; never for a figure
 */
public record OpenWarehouse(
        WarehouseConfiguration configuration,
        Definitions definitions,
        LedgerDatabase database,
        Lease lease,
        SparkSession session,
        GoldCatalog catalog,
        Clock clock)
        implements AutoCloseable {
    public OpenWarehouse {
        requireNonNull(configuration, "configuration is null");
        requireNonNull(definitions, "definitions is null");
        requireNonNull(database, "database is null");
        requireNonNull(lease, "lease is null");
        requireNonNull(session, "session is null");
        requireNonNull(catalog, "catalog is null");
        requireNonNull(clock, "clock is null");
    }

    /**
     * Opens a warehouse for one command.
     *
     * @throws io.tallyhouse.lakehouse.errors.UserError when contracts are wrong, or another run holds the warehouse
     */
    public static OpenWarehouse open(WarehouseConfiguration configuration, Clock clock, String command) {
        Definitions definitions =
                ContractReader.read(DefinitionFiles.onClassPath(OpenWarehouse.class.getClassLoader()));
        LedgerDatabase database = new LedgerDatabase(configuration);
        new JdbcFileLedger(database); // makes its tables, which a new warehouse lacks
        Lease lease = Lease.acquire(database, clock, command);
        try {
            SparkSession session = SparkSessions.open(configuration);
            GoldCatalog catalog =
                    new GoldCatalog(configuration, session.sessionState().newHadoopConf());
            return new OpenWarehouse(configuration, definitions, database, lease, session, catalog, clock);
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    /** The ledger of runs. */
    public RunLedger ledger() {
        return new RunLedger(database, clock);
    }

    /** Up to which input versions tables are built. */
    public Watermarks watermarks() {
        return new Watermarks(database);
    }

    @Override
    public void close() throws Exception {
        try {
            catalog.close();
        } finally {
            lease.close();
        }
    }
}
