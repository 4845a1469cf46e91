package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on real vendor rows, which lie beside the repository and are not part of it. */
class TestVendorRows {
    private static final Path VENDOR = Path.of("../../shared/data/vendor");

    @TempDir
    Path folder;

    @Test
    void everyVendorRowIsStoredAndGoogleAdsTiesWithItsReport() throws IOException {
        assumeTrue(Files.isDirectory(VENDOR), "the vendor rows are not on this machine: " + VENDOR.toAbsolutePath());
        for (String source : List.of("google_ads", "salesforce", "marketo", "netsuite")) {
            Path landing = Files.createDirectories(folder.resolve("landing").resolve(source));
            try (Stream<Path> files = Files.list(VENDOR.resolve(source))) {
                for (Path file : files.toList()) {
                    Path copy = landing.resolve(file.getFileName());
                    Files.copy(file, copy);
                    // A file changed a moment ago may still be growing, and would wait for the next run.
                    Files.setLastModifiedTime(copy, FileTime.from(Instant.parse("2022-08-01T00:00:00Z")));
                }
            }
        }
        Path warehouse = folder.resolve("warehouse");
        Program.run("init", warehouse.toString()).orFail();
        Path settings = warehouse.resolve("tallyhouse.yaml");
        // No exchange rates land here: the accounts' own currency is the one to report in.
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replaceFirst("(?m)^#?\\s*reporting_currency:.*$", "reporting_currency: USD"));

        Program.run(
                        "run",
                        "--warehouse",
                        warehouse.toString(),
                        "--landing",
                        folder.resolve("landing").toString(),
                        "--as-of",
                        Program.AS_OF)
                .orFail();

        assertThat(Program.csv(
                        warehouse,
                        "select sum(cost_amount), sum(clicks), sum(impressions) from silver.core.ad_performance"
                                + " where level = 'campaign' and recorded_to is null"))
                .isEqualTo("231.330000,280,1854");
        assertThat(Program.csv(warehouse, "select sum(rows_read) - sum(rows_stored) from gold.ops.batches"))
                .isEqualTo("0");
        assertThat(Program.csv(warehouse, "select count(*) from bronze.google_ads.campaign_stats"))
                .isEqualTo("16");
    }
}
