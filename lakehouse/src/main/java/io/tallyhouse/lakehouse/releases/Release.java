package io.tallyhouse.lakehouse.releases;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A state of all gold tables that was served together.
 *
 * @param releaseId 1, 2, 3…
 * @param runId the run that made it
 * @param asOf the run's instant
 * @param releasedAt when it was published
 * @param tables how many tables it holds
 * @param changedTables how many of them differ from the release before
 */
public record Release(long releaseId, String runId, Instant asOf, Instant releasedAt, int tables, int changedTables) {
    public Release {
        requireNonNull(runId, "runId is null");
        requireNonNull(asOf, "asOf is null");
        requireNonNull(releasedAt, "releasedAt is null");
    }

    /** The Iceberg tag of that release on each table. */
    public static String tag(long releaseId) {
        return "rel_" + releaseId;
    }
}
