package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.runs.Lease;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a run, and what it leaves behind: a closed gate, and another writer. */
class TestGateAndLease {
    private static final String PLAN_HEADER =
            "plan_id,plan_version,fiscal_year,month,channel,campaign_code,amount,currency,approved_at\n";

    @TempDir
    Path folder;

    @Test
    void aClosedGateEndsWithFourNamesTheCheckAndLeavesTheFormerReleaseServed() throws IOException {
        land("budget_plan_2024-01-02.csv", "P1,1,2024,2024-01-01,event,EV-1,100.00,EUR,2023-12-01T00:00:00Z\n");
        run().orFail();
        String served = planned();
        // No exchange rate has landed: dollars cannot be converted, and nothing may be published without them.
        land("budget_plan_2024-02-02.csv", "P2,1,2024,2024-02-01,event,EV-1,50.00,USD,2023-12-01T00:00:00Z\n");

        Program.Ended second = run();

        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(second.err())
                .contains(
                        "every_line_has_an_exchange_rate",
                        "must be 0",
                        "budget_month=2024-02-01",
                        "Release 1 stays served");
        assertThat(planned()).isEqualTo(served).isEqualTo("100.000000");

        land(
                "fx/eurofxref",
                "eurofxref_2024-02-01.csv",
                "Date,USD,\n2023-12-01,1.25,\n2024-01-01,1.25,\n2024-02-01,1.25,\n");
        run().orFail();
        assertThat(planned()).isEqualTo("140.000000");
    }

    @Test
    void aSecondWriterEndsWithSixAndIsToldWhoWritesSinceWhen() throws IOException {
        land("budget_plan_2024-01-02.csv", "P1,1,2024,2024-01-01,event,EV-1,100.00,EUR,2023-12-01T00:00:00Z\n");
        Program.run("init", warehouse().toString()).orFail();
        LedgerDatabase database = new LedgerDatabase(Program.configuration(warehouse()));

        try (Lease lease = Lease.acquire(database, Clock.systemUTC(), "the nightly run")) {
            Program.Ended second = run();

            assertThat(lease).isNotNull();
            assertThat(second.exitCode()).isEqualTo(6);
            assertThat(second.err()).contains("`the nightly run`", "since");
        }
        run().orFail();
    }

    private Program.Ended run() {
        return Program.run(
                "run",
                "--warehouse",
                warehouse().toString(),
                "--landing",
                folder.resolve("landing").toString(),
                "--as-of",
                Program.AS_OF);
    }

    private String planned() {
        return Program.csv(warehouse(), "select sum(plan_amount) from gold.analytics.mart_budget_position_monthly");
    }

    private Path warehouse() {
        return folder.resolve("warehouse");
    }

    private void land(String name, String rows) throws IOException {
        land("budget_plan/budget_plan", name, PLAN_HEADER + rows);
    }

    private void land(String place, String name, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("landing").resolve(place))
                .resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }
}
