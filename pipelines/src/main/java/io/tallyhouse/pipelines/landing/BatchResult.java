package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What became of one batch: {@code rowsRead = stored + quarantined + duplicates}.
 *
 * @param source the source
 * @param object its object
 * @param batch number, rising by object
 * @param files how many files it holds
 * @param rowsRead records in the files, those that could not be read included
 * @param stored rows in bronze
 * @param quarantined rows in quarantine, with their reasons
 * @param duplicates rows dropped because the same record stands above them in the same file
 * @param notes what a user should know, by file
 * @param seconds wall time
 */
public record BatchResult(
        String source,
        String object,
        long batch,
        int files,
        long rowsRead,
        long stored,
        long quarantined,
        long duplicates,
        List<Note> notes,
        double seconds) {
    public BatchResult {
        requireNonNull(source, "source is null");
        requireNonNull(object, "object is null");
        notes = List.copyOf(notes);
    }
}
