package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file against its contract: each once, exact repeats dropped and counted. After the last record the
 * summary says how many there were.
 */
final class FileRecords implements Closeable {
    private static final int NAMED_COLUMNS = 10;
    private final RecordReader reader;
    private final Layout layout;
    private final FileContent file;
    private final RecordHashes hashes = new RecordHashes();
    private final Map<Header, HeaderMapping> mappings = new HashMap<>();
    private final BitSet filled = new BitSet();
    private final TreeSet<String> unknownColumns = new TreeSet<>();
    private long read;
    private long duplicates;

    FileRecords(FileContent file, FileFormat format, Layout layout, Limits limits) throws IOException {
        this.file = file;
        this.layout = layout;
        this.reader = format.dialect().open(file, layout, limits);
    }

    /** The next row or fault; nothing at the end. */
    Optional<Parsed> next() throws IOException {
        for (Optional<LandedRecord> found = reader.next(); found.isPresent(); found = reader.next()) {
            LandedRecord landed = found.orElseThrow();
            read++;
            if (landed instanceof LandedRecord.Fault fault) {
                return Optional.of(new Parsed.Rejected(fault.line(), fault.reason(), fault.raw()));
            }
            LandedRecord.Values values = (LandedRecord.Values) landed;
            if (hashes.add(values.raw())) {
                HeaderMapping mapping = mapping(values.header());
                return Optional.of(new Parsed.Row(
                        values.line(), mapping.known(values.values()), mapping.unknown(values.values()), values.raw()));
            }
            duplicates++;
        }
        return Optional.empty();
    }

    /** Counts and notes of the whole file; after {@link #next} came to its end. */
    Summary summary() {
        reader.header().ifPresent(this::mapping);
        return new Summary(read, duplicates, notes());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private HeaderMapping mapping(Header header) {
        return mappings.computeIfAbsent(header, names -> {
            HeaderMapping mapping = new HeaderMapping(layout, names);
            filled.or(mapping.filled());
            unknownColumns.addAll(mapping.unknownColumns(names));
            return mapping;
        });
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (file.size() == 0) {
            return List.of("is empty: no rows");
        }
        if (read == 0) {
            notes.add(reader.header().isPresent() ? "has a header and no rows" : "holds no rows");
        }
        if (mappings.isEmpty()) {
            return notes;
        }
        List<String> missing = IntStream.range(0, layout.columns().size())
                .filter(column -> !filled.get(column))
                .mapToObj(column -> layout.columns().get(column))
                .toList();
        if (!missing.isEmpty()) {
            notes.add("lacks %s of the contract: %s".formatted(columns(missing.size()), list(missing)));
        }
        if (!unknownColumns.isEmpty()) {
            notes.add("has %s that the contract does not know, kept in _unknown: %s"
                    .formatted(
                            columns(unknownColumns.size()),
                            list(unknownColumns.stream().toList())));
        }
        return notes;
    }

    private static String columns(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }

    private static String list(List<String> names) {
        String shown = names.stream().limit(NAMED_COLUMNS).collect(Collectors.joining(", "));
        return names.size() > NAMED_COLUMNS ? shown + "…" : shown;
    }

    /** What becomes of one record. */
    sealed interface Parsed {
        long line();

        byte[] raw();

        /** A row, its values as text in contract order (null where there is none). */
        @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
        record Row(long line, @Nullable String[] known, Map<String, String> unknown, byte[] raw) implements Parsed {
            public Row {
                requireNonNull(known, "known is null");
                requireNonNull(unknown, "unknown is null");
                requireNonNull(raw, "raw is null");
            }
        }

        /** Not a row, and why. */
        @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
        record Rejected(long line, String reason, byte[] raw) implements Parsed {
            public Rejected {
                requireNonNull(reason, "reason is null");
                requireNonNull(raw, "raw is null");
            }
        }
    }

    /**
     * A whole file.
     *
     * @param read rows in the file, faults included
     * @param duplicates rows dropped because the same record stands above them in the file
     * @param notes what is worth a line to the user
     */
    record Summary(long read, long duplicates, List<String> notes) {
        Summary {
            notes = List.copyOf(notes);
        }
    }
}
