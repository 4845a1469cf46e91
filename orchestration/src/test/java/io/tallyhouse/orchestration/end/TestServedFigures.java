package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.dashboards.trino.SetupListener;
import io.tallyhouse.dashboards.trino.TrinoQuery;
import io.tallyhouse.dashboards.trino.TrinoServer;
import io.tallyhouse.dashboards.trino.TrinoSettings;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.query.Engine;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample company's release through a real Trino: the same names, the same text, the same figures as in Spark. */
@Tag("trino")
class TestServedFigures {
    private static final SampleWarehouse COMPANY = SampleWarehouse.shared();

    @SuppressWarnings("NullAway.Init") // started before the first test
    private static TrinoServer server;

    @BeforeAll
    static void start() {
        WarehouseConfiguration configuration = Program.configuration(COMPANY.warehouse());
        server = TrinoServer.start(
                new TrinoSettings(configuration, OptionalInt.empty(), "1g", TrinoSettings.Compiling.QUICK),
                System.getenv(),
                SetupListener.silent());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyGoldTableIsTheSameInBothEngines() {
        for (TableContract table : Program.goldTables()) {
            Rows served = TrinoQuery.run(server.address(), Program.digestSql(table, "", Engine.TRINO), Rows::new);

            assertThat(ResultFormat.CSV.write(served).lines().toList().get(1))
                    .as("row count and digest of %s", table.name())
                    .isEqualTo(Program.csv(COMPANY.warehouse(), Program.digestSql(table, "", Engine.SPARK)));
        }
    }

    @Test
    void theSameStatementGivesTheSameCreditInBothEnginesToTheCent() {
        String sql = "select model, sum(credit_amount) from gold.analytics.fct_attribution_credit group by model";

        String spark = query("spark", sql);
        String trino = query("trino", sql);

        assertThat(trino.lines().skip(1).sorted().toList())
                .isEqualTo(spark.lines().skip(1).sorted().toList())
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).endsWith("," + COMPANY.total("won_revenue")));
    }

    @Test
    void bronzeSilverAndOperationsHaveTheirNamesInTrinoToo() {
        for (String table : new String[] {
            "bronze.google_ads.campaign_stats", "silver.core.ad_performance", "gold.ops.runs", "gold.ops.quality"
        }) {
            assertThat(query("trino", "select count(*) from " + table))
                    .as(table)
                    .isEqualTo(query("spark", "select count(*) from " + table).replaceFirst("^.*\n", "_col0\n"));
        }
    }

    @Test
    void anOldReleaseIsReadByItsNumber() {
        assertThat(Program.run(
                                "query",
                                "--warehouse",
                                COMPANY.warehouse().toString(),
                                "--engine",
                                "trino",
                                "--release",
                                "1",
                                "--format",
                                "csv",
                                "select sum(won_amount) from gold.analytics.fct_opportunity where is_won")
                        .orFail()
                        .out())
                .contains(COMPANY.total("won_revenue"));
    }

    private static String query(String engine, String sql) {
        return Program.run(
                        "query",
                        "--warehouse",
                        COMPANY.warehouse().toString(),
                        "--engine",
                        engine,
                        "--format",
                        "csv",
                        sql)
                .orFail()
                .out();
    }
}
