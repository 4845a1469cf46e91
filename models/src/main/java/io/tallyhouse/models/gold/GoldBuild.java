package io.tallyhouse.models.gold;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.Contract.KeyedInput;
import io.tallyhouse.lakehouse.contracts.Contract.ModelUse;
import io.tallyhouse.lakehouse.contracts.Contract.Refresh;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.refresh.SqlInputs;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.runs.Watermarks;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.lakehouse.session.SqlFunctions;
import io.tallyhouse.lakehouse.session.SqlMacros;
import io.tallyhouse.lakehouse.session.SqlMacros.SqlMacro;
import io.tallyhouse.lakehouse.tables.Fingerprint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Builds gold tables on their candidate branch. A table is its query over its inputs; where its contract names keys, only
 * the keys that changed inputs touch are made anew, and the result is the same as that of a full rebuild.
 */
public final class GoldBuild {
    /** The folder of SQL functions that gold queries share. */
    public static final String FUNCTIONS = "models/functions";

    private final SparkSession session;
    private final WarehouseConfiguration configuration;
    private final Definitions definitions;
    private final GoldCatalog catalog;
    private final Watermarks watermarks;
    private final QueryParameters parameters;
    private final Scope scope;
    private final List<SqlMacro> functions = SqlFunctions.load(FUNCTIONS);

    /** How much a build makes anew. */
    public enum Scope {
        /** Tables whose inputs, query or parameters changed, and in them the changed keys. */
        CHANGED,
        /** Every table, whole. */
        EVERYTHING
    }

    public GoldBuild(
            SparkSession session,
            WarehouseConfiguration configuration,
            Definitions definitions,
            GoldCatalog catalog,
            Watermarks watermarks,
            QueryParameters parameters,
            Scope scope) {
        this.session = session;
        this.configuration = configuration;
        this.definitions = definitions;
        this.catalog = catalog;
        this.watermarks = watermarks;
        this.parameters = parameters;
        this.scope = scope;
    }

    /**
     * What a build did to one table.
     *
     * @param table table name
     * @param rows rows in the table, as the candidate has them
     * @param isBuilt false where nothing it depends on had changed
     * @param mode {@code full}, {@code changed keys} or {@code unchanged}
     */
    public record Result(String table, long rows, boolean isBuilt, String mode) {}

    /** For each gold table, the gold tables that its query reads. */
    public Map<String, Set<String>> dependencies() {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        for (Contract contract : definitions.gold()) {
            Set<String> inputs = inputNames(contract);
            inputs.removeIf(name -> definitions.goldTable(name).isEmpty());
            dependencies.put(contract.id(), inputs);
        }
        return dependencies;
    }

    /** Brings one table up to date on its candidate branch. Its gold inputs must be built already. */
    public Result build(Contract contract) {
        SparkSession own = SparkSessions.fork(session);
        SqlMacros.register(own, functions);
        TableContract tableContract = contract.tables().get(0);
        Refresh refresh = contract.refresh().orElseThrow();
        String target = "gold.analytics." + contract.id();
        List<GoldInput> inputs = inputNames(contract).stream()
                .map(name -> GoldInput.of(configuration, definitions, catalog, file(contract), name))
                .toList();
        Map<String, String> before = watermarks.of(target);
        Map<String, String> now = versions(own, contract, inputs);
        Table table = catalog.ensure(GoldCatalog.ANALYTICS, tableContract);
        if (scope == Scope.CHANGED && now.equals(before)) {
            return new Result(contract.id(), rows(table), false, "unchanged");
        }
        Optional<Dataset<Row>> keys = refresh.isFull() || scope == Scope.EVERYTHING
                ? Optional.empty()
                : changedKeys(own, refresh, inputs, before, now);
        String mode = "full";
        if (keys.isPresent()) {
            Dataset<Row> changed = keys.get().persist();
            mode = "changed keys";
            if (!changed.isEmpty()) {
                catalog.openCandidate(table);
                replaceKeys(own, tableContract, refresh, inputs, changed);
            }
            changed.unpersist();
        } else {
            catalog.openCandidate(table);
            register(own, inputs, Optional.empty(), refresh);
            writer(rowsOf(own, contract, refresh.sql()), tableContract).overwrite();
        }
        watermarks.storeCandidate(target, now);
        table.refresh();
        return new Result(contract.id(), rows(table), true, mode);
    }

    private void replaceKeys(
            SparkSession own, TableContract tableContract, Refresh refresh, List<GoldInput> inputs, Dataset<Row> keys) {
        Contract contract = definitions.goldTable(tableContract.name()).orElseThrow();
        keys.createOrReplaceTempView("__changed_keys");
        String match = refresh.keys().stream()
                .map(key -> "target.`%s` <=> __changed_keys.`%s`".formatted(key, key))
                .reduce((one, other) -> one + " and " + other)
                .orElseThrow();
        own.sql("delete from gold.analytics.%s.branch_%s as target where exists (select 1 from __changed_keys where %s)"
                .formatted(tableContract.name(), GoldCatalog.CANDIDATE, match));
        register(own, inputs, Optional.of(keys), refresh);
        Dataset<Row> rows = rowsOf(own, contract, refresh.sql());
        Dataset<Row> wanted = rows.join(broadcast(keys), same(rows, refresh.keys(), keys, refresh.keys()), "left_semi");
        writer(wanted, tableContract).append();
    }

