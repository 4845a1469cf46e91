package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tallyhouse.pipelines.landing.FileLedger.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * What a job saw of a batch as its rows passed.
 *
 * @param read records, as the parser counted them
 * @param duplicates exact repeats, as the parser counted them
 * @param rejected records that do not go to bronze
 * @param rejectedFiles numbers of the files that hold one
 * @param notes by file
 */
record Observed(long read, long duplicates, long rejected, Set<Integer> rejectedFiles, List<Note> notes) {
    Observed {
        rejectedFiles = Set.copyOf(rejectedFiles);
        notes = List.copyOf(notes);
    }

    /** Lets the observation see these rows. */
    static Dataset<Row> observe(Dataset<Row> rows, Column rejected, Observation observation) {
        return rows.observe(
                observation,
                coalesce(sum(col(ParsedRows.READ)), lit(0L)).as("read"),
                coalesce(sum(col(ParsedRows.DUPLICATES)), lit(0L)).as("duplicates"),
                count(when(rejected, 1)).as("rejected"),
                collect_set(when(rejected, col(ParsedRows.FILE))).as("rejectedFiles"),
                collect_list(when(
                                size(col(ParsedRows.NOTES)).gt(0), struct(col(ParsedRows.FILE), col(ParsedRows.NOTES))))
                        .as("notes"));
    }

    /** What it saw; after the job. */
    static Observed of(Observation observation, Manifest manifest) {
        try {
            Map<String, Object> seen = observation.getAsJava();
            return new Observed(
                    number(seen, "read"),
                    number(seen, "duplicates"),
                    number(seen, "rejected"),
                    new HashSet<>(Observed.<Integer>list(seen, "rejectedFiles")),
                    notes(manifest, list(seen, "notes")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the rows of a batch were counted", e);
        }
    }

    /** Notes of the files, one for all files that say the same. */
    private static List<Note> notes(Manifest manifest, List<Row> found) {
        Map<String, List<Integer>> filesByText = new TreeMap<>();
        for (Row file : found) {
            List<String> texts = file.getList(1);
            for (String text : texts) {
                filesByText.computeIfAbsent(text, key -> new ArrayList<>()).add(file.getInt(0));
            }
        }
        List<Note> notes = new ArrayList<>();
        filesByText.forEach((text, files) -> {
            int first = files.stream().mapToInt(Integer::intValue).min().orElseThrow();
            int others = files.size() - 1;
            String also = others == 0 ? "" : " (and %d more file%s)".formatted(others, others == 1 ? "" : "s");
            notes.add(new Note(manifest.files().get(first).file().path(), text + also));
        });
        return notes;
    }

    private static long number(Map<String, Object> seen, String name) {
        return ((Number) requireNonNull(seen.get(name), name)).longValue();
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Map<String, Object> seen, String name) {
        return JavaConverters.seqAsJavaList((Seq<T>) requireNonNull(seen.get(name), name));
    }
}
