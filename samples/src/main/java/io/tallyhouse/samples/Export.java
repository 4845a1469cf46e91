package io.tallyhouse.samples;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The files of one object, one per delivery date, with defects planted at fixed places: every so many rows one stands twice,
 * one arrives late, and a damaged copy follows a good one.
 */
final class Export implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int MALFORMED_KINDS = 4;
    private static final String IMPOSSIBLE_DATE = "2024-02-30";
    private static final String NO_NUMBER = "12.3.4";

    private final Path folder;
    private final Layout layout;
    private final ObjectCounts counts;
    private final Map<LocalDate, RowFile> open = new TreeMap<>();

    Export(Path folder, Layout layout, ObjectCounts counts) {
        this.folder = folder;
        this.layout = layout;
        this.counts = counts;
    }

    ObjectCounts counts() {
        return counts;
    }

    /** Writes a row into the file of the month it belongs to; some rows become late, doubled, or are followed by a broken copy. */
    void write(LocalDate delivered, List<String> row) {
        if (row.size() != layout.columns().size()) {
            throw new IllegalArgumentException("%s has %d columns, but the row has %d fields"
                    .formatted(layout.qualifiedName(), layout.columns().size(), row.size()));
        }
        try {
            long ordinal = counts.nextRow();
            LocalDate file = delivered;
            if (isLate(ordinal, delivered)) {
                file = Period.deliveryAfter(delivered);
                counts.late();
            }
            put(file, row);
            if (layout.defects().contains(Layout.Defect.DUPLICATES) && (ordinal == 30 || ordinal % 400 == 0)) {
                put(file, row);
                counts.duplicate();
            }
            if (layout.dateColumn().isPresent() && isMalformed(ordinal)) {
                putMalformed(file, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder, e);
        }
    }

    private boolean isLate(long ordinal, LocalDate delivered) {
        return layout.defects().contains(Layout.Defect.LATE_ROWS)
                && ordinal % 211 == 50
                && delivered.isBefore(Period.deliveryOf(Period.LAST_MONTH));
    }

    private static boolean isMalformed(long ordinal) {
        return ordinal % 1000 == 0 || (ordinal >= 40 && ordinal <= 100 && ordinal % 20 == 0);
    }

    private void putMalformed(LocalDate file, List<String> row) throws IOException {
        RowFile target = file(file);
        int kind = (int) (counts.malformedRows() % MALFORMED_KINDS);
        List<String> damaged = new ArrayList<>(row);
        if (kind == 1 && layout.numberColumn().isPresent()) {
            damaged.set(layout.position(layout.numberColumn().get()), NO_NUMBER);
            target.write(damaged);
            counts.malformed(file, "not_a_number");
        } else if (kind == 2 && target instanceof CsvFile csv) {
            csv.writeTooLong(row);
            counts.malformed(file, "too_many_fields");
        } else if (kind == 3) {
            target.writeBroken(row);
            counts.malformed(file, target instanceof CsvFile ? "too_few_fields" : "broken_json");
        } else {
            int position = layout.position(layout.dateColumn().orElseThrow());
            String date = row.get(position);
            damaged.set(position, IMPOSSIBLE_DATE + date.substring(Math.min(date.length(), IMPOSSIBLE_DATE.length())));
            target.write(damaged);
            counts.malformed(file, "impossible_date");
        }
    }

    private void put(LocalDate delivered, List<String> row) throws IOException {
        file(delivered).write(row);
        counts.written(delivered);
    }

    private RowFile file(LocalDate delivered) throws IOException {
        RowFile file = open.get(delivered);
        if (file == null) {
            file = create(delivered);
            open.put(delivered, file);
        }
        return file;
    }

    private RowFile create(LocalDate delivered) throws IOException {
        Files.createDirectories(folder);
        Path path = path(delivered);
        if (counts.hasFile(delivered)) {
            throw new IllegalStateException("the file of " + delivered + " is already closed: " + path);
        }
        return switch (layout.format()) {
            case CSV -> new CsvFile(text(Files.newOutputStream(path)), layout.columns());
            case CSV_WITH_BYTE_ORDER_MARK -> {
                Writer writer = text(Files.newOutputStream(path));
                writer.write('\uFEFF');
                yield new CsvFile(writer, layout.columns());
            }
            case GZIP_CSV ->
                new CsvFile(text(new GZIPOutputStream(Files.newOutputStream(path), BUFFER)), layout.columns());
            case JSON_LINES ->
                new JsonLinesFile(text(Files.newOutputStream(path)), layout.columns(), layout.bareColumns());
        };
    }

    private static Writer text(OutputStream bytes) {
        return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER);
    }

    /** The file of one delivery. */
    Path path(LocalDate delivered) {
        return folder.resolve(
                layout.object() + "_" + delivered + "." + layout.format().extension());
    }

    /** Closes all files before that date, so that few are open at a time. */
    void closeBefore(LocalDate delivered) throws IOException {
        List<LocalDate> done =
                open.keySet().stream().filter(date -> date.isBefore(delivered)).toList();
        for (LocalDate date : done) {
            open.remove(date).close();
            counts.closed(date, Files.size(path(date)));
        }
    }

    /** Sends one closed file once more, with the same bytes under a later date: the month's file, or the nearest earlier one. */
    void resend(YearMonth month, int daysLater) throws IOException {
        Optional<LocalDate> delivered = counts.lastFile(Period.deliveryOf(month));
        if (delivered.isPresent()) {
            LocalDate again = delivered.get().plusDays(daysLater);
            Files.copy(path(delivered.get()), path(again), StandardCopyOption.REPLACE_EXISTING);
            counts.resent(delivered.get(), again, Files.size(path(again)));
        }
    }

    @Override
    public void close() throws IOException {
        closeBefore(LocalDate.MAX);
    }
}