    private Writer writer(Dataset<Row> rows, TableContract contract) {
        return new Writer(rows, "gold.analytics.%s.branch_%s".formatted(contract.name(), GoldCatalog.CANDIDATE));
    }

    private record Writer(Dataset<Row> rows, String identifier) {
        void append() {
            try {
                rows.writeTo(identifier).append();
            } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
                throw new IllegalStateException("%s is gone".formatted(identifier), e);
            }
        }

        void overwrite() {
            try {
                rows.writeTo(identifier).overwrite(lit(true));
            } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
                throw new IllegalStateException("%s is gone".formatted(identifier), e);
            }
        }
    }

    private Dataset<Row> rowsOf(SparkSession own, Contract contract, String sql) {
        Dataset<Row> rows;
        try {
            rows = GoldModels.apply(contract.id(), contract.refresh().orElseThrow(), own.sql(sql, parameters.values()));
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot build gold.analytics.%s: %s does not run. %s"
                                .formatted(contract.id(), file(contract), e.getMessage()),
                        e);
            }
            throw e;
        }
        List<String> given = List.of(rows.columns());
        List<Column> columns = new ArrayList<>();
        for (var column : contract.tables().get(0).columns()) {
            if (!given.contains(column.name())) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot build gold.analytics.%s: %s gives no column %s, which the contract has. Add it to the select."
                                .formatted(contract.id(), file(contract), column.name()));
            }
            columns.add(col(column.name()).cast(column.type()).as(column.name()));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private static void register(
            SparkSession own, List<GoldInput> inputs, Optional<Dataset<Row>> keys, Refresh refresh) {
        for (GoldInput input : inputs) {
            Dataset<Row> rows = input.read(own);
            Optional<KeyedInput> keyed = keyed(refresh, input.name());
            if (keys.isPresent() && keyed.isPresent()) {
                rows = rows.join(
                        broadcast(keys.get()),
                        same(rows, keyed.get().columns(), keys.get(), refresh.keys()),
                        "left_semi");
            }
            rows.createOrReplaceTempView(input.name());
        }
    }

    /** The key values that changes of the inputs touch; empty when the table must be made whole. */
    private static Optional<Dataset<Row>> changedKeys(
            SparkSession own,
            Refresh refresh,
            List<GoldInput> inputs,
            Map<String, String> before,
            Map<String, String> now) {
        if (before.isEmpty() || !String.valueOf(now.get("definition")).equals(before.get("definition"))) {
            return Optional.empty();
        }
        Optional<Dataset<Row>> keys = Optional.empty();
        for (GoldInput input : inputs) {
            String former = before.getOrDefault(input.name(), "");
            String current = now.getOrDefault(input.name(), "");
            if (former.equals(current)) {
                continue;
            }
            Optional<Dataset<Row>> changes = input.changes(own, former, current);
            Optional<KeyedInput> keyed = keyed(refresh, input.name());
            if (changes.isEmpty()) {
                return Optional.empty();
            }
            if (keyed.isEmpty()) {
                if (!changes.get().isEmpty()) {
                    return Optional.empty();
                }
                continue;
            }
            List<Column> columns = new ArrayList<>();
            for (int index = 0; index < refresh.keys().size(); index++) {
                columns.add(
                        col(keyed.get().columns().get(index)).as(refresh.keys().get(index)));
            }
            Dataset<Row> touched = changes.get().select(columns.toArray(Column[]::new));
            keys = Optional.of(keys.map(others -> others.unionByName(touched)).orElse(touched));
        }
        return Optional.of(keys.map(Dataset::distinct).orElseGet(own::emptyDataFrame));
    }

    private static Optional<KeyedInput> keyed(Refresh refresh, String input) {
        return refresh.inputs().stream()
                .filter(keyed -> keyed.table().equals(input))
                .findFirst();
    }

    private static Column same(Dataset<Row> left, List<String> leftKeys, Dataset<Row> right, List<String> rightKeys) {
        Column same = lit(true);
        for (int index = 0; index < leftKeys.size(); index++) {
            same = same.and(left.col(leftKeys.get(index)).eqNullSafe(right.col(rightKeys.get(index))));
        }
        return same;
    }

    private Map<String, String> versions(SparkSession own, Contract contract, List<GoldInput> inputs) {
        Refresh refresh = contract.refresh().orElseThrow();
        Map<String, String> versions = new TreeMap<>();
        versions.put(
                "definition",
                Fingerprint.of(refresh
                        + contract.tables().get(0).columns().toString()
                        + parameters.fingerprintFor(refresh.sql())
                        + functionsOf(refresh.sql())));
        for (GoldInput input : inputs) {
            versions.put(input.name(), input.version(own));
        }
        return versions;
    }

    private List<SqlMacro> functionsOf(String sql) {
        return functions.stream()
                .filter(function -> sql.contains(function.name() + "("))
                .toList();
    }

    private Set<String> inputNames(Contract contract) {
        Refresh refresh = contract.refresh().orElseThrow();
        Set<String> names = SqlInputs.of(session, file(contract), refresh.sql());
        refresh.model().flatMap(ModelUse::definitions).ifPresent(names::add);
        return names;
    }

    private static String file(Contract contract) {
        return "models/gold/%s/query.sql".formatted(contract.id());
    }

    private static long rows(Table table) {
        return GoldCatalog.visible(table)
                .map(snapshot -> Long.parseLong(snapshot.summary().getOrDefault("total-records", "0")))
                .orElse(0L);
    }
}
