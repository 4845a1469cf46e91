package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come in two deliveries, late, restated and deleted rows among them, make the tables that one delivery makes. */
@Tag("slow")
class TestDeliveries {
    @TempDir
    Path folder;

    @Test
    void twoDeliveriesEndInTheTablesOfOneAndSoDoesAFullRebuild() throws IOException {
        SampleWarehouse whole = SampleWarehouse.shared();
        Path landing = folder.resolve("landing");
        Path warehouse = folder.resolve("warehouse");
        copy(whole.landing(), landing, false);
        run("run", warehouse, landing);
        assertThat(Program.digests(warehouse)).isNotEqualTo(Program.digests(whole.warehouse()));

        copy(whole.landing(), landing, true);
        Program.Ended second = run("run", warehouse, landing);

        assertThat(second.out())
                .containsPattern("fct_ad_performance_daily .* changed keys")
                .containsPattern("fct_touch .* changed keys");
        Map<String, String> served = Program.digests(warehouse);
        assertThat(served).isEqualTo(Program.digests(whole.warehouse()));

        run("build gold --full", warehouse, landing);
        assertThat(Program.digests(warehouse, ".branch_candidate")).isEqualTo(served);
        assertThat(Program.digests(warehouse, " version as of 'rel_2'")).isEqualTo(served);
    }

    private static Program.Ended run(String command, Path warehouse, Path landing) {
        List<String> words = List.of(command.split(" "));
        String[] arguments = Stream.concat(
                        words.stream(),
                        Stream.of(
                                "--warehouse",
                                warehouse.toString(),
                                "--landing",
                                landing.toString(),
                                "--as-of",
                                Program.AS_OF))
                .toArray(String[]::new);
        return Program.run(arguments).orFail();
    }

    /** Files up to June 2025, or the rest. Every third file of facts of the first half is late and comes with the rest. */
    private static void copy(Path from, Path to, boolean isRest) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                // Without rates and accounts nothing can be converted, and the gate of the first delivery closes. A
                // campaign that comes later rebuilds all touches, and this test wants to see changed keys.
                boolean isNeeded = Stream.of(
                                "eurofxref_", "account_history_", "campaign_history_", "campaign_2", "program_")
                        .anyMatch(name::startsWith);
                boolean isLate = Math.floorMod(name.hashCode(), 3) == 0;
                boolean isEarly =
                        name.replaceAll("^.*_(\\d{4}-\\d{2}).*$", "$1").compareTo("2025-06") < 0;
                boolean isFirst = isNeeded || (isEarly && !isLate);
                if (isFirst != isRest) {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.resolveSibling("."));
                    Files.copy(file, copy);
                    Files.setLastModifiedTime(copy, FileTime.fromMillis(0));
                }
            }
        }
    }
}
