package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestSampleCompany {
    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytes() {
        SampleCompany.write(folder, SmallCompany.OPTIONS);

        assertThat(Folders.digest(folder))
                .isEqualTo(Folders.digest(SmallCompany.company().folder()));
    }

    @Test
    void writingOverAnOldCompanyChangesNothing() {
        SampleCompany.write(folder, SmallCompany.OPTIONS);
        String first = Folders.digest(folder);

        SampleCompany.write(folder, SmallCompany.OPTIONS);

        assertThat(Folders.digest(folder)).isEqualTo(first);
    }

    @Test
    void anotherSeedGivesAnotherCompany() {
        SampleCompany.write(folder, new SampleOptions(SmallCompany.OPTIONS.scale(), 8));

        assertThat(Folders.digest(folder))
                .isNotEqualTo(Folders.digest(SmallCompany.company().folder()));
    }

    @Test
    void theSummaryTellsWhatLiesInTheFolder() throws IOException {
        SmallCompany.Written company = SmallCompany.company();
        List<Path> files;
        try (Stream<Path> all = Files.walk(company.folder())) {
            files = all.filter(file -> Files.isRegularFile(file) && !file.endsWith(SampleCompany.TRUTH_FILE))
                    .toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }

        assertThat(company.summary().files()).isEqualTo(files.size());
        assertThat(company.summary().bytes()).isEqualTo(bytes);
    }

    @Test
    void everyFileHasADateInItsName() throws IOException {
        try (Stream<Path> files = Files.walk(SmallCompany.company().folder())) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals(SampleCompany.TRUTH_FILE)))
                    .allMatch(name -> name.matches("[a-z_]+_20\\d\\d-\\d\\d-\\d\\d\\.(csv|csv\\.gz|jsonl)"));
        }
    }

    @Test
    void everythingIsDeliveredByTheAsOfInstant() throws IOException {
        LocalDate asOf = LocalDate.ofInstant(SampleCompany.AS_OF, ZoneOffset.UTC);
        try (Stream<Path> files = Files.walk(SmallCompany.company().folder())) {
            assertThat(files.filter(file -> file.toString().contains("_20"))
                            .map(file -> LocalDate.parse(
                                    file.getFileName().toString().replaceAll("^.*_|\\..*$", ""))))
                    .isNotEmpty()
                    .allMatch(delivered -> !delivered.isAfter(asOf));
        }
    }

    @Test
    void aCompanyLargerThanTheMemoryCanBeWritten() throws IOException, InterruptedException {
        // 24 MB of heap for some 30 MB of files: a generator that keeps its rows would fail here.
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteCompany.class.getName(),
                        folder.toString(),
                        "0.025")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("SampleSummary");
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void aScaleOfNothingIsRefused() {
        assertThatThrownBy(() -> new SampleOptions(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scale must be above 0 and at most 100, but is 0.0");
    }
}
