package io.tallyhouse.models;

import io.tallyhouse.lakehouse.config.AttributionPopulation;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.Contract.ModelUse;
import io.tallyhouse.lakehouse.contracts.Contract.Refresh;
import io.tallyhouse.lakehouse.contracts.ContractReader;
import io.tallyhouse.lakehouse.contracts.DefinitionFiles;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.refresh.SqlInputs;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.lakehouse.session.SqlFunctions;
import io.tallyhouse.lakehouse.session.SqlMacros;
import io.tallyhouse.lakehouse.tables.PipeTable;
import io.tallyhouse.models.gold.GoldBuild;
import io.tallyhouse.models.gold.GoldModels;
import io.tallyhouse.models.gold.QueryParameters;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Runs the SQL of gold tables, reconciliations and metrics on a few rows, typed by the contracts of this working copy. */
final class GoldQueries {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Instant AS_OF = Instant.parse("2026-04-01T06:00:00Z");
    /** Tables of the run ledger, which have no contract. */
    private static final Map<String, String> OPS = Map.of(
            "ops_batches",
            "source string, object string, batch bigint, rows_read bigint, rows_stored bigint, rows_quarantined bigint,"
                    + " rows_duplicate bigint");

    private final SparkSession session;
    private final Definitions definitions;
    private final Set<String> kept = new TreeSet<>();

    GoldQueries() {
        session = SparkSessions.open(WarehouseConfiguration.local(Path.of("target/session")))
                .newSession();
        SqlMacros.register(session, SqlFunctions.load(GoldBuild.FUNCTIONS));
        definitions = ContractReader.read(DefinitionFiles.inFolder(ROOT));
    }

    SparkSession session() {
        return session;
    }

    Definitions definitions() {
        return definitions;
    }

    /** The query of a gold table. */
    static Path query(String table) {
        return ROOT.resolve("models/gold/%s/query.sql".formatted(table));
    }

    /** Makes a table that reads no other table an input, as it is, of all later runs. */
    void keep(String table) {
        run(query(table), Map.of(), Map.of()).createOrReplaceTempView(table);
        kept.add(table);
    }

    /** The rows that a query makes of the given inputs; inputs that are neither given nor kept are empty, definitions are real. */
    Dataset<Row> run(Path query, Map<String, String> given, Map<String, String> parameters) {
        String sql = WorkedCase.text(query);
        Set<String> inputs = SqlInputs.of(session, query.toString(), sql);
        Optional<Refresh> refresh = definitions.goldTable(subject(query)).flatMap(Contract::refresh);
        refresh.flatMap(Refresh::model)
                .flatMap(ModelUse::definitions)
                .filter(table -> !given.containsKey(table))
                .ifPresent(table -> session.sql(WorkedCase.text(query(table))).createOrReplaceTempView(table));
        inputs.removeAll(kept);
        for (String input : inputs) {
            PipeTable.parse(given.getOrDefault(input, ""))
                    .rows(session, schema(input))
                    .createOrReplaceTempView(input);
        }
        Dataset<Row> rows = session.sql(sql, parameters(parameters).values());
        return refresh.map(each -> GoldModels.apply(subject(query), each, rows)).orElse(rows);
    }

    private static String subject(Path query) {
        return query.getName(query.getNameCount() - 2).toString();
    }

    /** The parameters of a warehouse in euros and UTC, but for those that are given. */
    static QueryParameters parameters(Map<String, String> given) {
        return new QueryParameters(
                given.getOrDefault("reporting_currency", "EUR"),
                Integer.parseInt(given.getOrDefault("fiscal_year_start_month", "1")),
                given.getOrDefault("time_zone", "UTC"),
                Integer.parseInt(given.getOrDefault("attribution_window_days", "180")),
                AttributionPopulation.valueOf(given.getOrDefault("attribution_population", "contact_roles")
                        .toUpperCase(Locale.ROOT)),
                Instant.parse(given.getOrDefault("as_of", AS_OF.toString())));
    }

    /** The columns of an input as gold queries see them: of a silver table, those of its current rows, or of all versions. */
    StructType schema(String input) {
        if (OPS.containsKey(input)) {
            return StructType.fromDDL(OPS.get(input));
        }
        Optional<TableContract> gold =
                definitions.goldTable(input).map(contract -> contract.tables().get(0));
        if (gold.isPresent()) {
            return GoldCatalog.schema(gold.get());
        }
        boolean isHistory = input.endsWith("_history");
        StructType silver = definitions
                .silverTable(isHistory ? input.substring(0, input.length() - "_history".length()) : input)
                .map(contract -> GoldCatalog.schema(contract.tables().get(0)))
                .orElseThrow(() -> new AssertionError("no contract of " + input));
        if (isHistory) {
            return silver;
        }
        StructType current = new StructType();
        for (var field : silver.fields()) {
            if (!field.name().equals("recorded_from") && !field.name().equals("recorded_to")) {
                current = current.add(field.name(), field.dataType(), DataTypes.NullType != field.dataType());
            }
        }
        return current;
    }
}
