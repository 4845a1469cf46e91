package io.tallyhouse.orchestration.run;

import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.lakehouse.runs.TaskGraph;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.models.gold.GoldTables;
import io.tallyhouse.models.gold.QueryParameters;
import io.tallyhouse.orchestration.terminal.Steps;
import io.tallyhouse.quality.checks.CheckResult;
import io.tallyhouse.quality.checks.CheckStatus;
import io.tallyhouse.quality.checks.TableChecks;
import io.tallyhouse.quality.gate.Gate;
import io.tallyhouse.quality.reconciliation.Reconciler;
import io.tallyhouse.quality.reconciliation.Reconciliation;
import io.tallyhouse.quality.reconciliation.ReconciliationFiles;
import io.tallyhouse.quality.reconciliation.ReconciliationResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Checks what a run built: silver tables that changed, every gold table, and the reconciliations between them. */
final class Checking {
    private final OpenWarehouse warehouse;
    private final GoldTables tables;
    private final Steps steps;
    private final String runId;
    private final Instant asOf;

    Checking(OpenWarehouse warehouse, GoldTables tables, Steps steps, String runId, Instant asOf) {
        this.warehouse = warehouse;
        this.tables = tables;
        this.steps = steps;
        this.runId = runId;
        this.asOf = asOf;
    }

    /** All results, stored in the ledger. */
    List<CheckResult> run() throws Exception {
        Map<String, Supplier<List<CheckResult>>> work = new LinkedHashMap<>();
        for (Contract contract : warehouse.definitions().silver()) {
            DeltaFolder folder = DeltaFolder.silver(warehouse.configuration(), contract.id());
            if (folder.exists(warehouse.session()) && !isCheckedAlready(folder)) {
                work.put("check " + folder.name(), () -> silver(contract, folder));
            }
        }
        for (Contract contract : warehouse.definitions().gold()) {
            work.put("check gold.analytics." + contract.id(), () -> gold(contract));
        }
        for (Reconciliation reconciliation : ReconciliationFiles.load()) {
            work.put("reconcile " + reconciliation.name(), () -> reconcile(reconciliation));
        }
        Map<String, Set<String>> independent = new LinkedHashMap<>();
        work.keySet().forEach(name -> independent.put(name, Set.of()));
        List<CheckResult> results = new ArrayList<>();
        try (Steps.Bar bar = steps.bar("check", work.size())) {
            TaskGraph.run(independent, warehouse.configuration().cores() + 1, name -> timed(name, work, bar))
                    .values()
                    .forEach(results::addAll);
        }
        store(results);
        return results;
    }

    private List<CheckResult> timed(String name, Map<String, Supplier<List<CheckResult>>> work, Steps.Bar bar) {
        List<CheckResult> found = steps.run(
                name,
                () -> Optional.ofNullable(work.get(name)).orElseThrow().get(),
                results -> new Steps.Outcome(results.size(), Steps.Unit.CHECKS, note(results)));
        bar.step();
        return found;
    }

    private static String note(List<CheckResult> results) {
        long bad = results.stream()
                .filter(result -> result.status() != CheckStatus.PASSED)
                .count();
        return bad == 0 ? "passed" : "%d of %d did not pass".formatted(bad, results.size());
    }

    private List<CheckResult> gold(Contract contract) {
        SparkSession own = SparkSessions.fork(warehouse.session());
        TableContract table = contract.tables().get(0);
        return TableChecks.of(contract, table).run(tables.read(own, table.name()), reader(own), asOf);
    }

    private List<CheckResult> silver(Contract contract, DeltaFolder folder) {
        SparkSession own = SparkSessions.fork(warehouse.session());
        long version = folder.version(own);
        List<CheckResult> results =
                TableChecks.of(contract, contract.tables().get(0)).run(folder.read(own), reader(own), asOf);
        if (new Gate(results, Optional.empty()).isOpen()) {
            warehouse.watermarks().store("check " + folder.name(), Map.of("version", Long.toString(version)));
        }
        return results;
    }

    private boolean isCheckedAlready(DeltaFolder folder) {
        return Long.toString(folder.version(warehouse.session()))
                .equals(warehouse.watermarks().of("check " + folder.name()).get("version"));
    }

    private List<CheckResult> reconcile(Reconciliation reconciliation) {
        SparkSession own = SparkSessions.fork(warehouse.session());
        ReconciliationResult result = Reconciler.run(
                own,
                reconciliation,
                QueryParameters.of(warehouse.configuration(), asOf).values(),
                reader(own));
        return List.of(result.asCheck());
    }

    private Function<String, Dataset<Row>> reader(SparkSession own) {
        return name -> name.equals("ops_batches")
                ? OperationsTables.batches(own, warehouse.database())
                : tables.read(own, name);
    }

    /** Every gold table on a candidate branch may be released as it stands now. */
    void markPassed() {
        for (Contract contract : warehouse.definitions().gold()) {
            warehouse
                    .catalog()
                    .find(GoldCatalog.ANALYTICS, contract.id())
                    .map(table -> table.snapshot(GoldCatalog.CANDIDATE))
                    .ifPresent(snapshot -> warehouse
                            .watermarks()
                            .storePassed("gold.analytics." + contract.id(), snapshot.snapshotId()));
        }
    }

    private void store(List<CheckResult> results) {
        warehouse.database().transaction(connection -> {
            LedgerDatabase.execute(connection, "delete from th_check where run_id = ?", runId);
            int position = 0;
            for (CheckResult result : results) {
                LedgerDatabase.execute(
                        connection,
                        "insert into th_check values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        runId,
                        position++,
                        result.table().equals(ReconciliationResult.TABLE) ? "reconciliation" : "check",
                        result.table(),
                        result.rule(),
                        result.dimension(),
                        result.severity().name(),
                        result.status().name(),
                        result.expected(),
                        result.found(),
                        String.join(", ", result.sampleKeys()));
            }
            return position;
        });
    }
}
