package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.dashboards.trino.SetupListener;
import io.tallyhouse.dashboards.trino.TrinoQuery;
import io.tallyhouse.dashboards.trino.TrinoServer;
import io.tallyhouse.dashboards.trino.TrinoSettings;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.query.Engine;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse whose catalog and ledger are in PostgreSQL, behind a password: the same tables, and Trino serves them. */
@Tag("slow")
class TestPostgresCatalog {
    /** A variable that every environment has; what it says is the password. */
    private static final String PASSWORD_VARIABLE = "PATH";

    @TempDir
    Path folder;

    @Test
    void theSameFilesMakeTheSameTablesAndTrinoServesThem() throws Exception {
        SampleWarehouse inSqlite = SampleWarehouse.shared();
        Map<String, String> expected = Program.digests(inSqlite.warehouse());
        Path warehouse = Files.createDirectories(folder.resolve("warehouse"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .start()) {
            askForPasswords(postgres);
            Files.writeString(warehouse.resolve("tallyhouse.yaml"), """
                    warehouse: %s
                    landing: %s
                    catalog:
                      url: jdbc:postgresql://localhost:%d/gold
                      user: tally
                      password: ${env:%s}
                    """.formatted(
                            warehouse, inSqlite.landing(), postgres.getPort(), PASSWORD_VARIABLE));

            assertThat(run(warehouse).out()).contains("release 1");

            assertThat(Program.digests(warehouse)).isEqualTo(expected);
            assertThat(run(warehouse).out()).as("nothing changed").doesNotContain("release 2");
            served(warehouse, expected);
        }
    }

    /** One role, whose password the server asks for. */
    private void askForPasswords(EmbeddedPostgres postgres) throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role tally login password '%s'".formatted(System.getenv(PASSWORD_VARIABLE)));
            statement.execute("create database gold owner tally");
            Path rules = folder.resolve("postgres").resolve("pg_hba.conf");
            Files.writeString(rules, "host all postgres all trust\nhost all all all scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static Program.Ended run(Path warehouse) {
        return Program.run("run", "--warehouse", warehouse.toString(), "--as-of", Program.AS_OF)
                .orFail();
    }

    private static void served(Path warehouse, Map<String, String> expected) {
        try (TrinoServer server = TrinoServer.start(
                new TrinoSettings(
                        Program.configuration(warehouse), OptionalInt.empty(), "1g", TrinoSettings.Compiling.QUICK),
                System.getenv(),
                SetupListener.silent())) {
            for (TableContract table : Program.goldTables()) {
                Rows rows = TrinoQuery.run(server.address(), Program.digestSql(table, "", Engine.TRINO), Rows::new);

                assertThat(ResultFormat.CSV.write(rows).lines().toList().get(1))
                        .as("row count and digest of %s", table.name())
                        .isEqualTo(expected.get(table.name()));
            }
        }
    }
}
