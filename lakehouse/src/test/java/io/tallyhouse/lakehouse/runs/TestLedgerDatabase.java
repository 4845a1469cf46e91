package io.tallyhouse.lakehouse.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLedgerDatabase {
    private static final int THREADS = 8;
    private static final int TRANSACTIONS = 20;

    @TempDir
    Path folder;

    /** The warehouse's catalog; another test has the same in PostgreSQL. */
    WarehouseConfiguration configuration() throws Exception {
        return WarehouseConfiguration.local(folder);
    }

    @Test
    void transactionsThatReadAndThenWriteLoseNothing() throws Exception {
        LedgerDatabase database = new LedgerDatabase(configuration());
        database.execute("insert into th_watermark values ('counter', 'value', '0')");

        inThreads(() -> {
            for (int turn = 0; turn < TRANSACTIONS; turn++) {
                database.transaction(connection -> {
                    int value = LedgerDatabase.query(
                                    connection, "select version from th_watermark", row -> row.getInt(1))
                            .get(0);
                    return LedgerDatabase.execute(
                            connection, "update th_watermark set version = ?", Integer.toString(value + 1));
                });
            }
            return 0;
        });

        assertThat(database.first("select version from th_watermark", row -> row.getInt(1)))
                .contains(THREADS * TRANSACTIONS);
    }

    @RepeatedTest(20)
    void severalProcessesMayMakeTheTablesAtOneMoment() throws Exception {
        WarehouseConfiguration configuration = configuration();

        inThreads(() -> new LedgerDatabase(configuration).execute("delete from th_run"));
    }

    @Test
    void aFailedTransactionStoresNothing() throws Exception {
        LedgerDatabase database = new LedgerDatabase(configuration());

        assertThatThrownBy(() -> database.transaction(connection -> {
                    LedgerDatabase.execute(connection, "insert into th_watermark values ('a', 'b', '1')");
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(database.first("select version from th_watermark", row -> row.getString(1)))
                .isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        assertThatThrownBy(() -> new LedgerDatabase(WarehouseConfiguration.local(file.resolve("warehouse"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot make the folder of the catalog " + file);
    }

    @Test
    void aDatabaseThatIsNoneIsNamed() throws Exception {
        Files.writeString(
                folder.resolve("catalog.db"), "no database, but more bytes than SQLite's header has. ".repeat(9));

        assertThatThrownBy(() -> new LedgerDatabase(WarehouseConfiguration.local(folder)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot use the catalog database jdbc:sqlite:" + folder)
                .hasMessageContaining("file is not a database");
    }

    private static void inThreads(Callable<Integer> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (var result : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
