package io.tallyhouse.pipelines.landing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.pipelines.landing.FileRecords.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;

/** What a file gives, in a form that tests can read: {@code 2: [a, b]}, {@code 3! the row has 1 field, …}. */
record ReadFile(List<String> rows, List<String> faults, List<String> raws, FileRecords.Summary summary) {
    private static final Configuration CONFIGURATION = new Configuration(false);

    static Layout layout(String... columns) {
        return new Layout(List.of(columns), Arrays.stream(columns).map(List::of).toList(), Set.of());
    }

    static ReadFile of(Path folder, String name, byte[] content, Layout layout) {
        return of(folder, name, content, layout, Limits.DEFAULT);
    }

    static ReadFile of(Path folder, String name, String content, Layout layout) {
        return of(folder, name, content.getBytes(UTF_8), layout, Limits.DEFAULT);
    }

    static ReadFile of(Path folder, String name, byte[] content, Layout layout, Limits limits) {
        try {
            Path path = Files.write(folder.resolve(name), content);
            return of(path, layout, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadFile of(Path path, Layout layout, Limits limits) throws IOException {
        List<String> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<String> raws = new ArrayList<>();
        FileContent content = new FileContent(CONFIGURATION, path.toUri().toString(), Files.size(path));
        FileFormat format = FileFormat.of(path.getFileName().toString()).orElseThrow();
        try (FileRecords records = new FileRecords(content, format, layout, limits)) {
            for (Optional<Parsed> next = records.next(); next.isPresent(); next = records.next()) {
                Parsed parsed = next.orElseThrow();
                if (parsed instanceof Parsed.Row row) {
                    String unknown = row.unknown().isEmpty() ? "" : " " + row.unknown();
                    rows.add(row.line() + ": " + Arrays.toString(row.known()) + unknown);
                } else if (parsed instanceof Parsed.Rejected rejected) {
                    faults.add(rejected.line() + "! " + rejected.reason());
                    raws.add(RawText.shown(rejected.raw(), limits.rawBytes()));
                }
            }
            return new ReadFile(rows, faults, raws, records.summary());
        }
    }

    /** The law of conservation inside one file. */
    boolean conserves() {
        return summary.read() == rows.size() + faults.size() + summary.duplicates();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
