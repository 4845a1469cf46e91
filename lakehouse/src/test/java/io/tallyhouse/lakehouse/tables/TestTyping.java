package io.tallyhouse.lakehouse.tables;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Column;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.session.SparkSessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTyping {
    @TempDir
    static Path folder;

    private static SparkSession session;

    @BeforeAll
    static void openSession() {
        session = SparkSessions.open(WarehouseConfiguration.local(folder));
    }

    @Test
    void datesReadWhereTheCalendarHasThem() {
        assertThat(typed("date", "2026-02-28", "2026-2-3", "2026-03-01T23:59:59Z", "2026-02-30", "20260228", "today"))
                .containsExactly("2026-02-28", "2026-02-03", "2026-03-01", "-", "-", "-");
    }

    @Test
    void instantsReadInUtcUnlessTheySayOtherwise() {
        assertThat(typed(
                        "timestamp",
                        "2026-03-01 04:05:06",
                        "2026-03-01T04:05:06.789Z",
                        "2026-03-01T04:05:06+02:00",
                        "2026-03-01",
                        "2026-13-01T00:00:00Z"))
                .containsExactly(
                        "2026-03-01T04:05:06Z",
                        "2026-03-01T04:05:06.789Z",
                        "2026-03-01T02:05:06Z",
                        "2026-03-01T00:00:00Z",
                        "-");
    }

    @Test
    void marketosInstantWithBothMarkersReads() {
        assertThat(typed("timestamp", "2023-01-17T11:04:34Z+0000")).containsExactly("2023-01-17T11:04:34Z");
    }

    @Test
    void aTimeWithoutADayIsNoInstantOfToday() {
        assertThat(typed("timestamp", "12:30", "T12:30:00", "12:30:00Z", "2026"))
                .containsExactly("-", "-", "-", "-");
    }

    @Test
    void wholeNumbersMayEndInZerosAfterThePoint() {
        assertThat(typed("bigint", "12", "-3", "12.00", " 7 ", "12.5", "1e3", "9223372036854775808", "1,000"))
                .containsExactly("12", "-3", "12", "7", "-", "-", "-", "-");
        assertThat(typed("int", "2147483647", "2147483648")).containsExactly("2147483647", "-");
    }

    @Test
    void decimalsKeepTheirDigitsOrAreRefused() {
        assertThat(typed("decimal(10,2)", "12.5", ".5", "1e2", "99999999.99", "100000000", "12,5", "0x10", "NaN"))
                .containsExactly("12.50", "0.50", "100.00", "99999999.99", "-", "-", "-", "-");
    }

    @Test
    void booleansReadInTheWordsOfTheVendors() {
        assertThat(typed("boolean", "T", "F", "true", "FALSE", "1", "0", "maybe", "2"))
                .containsExactly("true", "false", "true", "false", "true", "false", "-", "-");
    }

    @Test
    void notAvailableIsAMissingNumberAndAWrongDate() {
        assertThat(reasons(column("rate", "decimal(18,6)"), "N/A")).containsExactly("");
        assertThat(reasons(column("day", "date"), "N/A")).containsExactly("day: \"N/A\" does not read as date");
    }

    @Test
    void aFormatReplacesTheUsualForms() {
        Column day = withFormat(column("day", "date"), "dd.MM.yyyy");

        assertThat(typed(day, "28.02.2026", "2026-02-28", "30.02.2026")).containsExactly("2026-02-28", "-", "-");
    }

    @Test
    void textStaysAsItIs() {
        assertThat(typed("string", " N/A ", "")).containsExactly(" N/A ", "");
    }

    @Test
    void aRequiredValueMustBeThere() {
        Column id = new Column(
                "id",
                "bigint",
                "The id.",
                true,
                1,
                List.of(),
                Optional.empty(),
                "internal",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThat(reasons(id, "1", null, "x"))
                .containsExactly("", "id: required, but empty", "id: \"x\" does not read as bigint");
    }

    @Test
    void aReasonShowsTheStartOfALongValueOnly() {
        assertThat(reasons(column("clicks", "bigint"), "x".repeat(1000)))
                .containsExactly("clicks: \"" + "x".repeat(80) + "\" does not read as bigint");
    }

    @Test
    void whatIngestFindsSoundIsNeverNullInSilver() {
        for (String type : List.of("date", "timestamp", "bigint", "int", "decimal(10,2)", "boolean", "double")) {
            Column column = column("value", type);
            String[] values = {"2026-02-28", "2026-02-30", "12:30", "12", "12.5", "1e400", "T", "N/A", "", " ", "?"};
            List<String> typed = typed(column, values);
            List<String> reasons = reasons(column, values);
            for (int index = 0; index < values.length; index++) {
                boolean isMissing = values[index].equals("N/A")
                        && !List.of("date", "timestamp", "boolean").contains(type);
                assertThat(reasons.get(index).isEmpty())
                        .as("\"%s\" as %s is %s", values[index], type, typed.get(index))
                        .isEqualTo(isMissing || !typed.get(index).equals("-"));
            }
        }
    }

    @Test
    void aTableWithoutRulesHasNoReasons() {
        assertThat(reasons(column("note", "string"), "any")).containsExactly("");
    }

    private static List<String> typed(String type, String... values) {
        return typed(column("value", type), values);
    }

    private static List<String> typed(Column column, String... values) {
        Dataset<Row> rows = rows(column.name(), values);
        PipeTable found = PipeTable.of(
                rows.select(
                                col("position"),
                                Typing.typed(column, col(column.name())).as("typed"))
                        .orderBy("position"),
                List.of("position", "typed"));
        return found.rows().stream().map(row -> row.get(1).orElse("-")).toList();
    }

    /** The reasons of each row; that the compiled condition says the same is checked with them. */
    private static List<String> reasons(Column column, @Nullable String... values) {
        TableContract table = new TableContract(
                "table",
                "A table.",
                "One row per id.",
                List.of(column),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        List<Row> found = rows(column.name(), values)
                .select(
                        col("position"),
                        Typing.reasons(table).as("reasons"),
                        Typing.isSound(table).as("is_sound"))
                .orderBy("position")
                .selectExpr("array_join(reasons, '; ')", "is_sound")
                .collectAsList();
        assertThat(found)
                .allSatisfy(row ->
                        assertThat(row.getBoolean(1)).isEqualTo(row.getString(0).isEmpty()));
        return found.stream().map(row -> row.getString(0)).toList();
    }

    private static Dataset<Row> rows(String name, @Nullable String... values) {
        List<Row> rows = IntStream.range(0, values.length)
                .mapToObj(index -> RowFactory.create(index, values[index]))
                .toList();
        return session.createDataFrame(
                rows, new StructType().add("position", DataTypes.IntegerType).add(name, DataTypes.StringType));
    }

    private static Column column(String name, String type) {
        return new Column(
                name,
                type,
                "The " + name + ".",
                false,
                0,
                List.of(),
                Optional.empty(),
                "internal",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Column withFormat(Column column, String format) {
        return new Column(
                column.name(),
                column.type(),
                column.description(),
                false,
                0,
                List.of(),
                Optional.of(format),
                "internal",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
