package io.tallyhouse.lakehouse.releases;

import java.time.Instant;
import java.util.Optional;

/** Moves all gold tables to what a run built, together or not at all. */
public interface ReleasePublisher {
    /**
     * Publishes the candidates of all tables and tags every table with the new release.
     *
     * @return the release; empty when no table has a candidate
     * @throws io.tallyhouse.lakehouse.errors.UserError when a table was written by somebody else meanwhile; nothing moved
     */
    Optional<Release> publish(String runId, Instant asOf);
}
