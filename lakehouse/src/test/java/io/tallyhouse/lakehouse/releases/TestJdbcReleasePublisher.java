package io.tallyhouse.lakehouse.releases;

import static io.tallyhouse.lakehouse.releases.GoldFixture.AS_OF;
import static io.tallyhouse.lakehouse.releases.GoldFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.runs.RunLedger;
import io.tallyhouse.lakehouse.session.SparkSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestJdbcReleasePublisher {
    @TempDir
    Path folder;

    private WarehouseConfiguration configuration;

    private GoldFixture gold;

    /** The warehouse's catalog; another test has the same in PostgreSQL. */
    WarehouseConfiguration configuration() throws Exception {
        return WarehouseConfiguration.local(folder);
    }

    @BeforeEach
    void open() throws Exception {
        configuration = configuration();
        gold = new GoldFixture(configuration);
    }

    @AfterEach
    void close() throws Exception {
        gold.close();
    }

    @Test
    void allTablesMoveTogetherAndAreTagged() {
        String run = new RunLedger(gold.database, GoldFixture.CLOCK).start("run", AS_OF);
        gold.build("fct_spend", "1");
        gold.build("fct_touch", "1");
        assertThat(gold.served()).as("before the release").isEqualTo(served(0, 0));

        assertThat(gold.publish(run)).contains(new Release(1, run, AS_OF, NOW, 2, 2));

        assertThat(gold.served()).isEqualTo(served(1, 1));
        for (String name : GoldFixture.TABLES) {
            Table table = gold.table(name);
            assertThat(table.refs()).containsOnlyKeys("main", "rel_1");
            assertThat(table.refs())
                    .containsEntry(
                            "rel_1",
                            SnapshotRef.tagBuilder(table.currentSnapshot().snapshotId())
                                    .build());
            assertThat(gold.watermarks.of("gold.analytics." + name)).isEqualTo(Map.of("input", "1"));
        }
        assertThat(new RunLedger(gold.database, GoldFixture.CLOCK).runs().get(0).releaseId())
                .contains(1L);
    }

    @Test
    void aTableThatDidNotChangeIsTaggedAsItIs() {
        releaseBoth();
        gold.build("fct_spend", "2");

        assertThat(gold.publish("run_00002")).contains(new Release(2, "run_00002", AS_OF, NOW, 2, 1));

        assertThat(gold.served()).isEqualTo(served(2, 1));
        Table touch = gold.table("fct_touch");
        assertThat(touch.refs().get("rel_2")).isEqualTo(touch.refs().get("rel_1"));
        assertThat(gold.database.query(
                        "select table_name, changed from th_release_table where release_id = 2 order by table_name",
                        row -> row.getString(1) + " " + row.getInt(2)))
                .containsExactly("fct_spend 1", "fct_touch 0");
    }

    @Test
    void withoutACandidateThereIsNoRelease() {
        releaseBoth();

        assertThat(gold.publish("run_00002")).isEmpty();
        assertThat(gold.releases()).containsExactly(1L);
        assertThat(gold.table("fct_spend").refs()).doesNotContainKey("rel_2");
    }

    @Test
    void aCommitBesideTheRunRefusesTheWholeRelease() {
        releaseBoth();
        gold.build("fct_spend", "2");
        gold.build("fct_touch", "2");
        gold.writeBeside("fct_touch");

        assertRefused("fct_touch: its main branch moved to snapshot ");
        assertThat(gold.served()).as("fct_touch as the other writer left it").isEqualTo(served(1, 2));
    }

    @Test
    void aFirstCommitBesideTheRunRefusesTheFirstRelease() {
        gold.build("fct_spend", "1");
        gold.build("fct_touch", "1");
        gold.writeBeside("fct_touch");

        assertThatThrownBy(() -> gold.publish("run_00001"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot release gold.analytics.fct_touch");
        assertThat(gold.served()).isEqualTo(served(0, 1));
        assertThat(gold.releases()).isEmpty();
    }

    @Test
    void aCommitBetweenTheMetadataAndTheSwapRollsEverythingBack() {
        releaseBoth();
        gold.build("fct_spend", "2");
        gold.build("fct_touch", "2");

        // The publisher asks for the instant after it wrote the metadata files and before its transaction.
        assertRefused("fct_touch: it was written by somebody else at this moment", new Clock() {
            @Override
            public Instant instant() {
                gold.writeBeside("fct_touch");
                return NOW;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        assertThat(gold.served()).isEqualTo(served(1, 2));
    }

    @Test
    void aFailureInTheTransactionLeavesTheFormerRelease() {
        releaseBoth();
        gold.build("fct_spend", "2");
        gold.build("fct_touch", "2");
        gold.database.execute("insert into th_release_table values (2, 'fct_touch', 0, 0)");

        assertThatThrownBy(() -> gold.publish("run_00002")).isInstanceOf(UserError.class);

        assertThat(gold.served()).isEqualTo(served(1, 1));
        assertThat(gold.releases()).containsExactly(1L);
        assertFormerWatermarks();
        gold.database.execute("delete from th_release_table where release_id = 2");
        assertThat(gold.publish("run_00003").map(Release::releaseId))
                .as("the next try")
                .contains(2L);
        assertThat(gold.served()).isEqualTo(served(2, 2));
    }

    @Test
    void aRunThatLostItsLeaseReleasesNothing() {
        releaseBoth();
        gold.build("fct_spend", "2");
        gold.database.execute("update th_lease set holder = 'another run'");

        assertThatThrownBy(() -> gold.publish("run_00002"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("another run took over the warehouse");

        assertThat(gold.served()).isEqualTo(served(1, 1));
        assertThat(gold.releases()).containsExactly(1L);
        assertFormerWatermarks();
    }

    @Test
    void aCandidateThatWasNotReleasedIsForgotten() {
        releaseBoth();
        gold.build("fct_spend", "2");
        gold.catalog.discardCandidates();
        gold.watermarks.clearCandidates();
        gold.build("fct_touch", "2");

        gold.publish("run_00003");

        assertThat(gold.served()).isEqualTo(served(1, 2));
        assertThat(gold.watermarks.of("gold.analytics.fct_spend")).isEqualTo(Map.of("input", "1"));
    }

    /** What the one transaction is for. */
    @Test
    void tablesPublishedOneByOneLeaveHalfARelease() {
        releaseBoth();
        gold.build("fct_spend", "2");
        gold.build("fct_touch", "2");
        gold.writeBeside("fct_touch");

        assertThatThrownBy(() -> {
                    for (String name : GoldFixture.TABLES) {
                        gold.table(name)
                                .manageSnapshots()
                                .fastForwardBranch("main", GoldCatalog.CANDIDATE)
                                .commit();
                    }
                })
                .hasMessageContaining("main");

        assertThat(gold.served())
                .as("fct_spend of the new release, fct_touch not")
                .isEqualTo(served(2, 2));
        assertThat(gold.table("fct_spend").currentSnapshot().snapshotId())
                .isEqualTo(
                        gold.table("fct_spend").snapshot(GoldCatalog.CANDIDATE).snapshotId());
        assertThat(gold.table("fct_touch").currentSnapshot().snapshotId())
                .isNotEqualTo(
                        gold.table("fct_touch").snapshot(GoldCatalog.CANDIDATE).snapshotId());
    }

    @Test
    void anOldReleaseStaysReadableByItsTag() {
        SparkSession session = SparkSessions.openBeside(
                SparkSessions.open(WarehouseConfiguration.local(folder.resolve("session"))), configuration);
        for (int release = 1; release <= 2; release++) {
            gold.catalog.openCandidate(gold.table("fct_spend"));
            session.sql("insert overwrite gold.analytics.fct_spend.branch_candidate values (%d)".formatted(release));
            gold.publish("run_0000" + release);
        }

        assertThat(ids(session, "gold.analytics.fct_spend")).isEqualTo("2");
        assertThat(ids(session, "gold.analytics.fct_spend version as of 'rel_2'"))
                .isEqualTo("2");
        assertThat(ids(session, "gold.analytics.fct_spend version as of 'rel_1'"))
                .isEqualTo("1");
    }

    private void releaseBoth() {
        gold.build("fct_spend", "1");
        gold.build("fct_touch", "1");
        gold.publish("run_00001");
    }

    private void assertRefused(String message) {
        assertRefused(message, GoldFixture.CLOCK);
    }

    private void assertRefused(String message, Clock clock) {
        Map<String, Integer> before = gold.served();
        assertThatThrownBy(() -> gold.publish("run_00002", clock))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot release gold.analytics." + message)
                .hasMessageContaining("No table was released.")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.BUSY);
        assertThat(gold.served().get("fct_spend")).isEqualTo(before.get("fct_spend"));
        assertThat(gold.table("fct_spend").refs()).containsOnlyKeys("main", "rel_1", GoldCatalog.CANDIDATE);
        assertThat(gold.releases()).containsExactly(1L);
        assertFormerWatermarks();
    }

    private void assertFormerWatermarks() {
        assertThat(gold.watermarks.of("gold.analytics.fct_spend")).isEqualTo(Map.of("input", "1"));
        assertThat(gold.watermarks.candidate("gold.analytics.fct_spend")).isEqualTo(Map.of("input", "2"));
    }

    private static Map<String, Integer> served(int spend, int touch) {
        return Map.of("fct_spend", spend, "fct_touch", touch);
    }

    private static String ids(SparkSession session, String table) {
        return session.sql("select array_join(array_sort(collect_list(id)), ',') from " + table)
                .first()
                .getString(0);
    }
}
