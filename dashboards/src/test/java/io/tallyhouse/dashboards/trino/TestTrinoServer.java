package io.tallyhouse.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("trino")
class TestTrinoServer {
    private final ServedWarehouse warehouse = ServedWarehouse.open();

    @Test
    void deltaTablesWrittenBySparkAreReadUnderTheSameName() throws SQLException {
        warehouse.spark().range(3).write().format("delta").save(warehouse.deltaFolder("silver", "core", "touch"));
        warehouse.spark().range(4).write().format("delta").save(warehouse.deltaFolder("bronze", "marketo", "lead"));

        assertThat(warehouse.server().registerTables()).isEqualTo(2);

        assertThat(count("silver.core.touch")).isEqualTo(3);
        assertThat(count("bronze.marketo.lead")).isEqualTo(4);
        assertThat(warehouse.server().registerTables())
                .as("a second registration finds nothing to do")
                .isZero();
    }

    @Test
    void aRegisteredDeltaTableIsAlwaysReadAtItsLatestVersion() throws SQLException {
        String folder = warehouse.deltaFolder("silver", "core", "live");
        warehouse.spark().range(3).write().format("delta").save(folder);
        warehouse.server().registerTables();
        assertThat(count("silver.core.live")).isEqualTo(3);

        warehouse.spark().range(2).write().format("delta").mode("append").save(folder);

        assertThat(count("silver.core.live")).isEqualTo(5);
    }

    @Test
    void aTableWhoseFolderIsGoneIsForgotten() throws IOException {
        String folder = warehouse.deltaFolder("silver", "core", "gone");
        warehouse.spark().range(3).write().format("delta").save(folder);
        warehouse.server().registerTables();

        CacheFolder.delete(Path.of(folder));

        assertThat(warehouse.server().registerTables()).isEqualTo(1);
        assertThatThrownBy(() -> count("silver.core.gone")).hasMessageContaining("does not exist");
    }

    @Test
    void icebergTablesWrittenBySparkNeedNoRegistration() throws SQLException {
        warehouse.spark().sql("create table gold.analytics.dim_test using iceberg as select 1 as id");

        assertThat(count("gold.analytics.dim_test")).isEqualTo(1);
    }

    @Test
    void aRunningServerIsFoundByItsWarehouse() {
        assertThat(TrinoServer.running(ServedWarehouse.settings(warehouse.configuration())))
                .isEqualTo(Optional.of(warehouse.server().address()));
    }

    @Test
    void aWarehouseIsServedOnce() {
        assertThatThrownBy(() -> TrinoServer.start(
                        ServedWarehouse.settings(warehouse.configuration()), System.getenv(), SetupListener.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "process %d serves it already", ProcessHandle.current().pid());
    }

    private long count(String table) throws SQLException {
        try (Connection connection = warehouse.server().address().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
