package io.tallyhouse.pipelines.landing;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import io.tallyhouse.pipelines.landing.FileLedger.BatchCounts;
import io.tallyhouse.pipelines.landing.FileLedger.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Writes a planned batch to bronze and quarantine. Doing it again changes nothing. */
final class BatchLoader {
    private final IngestSessions sessions;
    private final WarehouseConfiguration configuration;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final Protection protection;
    private final StepListener listener;
    /** All objects share the quarantine table; its first commit must not race. */
    private final Object quarantineLock = new Object();

    BatchLoader(
            IngestSessions sessions,
            WarehouseConfiguration configuration,
            Broadcast<SerializableConfiguration> hadoop,
            Protection protection,
            StepListener listener) {
        this.sessions = sessions;
        this.configuration = configuration;
        this.hadoop = hadoop;
        this.protection = protection;
        this.listener = listener;
    }

    /** Whether a commit names its batch, so that Delta refuses it a second time. {@code NONE} is for the test that shows why. */
    enum Protection {
        TRANSACTION,
        NONE
    }

    /** Called after each step of a batch. */
    interface StepListener {
        void done(Step step, Manifest manifest);
    }

    /** The steps of a batch, in their order. */
    enum Step {
        PLANNED,
        BRONZE_WRITTEN,
        QUARANTINE_WRITTEN,
        FINISHED
    }

    /** What a batch came to. */
    record Loaded(BatchCounts counts, List<Note> notes) {}

    /** Whether the batch's rows are in bronze. */
    boolean isInBronze(Manifest manifest) {
        DeltaFolder bronze = bronze(manifest);
        return DeltaAppend.lastBatch(sessions.large(), bronze, bronze.name()) >= manifest.batch();
    }

    /**
     * Writes the batch, as far as it is not written, and counts it.
     *
     * @throws IllegalStateException if the rows do not add up
     */
    Loaded load(TableContract table, Manifest manifest) {
        SparkSession session = sessions.of(manifest);
        SparkSession.setActiveSession(session);
        BronzeBatch batch = new BronzeBatch(session, hadoop, table, manifest, configuration.cores());
        Observation observation = new Observation();
        Dataset<Row> checked = batch.checked(observation);
        DeltaFolder bronze = bronze(manifest);
        if (isInBronze(manifest)) {
            checked.write().format("noop").mode("overwrite").save();
        } else {
            write(batch.bronze(checked), bronze, bronze.name(), manifest.batch(), List.of(BronzeBatch.BATCH));
        }
        listener.done(Step.BRONZE_WRITTEN, manifest);
        Observed seen = Observed.of(observation, manifest);
        long stored = storedRows(bronze, bronze.name(), manifest);
        long quarantined = seen.rejected() == 0 ? 0 : quarantine(batch, manifest, seen.rejectedFiles());
        listener.done(Step.QUARANTINE_WRITTEN, manifest);
        BatchCounts counts = new BatchCounts(seen.read(), stored, quarantined, seen.duplicates());
        checkLaw(bronze, manifest, counts);
        return new Loaded(counts, seen.notes());
    }

    /** Rows that a batch stored, without reading its files. */
    long storedRows(Manifest manifest) {
        DeltaFolder bronze = bronze(manifest);
        return storedRows(bronze, bronze.name(), manifest);
    }

    private DeltaFolder bronze(Manifest manifest) {
        return DeltaFolder.bronze(configuration, manifest.source(), manifest.object());
    }

    private long quarantine(BronzeBatch batch, Manifest manifest, Set<Integer> files) {
        DeltaFolder quarantine = DeltaFolder.bronze(configuration, "ops", "quarantine");
        String application = "quarantine.%s.%s".formatted(manifest.source(), manifest.object());
        synchronized (quarantineLock) {
            write(batch.quarantine(files), quarantine, application, manifest.batch(), List.of());
            return storedRows(quarantine, application, manifest);
        }
    }

    private void write(
            Dataset<Row> rows, DeltaFolder folder, String application, long batch, List<String> partitionColumns) {
        Optional<DeltaAppend.Transaction> transaction = protection == Protection.TRANSACTION
                ? Optional.of(new DeltaAppend.Transaction(application, batch))
                : Optional.empty();
        DeltaAppend.append(rows, folder.path(), partitionColumns, transaction);
    }

    private long storedRows(DeltaFolder folder, String application, Manifest manifest) {
        if (protection == Protection.NONE) {
            return folder.read(sessions.large())
                    .filter("_batch = " + manifest.batch())
                    .count();
        }
        return DeltaCommits.storedRows(sessions.large(), folder, application, manifest.batch())
                .orElseThrow(() -> new IllegalStateException("The log of %s has no commit of %s, batch %d"
                        .formatted(folder.name(), application, manifest.batch())));
    }

    private static void checkLaw(DeltaFolder bronze, Manifest manifest, BatchCounts counts) {
        if (counts.read() != counts.stored() + counts.quarantined() + counts.duplicates()) {
            throw new IllegalStateException(
                    "Rows of %s, batch %d, do not add up: %d read, but %d stored + %d quarantined + %d exact duplicates = %d. The batch stays open."
                            .formatted(
                                    bronze.name(),
                                    manifest.batch(),
                                    counts.read(),
                                    counts.stored(),
                                    counts.quarantined(),
                                    counts.duplicates(),
                                    counts.stored() + counts.quarantined() + counts.duplicates()));
        }
    }
}
