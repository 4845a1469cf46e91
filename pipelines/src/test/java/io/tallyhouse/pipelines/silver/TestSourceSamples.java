package io.tallyhouse.pipelines.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.ContractReader;
import io.tallyhouse.lakehouse.contracts.DefinitionFiles;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.runs.Watermarks;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.lakehouse.session.SqlFunctions;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.lakehouse.tables.PipeTable;
import io.tallyhouse.pipelines.landing.Ingest;
import io.tallyhouse.pipelines.landing.IngestRequest;
import io.tallyhouse.pipelines.landing.IngestResult;
import io.tallyhouse.pipelines.landing.JdbcFileLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each source's own sample rows, through ingest and its selects, against the rows it expects. */
class TestSourceSamples {
    private static final Path SOURCES = Path.of("sources");
    private static final Instant AS_OF = Instant.parse("2026-04-01T06:00:00Z");

    @TempDir
    Path folder;

    static Stream<String> sources() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders
                    .filter(path -> Files.isDirectory(path.resolve("expect")))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "the sample rows of {0} come out as expected")
    @MethodSource("sources")
    void theSampleRowsOfASourceComeOutAsExpected(String source) throws Exception {
        WarehouseConfiguration configuration = WarehouseConfiguration.local(folder);
        land(source, folder.resolve("landing"));
        SparkSession session = SparkSessions.openBeside(
                SparkSessions.open(WarehouseConfiguration.local(Path.of("target/session"))), configuration);
        Definitions definitions =
                ContractReader.read(DefinitionFiles.onClassPath(getClass().getClassLoader()));
        LedgerDatabase database = new LedgerDatabase(configuration);
        IngestResult ingested = Ingest.run(
                session,
                new IngestRequest(
                        configuration,
                        definitions.sources(),
                        Set.of(source),
                        new JdbcFileLedger(database),
                        AS_OF,
                        AS_OF,
                        Duration.ZERO));
        assertThat(ingested.batches())
                .allSatisfy(batch -> assertThat(batch.quarantined())
                        .as("quarantined rows of %s", batch.object())
                        .isZero());
        SilverBuild build = new SilverBuild(
                session,
                configuration,
                definitions,
                new Watermarks(database),
                SqlFunctions.load(SilverBuild.FUNCTIONS),
                new JdbcFileLedger(database)::lastStored);
        for (Path expected : expectations(source)) {
            String table = expected.getFileName().toString().replace(".psv", "");
            Contract contract = definitions.silverTable(table).orElseThrow();
            build.build(contract);
            PipeTable wanted = PipeTable.parse(Files.readString(expected));
            Dataset<Row> typed =
                    wanted.rows(session, GoldCatalog.schema(contract.tables().get(0)));
            Dataset<Row> found = DeltaFolder.silver(configuration, table).read(session);
            assertThat(PipeTable.of(found, wanted.columns()).sorted().toString())
                    .as("%s of %s", table, source)
                    .isEqualTo(PipeTable.of(typed, wanted.columns()).sorted().toString());
        }
    }

    private static List<Path> expectations(String source) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve(source).resolve("expect"))) {
            return files.sorted().toList();
        }
    }

    private static void land(String source, Path landing) throws IOException {
        Files.createDirectories(landing.resolve(source));
        try (Stream<Path> files = Files.list(SOURCES.resolve(source).resolve("sample"))) {
            for (Path file : files.toList()) {
                Path copy = landing.resolve(source).resolve(file.getFileName());
                Files.copy(file, copy);
                Files.setLastModifiedTime(copy, java.nio.file.attribute.FileTime.from(AS_OF));
            }
        }
    }
}
