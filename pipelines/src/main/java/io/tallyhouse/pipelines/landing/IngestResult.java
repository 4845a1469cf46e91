package io.tallyhouse.pipelines.landing;

import java.util.List;

/**
 * What an ingest did.
 *
 * @param batches by source, object and batch; empty where no file was new
 * @param notes on files that are in no batch, by path
 */
public record IngestResult(List<BatchResult> batches, List<Note> notes) {
    public IngestResult {
        batches = List.copyOf(batches);
        notes = List.copyOf(notes);
    }
}
