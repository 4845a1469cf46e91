package io.tallyhouse.pipelines.landing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.hadoop.conf.Configuration;

/** Rows read = rows + faults + duplicates, whatever the bytes are. */
final class TestConservation {
    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("conservation");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 400)
    void anyBytesAreConserved(@ForAll("bytes") byte[] content) {
        Layout layout = ReadFile.layout("id", "name");
        for (String name : List.of("a.csv", "a.jsonl", "a.csv.gz", "a.parquet")) {
            assertThat(ReadFile.of(folder, name, content, layout).conserves())
                    .as(name)
                    .isTrue();
        }
        byte[] packed = ReadFile.gzip(content);
        byte[] cut = Arrays.copyOf(packed, packed.length * 2 / 3);
        assertThat(ReadFile.of(folder, "b.csv.gz", cut, layout).conserves()).isTrue();
    }

    @Property(tries = 400)
    void garbageBelowAHeaderIsConserved(@ForAll("bytes") byte[] content) {
        byte[] csv = ("id,name\n1,a\n" + new String(content, ISO_8859_1) + "\n").getBytes(ISO_8859_1);
        ReadFile file = ReadFile.of(folder, "c.csv", csv, ReadFile.layout("id", "name"), new Limits(50, 10));
        assertThat(file.conserves()).isTrue();
        assertThat(file.rows()).first().isEqualTo("2: [1, a]");
    }

    @Property(tries = 400)
    void everyByteIsInARecordOrALineEnd(@ForAll("bytes") byte[] content) throws IOException {
        Path path = Files.write(folder.resolve("d.csv"), content);
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        FileContent file =
                new FileContent(new Configuration(false), path.toUri().toString(), content.length);
        try (RecordSplitter splitter = new RecordSplitter(file, RecordSplitter.Style.CSV, Limits.DEFAULT)) {
            for (Optional<RawRecord> next = splitter.next(); next.isPresent(); next = splitter.next()) {
                records.writeBytes(next.orElseThrow().bytes());
            }
        }
        assertThat(withoutLineEnds(records.toByteArray())).isEqualTo(withoutLineEnds(content));
    }

    /** Bytes with many of those that mean something. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> special = Arbitraries.of("\"\"\"\n\n\r,,ab{}[]:\\ "
                .chars()
                .mapToObj(letter -> (byte) letter)
                .toList());
        Arbitrary<Byte> any = Arbitraries.bytes();
        return Arbitraries.frequencyOf(Tuple.of(6, special), Tuple.of(1, any))
                .array(byte[].class)
                .ofMaxSize(120);
    }

    private static String withoutLineEnds(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return text.replaceAll("[\r\n]", "");
    }
}
