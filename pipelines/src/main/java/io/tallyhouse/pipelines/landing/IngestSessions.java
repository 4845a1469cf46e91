package io.tallyhouse.pipelines.landing;

import io.tallyhouse.pipelines.landing.FileLedger.Manifest;
import org.apache.spark.sql.SparkSession;

/**
 * Spark sessions with settings for ingest; they share the given session's Spark, files and catalogs.
 *
 * @param small for batches that are over before compiled code would pay
 * @param large for all others
 */
record IngestSessions(SparkSession small, SparkSession large) {
    private static final long SMALL_BYTES = 2L << 20;

    static IngestSessions beside(SparkSession session) {
        SparkSession large = session.cloneSession();
        large.conf().set("spark.sql.codegen.wholeStage", "true");
        large.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
        // Rows of a batch go to one partition each: no need to sort them first.
        large.conf().set("spark.sql.maxConcurrentOutputFileWriters", "4");
        // Else each commit lists all the table's files once more, by a Spark job.
        large.conf().set("spark.databricks.delta.allFilesInCrc.enabled", "false");
        large.conf().set("spark.sql.maxPlanStringLength", "100");
        SparkSession small = large.cloneSession();
        small.conf().set("spark.sql.codegen.wholeStage", "false");
        small.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        small.conf().set("spark.sql.adaptive.enabled", "false");
        return new IngestSessions(small, large);
    }

    /** The session for a batch. */
    SparkSession of(Manifest manifest) {
        long bytes = manifest.files().stream()
                .mapToLong(version -> version.file().size())
                .sum();
        return bytes < SMALL_BYTES ? small : large;
    }
}
