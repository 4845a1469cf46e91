package io.tallyhouse.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How many rows of one object were written, and how many of them are defects. One small number per file is kept. */
final class ObjectCounts {
    private final String name;
    private final Map<LocalDate, Long> rowsByFile = new TreeMap<>();
    private final NavigableMap<LocalDate, Long> bytesByFile = new TreeMap<>();
    private final Map<String, Long> malformedByKind = new TreeMap<>();
    private final List<LocalDate> resentFiles = new ArrayList<>();
    private long rowsGiven;
    private long resentRows;
    private long resentBytes;
    private long duplicates;
    private long late;
    private long restated;

    ObjectCounts(String name) {
        this.name = name;
    }

    long nextRow() {
        return rowsGiven++;
    }

    void written(LocalDate file) {
        rowsByFile.merge(file, 1L, Long::sum);
    }

    void malformed(LocalDate file, String kind) {
        written(file);
        malformedByKind.merge(kind, 1L, Long::sum);
    }

    void duplicate() {
        duplicates++;
    }

    void late() {
        late++;
    }

    void restated() {
        restated++;
    }

    void closed(LocalDate file, long bytes) {
        bytesByFile.put(file, bytes);
    }

    boolean hasFile(LocalDate file) {
        return bytesByFile.containsKey(file);
    }

    /** The newest closed file up to that date. */
    Optional<LocalDate> lastFile(LocalDate upTo) {
        return Optional.ofNullable(bytesByFile.floorKey(upTo));
    }

    void resent(LocalDate file, LocalDate again, long bytes) {
        resentFiles.add(again);
        resentRows += rowsByFile.getOrDefault(file, 0L);
        resentBytes += bytes;
    }

    String name() {
        return name;
    }

    long malformedRows() {
        return sum(malformedByKind);
    }

    Map<String, Long> malformedByKind() {
        return Map.copyOf(malformedByKind);
    }

    long duplicates() {
        return duplicates;
    }

    long lateRows() {
        return late;
    }

    long restatedRows() {
        return restated;
    }

    int resentFiles() {
        return resentFiles.size();
    }

    /** Rows in all files but the re-sent copies. */
    long rows() {
        return sum(rowsByFile);
    }

    long files() {
        return (long) rowsByFile.size() + resentFiles.size();
    }

    long bytes() {
        return sum(bytesByFile) + resentBytes;
    }

    long resentRows() {
        return resentRows;
    }

    /** For {@code truth.json}. */
    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("files", rowsByFile.size());
        tree.put("rows", rows());
        tree.put("malformed_rows", malformedRows());
        tree.put("exact_duplicate_rows", duplicates);
        tree.put("stored_rows", rows() - malformedRows() - duplicates);
        tree.put("late_rows", late);
        tree.put("restated_rows", restated);
        tree.put("resent_files", resentFiles.size());
        tree.put("resent_rows", resentRows);
        return tree;
    }

    private static long sum(Map<?, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }
}
