package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.samples.SampleCompany;
import io.tallyhouse.samples.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs killed at random moments: whatever was half done, the next run ends in the tables of an undisturbed one. */
@Tag("slow")
class TestKilledRuns {
    private static final int KILLS = Integer.getInteger("tallyhouse.kills", 20);
    private static final long SEED = 20_260_101;

    @TempDir
    Path folder;

    @Test
    void eachRerunAfterAKillEndsInTheSameTables() throws Exception {
        Path landing = folder.resolve("landing");
        SampleCompany.write(landing, new SampleOptions(0.001, SEED));
        Path undisturbed = folder.resolve("undisturbed");
        long start = System.nanoTime();
        assertThat(end(start(undisturbed, landing))).isZero();
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Map<String, String> expected = Program.digests(undisturbed);
        String rows = stored(undisturbed);

        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            Path warehouse = folder.resolve("killed_" + kill);
            long moment = random.nextLong(milliseconds);
            Process run = start(warehouse, landing);
            boolean hasEnded = run.waitFor(moment, TimeUnit.MILLISECONDS);
            run.destroyForcibly().waitFor();

            int exit = end(start(warehouse, landing));
            assertThat(exit)
                    .as("the run after kill %d, %d ms after its start, printed:%n%s", kill, moment, output())
                    .isZero();
            assertThat(Program.digests(warehouse))
                    .as("kill %d after %d ms", kill, moment)
                    .isEqualTo(expected);
            assertThat(stored(warehouse))
                    .as("kill %d after %d ms", kill, moment)
                    .isEqualTo(rows);
            System.out.printf(
                    "kill %d of %d after %d of %d ms%s: same tables%n",
                    kill, KILLS, moment, milliseconds, hasEnded ? " (it had ended)" : "");
        }
    }

    private static String stored(Path warehouse) {
        return Program.csv(
                warehouse,
                "select sum(rows_read), sum(rows_stored), sum(rows_quarantined), sum(rows_duplicate),"
                        + " (select count(*) from bronze.google_ads.ad_stats),"
                        + " (select count(*) from bronze.marketo.activity_visit_webpage),"
                        + " (select count(*) from bronze.ops.quarantine) from gold.ops.batches");
    }

    private static int end(Process run) throws InterruptedException {
        return run.waitFor();
    }

    /** The program in a process of its own, on this test's class path. */
    private Process start(Path warehouse, Path landing) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option :
                java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-X") || option.startsWith("--add-opens") || option.startsWith("-Duser.timezone")) {
                command.add(option);
            }
        }
        command.add("-Dtallyhouse.log=" + folder.resolve("runs.log"));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("io.tallyhouse.orchestration.cli.Tallyhouse");
        command.addAll(List.of(
                "run", "--warehouse", warehouse.toString(), "--landing", landing.toString(), "--as-of", Program.AS_OF));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
    }

    /** What the last started run printed. */
    private String output() throws IOException {
        return Files.readString(folder.resolve("output.log"));
    }
}
