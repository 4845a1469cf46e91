package io.tallyhouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.refresh.SqlInputs;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.tables.PipeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases that stand beside the QUERIES of gold tables and reconciliations. */
class TestGoldCases {
    private static final GoldQueries QUERIES = new GoldQueries();

    static Stream<WorkedCase> cases() throws IOException {
        List<WorkedCase> found = Stream.of("models/gold", "quality/reconciliations")
                .flatMap(folder -> files(GoldQueries.ROOT.resolve(folder)))
                .filter(path -> path.getName(path.getNameCount() - 2).endsWith("cases"))
                .map(path -> WorkedCase.read(GoldQueries.ROOT, path))
                .toList();
        return found.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aQueryMakesTheExpectedRowsOfTheGivenOnes(WorkedCase worked) {
        assertThat(SqlInputs.of(QUERIES.session(), worked.file(), WorkedCase.text(worked.query())))
                .as("inputs that the query of %s reads", worked.file())
                .containsAll(worked.given().keySet());

        Dataset<Row> found = QUERIES.run(worked.query(), worked.given(), worked.parameters());
        Dataset<Row> compared = worked.where().map(found::where).orElse(found);

        PipeTable expected = PipeTable.parse(worked.expect());
        PipeTable typed = PipeTable.of(expected.rows(QUERIES.session(), found.schema()), expected.columns());
        assertThat(PipeTable.of(compared, expected.columns()).sorted().toString())
                .as("%s", worked)
                .isEqualTo(typed.sorted().toString());
    }

    @Test
    void everyGoldTableHasAtLeastOneCaseAndTheColumnsOfItsContract() throws IOException {
        Map<String, Long> casesBySubject =
                cases().collect(Collectors.groupingBy(WorkedCase::subject, Collectors.counting()));
        QUERIES.definitions().gold().forEach(contract -> {
            assertThat(casesBySubject).as("worked cases of %s", contract.id()).containsKey(contract.id());
            Path query = GoldQueries.query(contract.id());
            StructType declared = GoldCatalog.schema(contract.tables().get(0));
            Dataset<Row> rows = QUERIES.run(query, Map.of(), Map.of());
            // A model may be given more than the table keeps.
            boolean hasModel = contract.refresh().orElseThrow().model().isPresent();
            Dataset<Row> kept = hasModel ? rows.selectExpr(declared.fieldNames()) : rows;
            assertThat(columns(kept.schema())).as("columns of %s", query).isEqualTo(columns(declared));
        });
    }

    private static List<String> columns(StructType schema) {
        return Arrays.stream(schema.fields())
                .map(field -> field.name() + " " + field.dataType().simpleString())
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }
}
