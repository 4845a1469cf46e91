package io.tallyhouse.pipelines.landing;

import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.pipelines.landing.BatchLoader.Loaded;
import io.tallyhouse.pipelines.landing.BatchLoader.Protection;
import io.tallyhouse.pipelines.landing.BatchLoader.Step;
import io.tallyhouse.pipelines.landing.BatchLoader.StepListener;
import io.tallyhouse.pipelines.landing.FileLedger.BatchCounts;
import io.tallyhouse.pipelines.landing.FileLedger.FileVersion;
import io.tallyhouse.pipelines.landing.FileLedger.Manifest;
import io.tallyhouse.pipelines.landing.LandingFiles.ObjectName;
import io.tallyhouse.pipelines.landing.LandingFiles.Scan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Landing to bronze. Finds new files, freezes them as a batch of their object in the ledger, and stores the batch in one commit;
 * what cannot be stored goes to quarantine. It can be killed at any moment: the next run takes up what is open.
 */
public final class Ingest {
    private final IngestSessions sessions;
    private final IngestRequest request;
    private final Configuration hadoop;
    private final BatchLoader loader;
    private final FilePlanner planner;
    private final StepListener listener;

    private Ingest(
            SparkSession session,
            IngestRequest request,
            Broadcast<SerializableConfiguration> broadcast,
            Protection protection,
            StepListener listener) {
        this.sessions = IngestSessions.beside(session);
        this.request = request;
        this.hadoop = broadcast.value().value();
        this.listener = listener;
        this.loader = new BatchLoader(sessions, request.configuration(), broadcast, protection, listener);
        this.planner = new FilePlanner(hadoop, request.ledger(), request.now(), request.settle());
    }

    /**
     * Ingests all new files of the wanted sources. Objects without new files cost no Spark job.
     *
     * @throws UserError if a wanted source has no contract, or a file cannot be read
     * @throws IllegalStateException if rows read are not rows stored, quarantined and repeated
     */
    public static IngestResult run(SparkSession session, IngestRequest request) {
        return run(session, request, Protection.TRANSACTION, (step, manifest) -> {});
    }

    static IngestResult run(SparkSession session, IngestRequest request, Protection protection, StepListener listener) {
        List<String> known = request.sources().stream().map(Contract::id).toList();
        for (String wanted : request.wanted()) {
            if (!known.contains(wanted)) {
                throw new UserError(
                        ExitCode.USAGE,
                        "Cannot ingest the source \"%s\": no contract has it. %s."
                                .formatted(wanted, Nearest.remedy(wanted, known)));
            }
        }
        Broadcast<SerializableConfiguration> hadoop = JavaSparkContext.fromSparkContext(session.sparkContext())
                .broadcast(new SerializableConfiguration(session.sessionState().newHadoopConf()));
        return new Ingest(session, request, hadoop, protection, listener).all();
    }

    private IngestResult all() {
        Scan scan = LandingFiles.scan(hadoop, request.configuration().landing(), request.sources(), request.wanted());
        Map<ObjectName, List<LandedFile>> objects = new TreeMap<>(scan.files());
        for (Contract source : request.sources()) {
            if (request.wanted().isEmpty() || request.wanted().contains(source.id())) {
                source.tables()
                        .forEach(table -> objects.putIfAbsent(new ObjectName(source.id(), table.name()), List.of()));
            }
        }
        List<BatchResult> batches = new ArrayList<>();
        List<Note> notes = new ArrayList<>(scan.notes());
        for (IngestResult part : sideBySide(objects)) {
            batches.addAll(part.batches());
            notes.addAll(part.notes());
        }
        return new IngestResult(batches, notes);
    }

