package io.tallyhouse.pipelines.landing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallyhouse.lakehouse.tables.DeltaFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** What Delta's own log says of a batch: a witness that is independent of what the job counted. */
final class DeltaCommits {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeltaCommits() {}

    /** Rows that the commit of this application and batch stored; nothing where there is no such commit in the log. */
    static OptionalLong storedRows(SparkSession session, DeltaFolder table, String application, long batch) {
        Path log = new Path(table.path(), "_delta_log");
        try {
            FileSystem fileSystem = log.getFileSystem(session.sessionState().newHadoopConf());
            for (long version = table.version(session); version >= 0; version--) {
                Path commit = new Path(log, "%020d.json".formatted(version));
                if (!fileSystem.exists(commit)) {
                    break;
                }
                OptionalLong rows = rows(fileSystem, commit, application, batch);
                if (rows.isPresent()) {
                    return rows;
                }
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of %s".formatted(table.name()), e);
        }
    }

    private static OptionalLong rows(FileSystem fileSystem, Path commit, String application, long batch)
            throws IOException {
        boolean isOurs = false;
        OptionalLong rows = OptionalLong.empty();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(fileSystem.open(commit), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode action = JSON.readTree(line);
                JsonNode transaction = action.path("txn");
                isOurs |= transaction.path("appId").asText().equals(application)
                        && transaction.path("version").asLong() == batch;
                JsonNode metrics = action.path("commitInfo").path("operationMetrics");
                if (metrics.has("numOutputRows")) {
                    rows = OptionalLong.of(metrics.path("numOutputRows").asLong());
                }
            }
        }
        return isOurs ? rows : OptionalLong.empty();
    }
}
