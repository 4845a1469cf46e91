package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which files were seen, and in which batch each was stored. A batch is planned here, with its files, before any row of it
 * is written: so a run that dies can be taken up where it stood.
 */
public interface FileLedger {
    /** The newest version of each file of an object. */
    List<FileVersion> files(String source, String object);

    /** The content of an object's batches that are planned or stored: digest and the file that brought it first. */
    List<FileVersion> contents(String source, String object);

    /** The batch that was planned and not finished, if there is one. */
    Optional<Manifest> openBatch(String source, String object);

    /** The highest batch number given out; 0 where none was. */
    long lastBatch(String source, String object);

    /** Remembers a file that is not loaded: it waits, or brought nothing new. */
    void remember(String source, String object, FileVersion version);

    /** Freezes what a batch will hold. */
    void plan(Manifest manifest);

    /** Gives up a batch of which nothing was written. */
    void abandon(Manifest manifest);

    /** Marks a batch as stored. */
    void finish(Manifest manifest, BatchCounts counts);

    /** Where a version of a file stands. */
    enum State {
        /** It may still be growing. */
        WAITING,
        /** Its content was there already; nothing was loaded. */
        REPEATED,
        /** In a batch that is not finished. */
        PLANNED,
        /** In bronze. */
        STORED
    }

    /**
     * One version of a file.
     *
     * @param file the file as it was seen
     * @param version 1, and one more for each new content at the same path
     * @param sha256 digest of its content; empty while it waits
     * @param state where it stands
     * @param batch its batch; 0 where it is in none
     * @param seenAt when it was looked at
     */
    record FileVersion(LandedFile file, int version, String sha256, State state, long batch, Instant seenAt) {
        public FileVersion {
            requireNonNull(file, "file is null");
            requireNonNull(sha256, "sha256 is null");
            requireNonNull(state, "state is null");
            requireNonNull(seenAt, "seenAt is null");
        }
    }

    /**
     * What a batch holds.
     *
     * @param batch number, rising by object
     * @param asOf the run's instant; the rows' {@code _ingested_at}
     * @param files oldest first
     */
    record Manifest(String source, String object, long batch, Instant asOf, List<FileVersion> files) {
        public Manifest {
            requireNonNull(source, "source is null");
            requireNonNull(object, "object is null");
            requireNonNull(asOf, "asOf is null");
            files = List.copyOf(files);
        }
    }

    /** Rows of a batch: {@code read = stored + quarantined + duplicates}. */
    record BatchCounts(long read, long stored, long quarantined, long duplicates) {}
}
