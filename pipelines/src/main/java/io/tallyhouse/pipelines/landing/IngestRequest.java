package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What to ingest.
 *
 * @param configuration the warehouse, its landing folders, and how many objects are loaded side by side (cores)
 * @param sources contracts of all sources
 * @param wanted names of the sources to load; empty means all
 * @param ledger which files are known
 * @param asOf the run's instant, stored with every row
 * @param now the clock's instant, by which a file is found to be still growing
 * @param settle how long a file must have been left alone before it is read; zero reads all
 */
public record IngestRequest(
        WarehouseConfiguration configuration,
        List<Contract> sources,
        Set<String> wanted,
        FileLedger ledger,
        Instant asOf,
        Instant now,
        Duration settle) {
    public IngestRequest {
        requireNonNull(configuration, "configuration is null");
        requireNonNull(ledger, "ledger is null");
        requireNonNull(asOf, "asOf is null");
        requireNonNull(now, "now is null");
        requireNonNull(settle, "settle is null");
        sources = List.copyOf(sources);
        wanted = Set.copyOf(wanted);
    }
}