    /** Results in the order of the objects; where several fail, the first's error. */
    private List<IngestResult> sideBySide(Map<ObjectName, List<LandedFile>> objects) {
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.max(1, request.configuration().cores()));
        try {
            List<Future<IngestResult>> running = new ArrayList<>();
            objects.forEach((object, files) -> running.add(workers.submit(() -> ingest(object, files))));
            List<IngestResult> results = new ArrayList<>();
            Optional<RuntimeException> failed = Optional.empty();
            for (Future<IngestResult> one : running) {
                try {
                    results.add(one.get());
                } catch (ExecutionException e) {
                    RuntimeException cause = Failures.unwrap(e);
                    failed.ifPresentOrElse(first -> first.addSuppressed(cause), () -> {});
                    failed = failed.isPresent() ? failed : Optional.of(cause);
                }
            }
            failed.ifPresent(first -> {
                throw first;
            });
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The ingest was interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private IngestResult ingest(ObjectName object, List<LandedFile> files) throws IOException {
        SparkSession.setActiveSession(sessions.large());
        TableContract table = table(object);
        List<BatchResult> batches = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Optional<Manifest> open = request.ledger().openBatch(object.source(), object.object());
        if (open.isPresent()) {
            takeUp(table, open.orElseThrow(), batches, notes);
        }
        FilePlanner.Plan plan = planner.plan(object, files);
        if (plan.files().isEmpty()) {
            notes.addAll(plan.notes());
            return new IngestResult(batches, notes);
        }
        Manifest manifest = manifest(object, plan.files());
        request.ledger().plan(manifest);
        listener.done(Step.PLANNED, manifest);
        batches.add(load(table, manifest, plan.notes()));
        return new IngestResult(batches, notes);
    }

    private TableContract table(ObjectName object) {
        return request.sources().stream()
                .filter(source -> source.id().equals(object.source()))
                .flatMap(source -> source.tables().stream())
                .filter(table -> table.name().equals(object.object()))
                .findFirst()
                .orElseThrow();
    }

    /** Numbers go on from the ledger's and the table's last, so that no commit is ever mistaken for an older one. */
    private Manifest manifest(ObjectName object, List<FileVersion> files) {
        DeltaFolder bronze = DeltaFolder.bronze(request.configuration(), object.source(), object.object());
        long inBronze = DeltaAppend.lastBatch(sessions.large(), bronze, bronze.name());
        long batch = Math.max(inBronze, request.ledger().lastBatch(object.source(), object.object())) + 1;
        return new Manifest(
                object.source(),
                object.object(),
                batch,
                request.asOf(),
                files.stream()
                        .map(file -> new FileVersion(
                                file.file(), file.version(), file.sha256(), file.state(), batch, file.seenAt()))
                        .toList());
    }

    private BatchResult load(TableContract table, Manifest manifest, List<Note> notes) {
        long start = System.nanoTime();
        Loaded loaded = Failures.explained(() -> loader.load(table, manifest));
        request.ledger().finish(manifest, loaded.counts());
        listener.done(Step.FINISHED, manifest);
        List<Note> all = new ArrayList<>(notes);
        all.addAll(loaded.notes());
        return new BatchResult(
                manifest.source(),
                manifest.object(),
                manifest.batch(),
                manifest.files().size(),
                loaded.counts().read(),
                loaded.counts().stored(),
                loaded.counts().quarantined(),
                loaded.counts().duplicates(),
                all,
                (System.nanoTime() - start) / 1e9);
    }

    /** Ends a batch that a former run left open. */
    private void takeUp(TableContract table, Manifest open, List<BatchResult> batches, List<Note> notes)
            throws IOException {
        List<String> changed = new ArrayList<>();
        for (FileVersion version : open.files()) {
            LandedFile file = version.file();
            if (LandingFiles.look(hadoop, file).filter(file::equals).isEmpty()) {
                changed.add(file.path());
            }
        }
        String place = "%s/%s/".formatted(open.source(), open.object());
        if (changed.isEmpty()) {
            Note note = new Note(place, "batch %d was left open by a former run: taken up".formatted(open.batch()));
            batches.add(load(table, open, List.of(note)));
        } else if (loader.isInBronze(open)) {
            long stored = loader.storedRows(open);
            request.ledger().finish(open, new BatchCounts(stored, stored, 0, 0));
            notes.add(new Note(
                    place,
                    "batch %d was left open by a former run with %d rows stored; rows it rejected could not be counted again, for %s changed since"
                            .formatted(open.batch(), stored, String.join(", ", changed))));
        } else {
            request.ledger().abandon(open);
            notes.add(new Note(
                    place,
                    "batch %d was left open by a former run and is given up, for %s changed since; nothing of it was stored"
                            .formatted(open.batch(), String.join(", ", changed))));
        }
    }
}
