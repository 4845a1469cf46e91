package io.tallyhouse.orchestration.run;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.releases.GoldCatalog;
import io.tallyhouse.lakehouse.releases.JdbcReleasePublisher;
import io.tallyhouse.lakehouse.releases.Release;
import io.tallyhouse.lakehouse.runs.TaskGraph;
import io.tallyhouse.lakehouse.session.SqlFunctions;
import io.tallyhouse.models.gold.GoldBuild;
import io.tallyhouse.models.gold.GoldBuild.Scope;
import io.tallyhouse.models.gold.GoldTables;
import io.tallyhouse.models.gold.QueryParameters;
import io.tallyhouse.orchestration.terminal.Steps;
import io.tallyhouse.pipelines.landing.BatchResult;
import io.tallyhouse.pipelines.landing.Ingest;
import io.tallyhouse.pipelines.landing.IngestRequest;
import io.tallyhouse.pipelines.landing.IngestResult;
import io.tallyhouse.pipelines.landing.JdbcFileLedger;
import io.tallyhouse.pipelines.landing.Note;
import io.tallyhouse.pipelines.silver.SilverBuild;
import io.tallyhouse.quality.checks.CheckResult;
import io.tallyhouse.quality.gate.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the daily job in one open warehouse, each of which can be run alone and again. */
public final class Job {
    /** A file changed less than this ago may still be growing. */
    public static final Duration SETTLE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);
    private static final int SHOWN_NOTES = 5;
    private static final int SHOWN_CHARACTERS = 180;

    private final OpenWarehouse warehouse;
    private final Steps steps;
    private final String runId;
    private final Instant asOf;
    private final int threads;

    public Job(OpenWarehouse warehouse, Steps steps, String runId, Instant asOf) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
        this.steps = requireNonNull(steps, "steps is null");
        this.runId = requireNonNull(runId, "runId is null");
        this.asOf = requireNonNull(asOf, "asOf is null");
        threads = warehouse.configuration().cores() + 1;
    }

    /**
     * Loads new files into bronze.
     *
     * @param sources names of the sources to load; empty means all
     * @param settle how long a file must have been left alone before it is read
     * @return the batches, none where no file was new
     */
    public List<BatchResult> ingest(List<String> sources, Duration settle) {
        IngestResult result = Ingest.run(
                warehouse.session(),
                new IngestRequest(
                        warehouse.configuration(),
                        warehouse.definitions().sources(),
                        Set.copyOf(sources),
                        new JdbcFileLedger(warehouse.database()),
                        asOf,
                        warehouse.clock().instant(),
                        settle));
        for (BatchResult batch : result.batches()) {
            steps.show(
                    "bronze.%s.%s".formatted(batch.source(), batch.object()),
                    batch.rowsRead(),
                    batch.seconds(),
                    "%,d read = %,d stored + %,d quarantined + %,d duplicates, %d files"
                            .formatted(
                                    batch.rowsRead(),
                                    batch.stored(),
                                    batch.quarantined(),
                                    batch.duplicates(),
                                    batch.files()));
            batch.notes().forEach(note -> steps.say("  " + shortened(note)));
        }
        result.notes().stream().limit(SHOWN_NOTES).forEach(note -> steps.say("  " + shortened(note)));
        if (result.notes().size() > SHOWN_NOTES) {
            steps.say("  and %,d more files that brought nothing new; the log names them"
                    .formatted(result.notes().size() - SHOWN_NOTES));
            result.notes().forEach(note -> LOG.info("{}", note));
        }
        if (result.batches().isEmpty()) {
            steps.say("ingest: no new files in "
                    + String.join(", ", warehouse.configuration().landing()));
        }
        return result.batches();
    }

    /** Brings silver up to date with bronze. Returns how many tables were built. */
    public int buildSilver() throws Exception {
        SilverBuild build = new SilverBuild(
                warehouse.session(),
                warehouse.configuration(),
                warehouse.definitions(),
                warehouse.watermarks(),
                SqlFunctions.load(SilverBuild.FUNCTIONS),
                new JdbcFileLedger(warehouse.database())::lastStored);
        Map<String, Contract> contracts = new LinkedHashMap<>();
        warehouse.definitions().silver().forEach(contract -> contracts.put(contract.id(), contract));
        Map<String, Set<String>> independent = new LinkedHashMap<>();
        contracts.keySet().forEach(name -> independent.put(name, Set.of()));
        List<SilverBuild.Result> results = new ArrayList<>();
        try (Steps.Bar bar = steps.bar("silver", contracts.size())) {
            results.addAll(TaskGraph.run(independent, threads, name -> {
                        Instant start = warehouse.clock().instant();
                        SilverBuild.Result result = build.build(
                                Optional.ofNullable(contracts.get(name)).orElseThrow());
                        if (result.isBuilt()) {
                            steps.show("silver.core." + name, result.changedRows(), seconds(start), "changed");
                        }
                        bar.step();
                        return result;
                    })
                    .values());
        }
        int built = (int) results.stream().filter(SilverBuild.Result::isBuilt).count();
        if (built < results.size()) {
            steps.say("silver: %d of %d tables unchanged".formatted(results.size() - built, results.size()));
        }
        return built;
    }

    /** Builds gold on its candidate branches, from what is served. Returns how many tables were built. */
    public int buildGold(Scope scope) throws Exception {
        warehouse.catalog().discardCandidates();
        warehouse.watermarks().clearCandidates();
        GoldBuild build = new GoldBuild(
                warehouse.session(),
                warehouse.configuration(),
                warehouse.definitions(),
                warehouse.catalog(),
                warehouse.watermarks(),
                QueryParameters.of(warehouse.configuration(), asOf),
                scope);
        Map<String, Set<String>> dependencies = build.dependencies();
        List<GoldBuild.Result> results = new ArrayList<>();
        try (Steps.Bar bar = steps.bar("gold", dependencies.size())) {
            results.addAll(TaskGraph.run(dependencies, threads, name -> {
                        Instant start = warehouse.clock().instant();
                        GoldBuild.Result result = build.build(
                                warehouse.definitions().goldTable(name).orElseThrow());
                        if (result.isBuilt()) {
                            steps.show("gold.analytics." + name, result.rows(), seconds(start), result.mode());
                        }
                        bar.step();
                        return result;
                    })
                    .values());
        }
        int built = (int) results.stream().filter(GoldBuild.Result::isBuilt).count();
        if (built < results.size()) {
            steps.say("gold: %d of %d tables unchanged".formatted(results.size() - built, results.size()));
        }
        return built;
    }

    /**
     * Checks what was built.
     *
     * @throws UserError with exit code 4 when an error check did not pass
     */
    public List<CheckResult> check() throws Exception {
        if (!hasCandidates()) {
            steps.say("check: nothing was built that is not released");
            return List.of();
        }
        GoldTables tables = new GoldTables(warehouse.configuration(), warehouse.definitions(), warehouse.catalog());
        Checking checking = new Checking(warehouse, tables, steps, runId, asOf);
        List<CheckResult> results = checking.run();
        Gate gate = new Gate(results, served());
        gate.pass();
        checking.markPassed();
        return results;
    }

    /**
     * Releases what was built and checked.
     *
     * @return the release; empty when nothing was built since the last
     * @throws UserError with exit code 4 when something built was not checked
     */
    public Optional<Release> release() {
        List<String> unchecked = new ArrayList<>();
        for (Contract contract : warehouse.definitions().gold()) {
            String name = "gold.analytics." + contract.id();
            warehouse
                    .catalog()
                    .find(GoldCatalog.ANALYTICS, contract.id())
                    .map(table -> table.snapshot(GoldCatalog.CANDIDATE))
                    .filter(snapshot -> !warehouse.watermarks().isPassed(name, snapshot.snapshotId()))
                    .ifPresent(snapshot -> unchecked.add(name));
        }
        if (!unchecked.isEmpty()) {
            throw new UserError(
                    ExitCode.GATE_CLOSED,
                    "Cannot release: %s did not pass its checks as it stands now. Run `tallyhouse check` first; %s."
                            .formatted(
                                    String.join(", ", unchecked),
                                    served().map(id -> "release " + id + " stays served")
                                            .orElse("nothing is served yet")));
        }
        Instant start = warehouse.clock().instant();
        Optional<Release> release = new JdbcReleasePublisher(
                        warehouse.catalog(), warehouse.database(), warehouse.lease(), warehouse.clock())
                .publish(runId, asOf);
        release.ifPresentOrElse(
                done -> steps.show(
                        "release " + done.releaseId(),
                        done.tables(),
                        seconds(start),
                        "%d of %d tables changed".formatted(done.changedTables(), done.tables())),
                () -> steps.say("release: nothing new%s"
                        .formatted(served().map(id -> "; release " + id + " stays served")
                                .orElse(""))));
        return release;
    }

    private boolean hasCandidates() {
        return warehouse.definitions().gold().stream()
                .flatMap(contract -> warehouse.catalog().find(GoldCatalog.ANALYTICS, contract.id()).stream())
                .anyMatch(table -> table.refs().containsKey(GoldCatalog.CANDIDATE));
    }

    private Optional<String> served() {
        return warehouse
                .database()
                .first("select max(release_id) from th_release", row -> row.getLong(1))
                .filter(id -> id > 0)
                .map(String::valueOf);
    }

    private static String shortened(Note note) {
        String text = note.toString();
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }

    private double seconds(Instant start) {
        return Duration.between(start, warehouse.clock().instant()).toMillis() / 1000.0;
    }
}
