package io.tallyhouse.pipelines.landing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCsvDialect {
    @TempDir
    Path folder;

    private final Layout layout = ReadFile.layout("id", "name", "clicks");

    @Test
    void readsQuotesEmbeddedLineEndsAndCommas() {
        ReadFile file = read("id,name,clicks\r\n1,\"a \"\"b\"\",\nc\r\nd\",3\r\n2,plain,\r\n");
        assertThat(file.rows()).containsExactly("2: [1, a \"b\",\nc\r\nd, 3]", "5: [2, plain, null]");
        assertThat(file.faults()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(read("\uFEFFid,name,clicks\n1,a,2\n").rows()).containsExactly("2: [1, a, 2]");
    }

    @Test
    void aLoneCarriageReturnEndsALine() {
        assertThat(read("id,name,clicks\r1,a,2\r2,b,3").rows()).containsExactly("2: [1, a, 2]", "3: [2, b, 3]");
    }

    @Test
    void blankLinesAreNoRowsButCountAsLines() {
        ReadFile file = read("\nid,name,clicks\n\n1,a,2\n\n\n");
        assertThat(file.rows()).containsExactly("4: [1, a, 2]");
        assertThat(file.summary().read()).isEqualTo(1);
    }

    @Test
    void aRowWithTooManyOrTooFewFieldsIsAFault() {
        ReadFile file = read("id,name,clicks\n1,a\n2,b,3,4\n3,c,5\n");
        assertThat(file.faults())
                .containsExactly(
                        "2! the row has 2 fields, the header has 3", "3! the row has 4 fields, the header has 3");
        assertThat(file.raws()).containsExactly("1,a", "2,b,3,4");
        assertThat(file.rows()).containsExactly("4: [3, c, 5]");
        assertThat(file.conserves()).isTrue();
    }

    @Test
    void aHeaderInTheMiddleIsAFault() {
        ReadFile file = read("id,name,clicks\n1,a,2\nid,name,clicks\n2,b,3\n");
        assertThat(file.faults()).containsExactly("3! the row repeats the header");
        assertThat(file.rows()).hasSize(2);
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() {
        ReadFile file =
                ReadFile.of(folder, "a.csv", "id,name,clicks\n1,caf\u00e9,2\n2,b,3\n".getBytes(ISO_8859_1), layout);
        assertThat(file.faults())
                .containsExactly("2! the row is not UTF-8: byte 0xE9 at byte 6; export the file as UTF-8");
        assertThat(file.raws()).containsExactly("1,caf\\xE9,2");
        assertThat(file.rows()).containsExactly("3: [2, b, 3]");
    }

    @Test
    void utf16IsNamedWithAndWithoutMark() {
        byte[] text = "id,name,clicks\n1,a,2\n".getBytes(UTF_16LE);
        byte[] marked = new byte[text.length + 2];
        marked[0] = (byte) 0xFF;
        marked[1] = (byte) 0xFE;
        System.arraycopy(text, 0, marked, 2, text.length);
        assertThat(ReadFile.of(folder, "a.csv", marked, layout).faults())
                .containsExactly(
                        "1! the header begins a file in UTF-16: none of its rows can be read; export it as UTF-8"
                                + " (no row can be read without it)");
        assertThat(ReadFile.of(folder, "b.csv", text, layout).faults())
                .containsExactly("1! the header holds a NUL byte at byte 2; export the file as plain UTF-8 text"
                        + " (no row can be read without it)");
    }

    @Test
    void aNulByteIsAFaultOfItsRow() {
        ReadFile file = read("id,name,clicks\n1,a\0b,2\n2,b,3\n");
        assertThat(file.faults())
                .containsExactly("2! the row holds a NUL byte at byte 4; export the file as plain UTF-8 text");
        assertThat(file.raws()).containsExactly("1,a\\x00b,2");
        assertThat(file.rows()).hasSize(1);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOnlyItsLine() {
        ReadFile file = read("id,name,clicks\n1,\"a,2\n2,b,3\n3,\"c\",4\n4,d,5\n");
        assertThat(file.faults())
                .containsExactly("2! the row has a quote that is not closed on its line, nor well closed further down");
        assertThat(file.raws()).containsExactly("1,\"a,2");
        assertThat(file.rows()).containsExactly("3: [2, b, 3]", "4: [3, c, 4]", "5: [4, d, 5]");
        ReadFile noMoreQuotes = read("id,name,clicks\n1,\"a,2\n2,b,3\n3,c,4\n");
        assertThat(noMoreQuotes.faults()).containsExactly("2! the row has a quote that is never closed");
        assertThat(noMoreQuotes.rows()).hasSize(2);
        assertThat(read("id,name,clicks\n1,a,\"2").faults())
                .containsExactly("2! the row has a quote that is never closed");
    }

    @Test
    void textAfterAClosingQuoteIsAFault() {
        ReadFile file = read("id,name,clicks\n1,\"a\"b,2\n2,b,3\n");
        assertThat(file.faults()).containsExactly("2! the row has text after a closing quote");
        assertThat(file.rows()).hasSize(1);
    }

    @Test
    void aQuoteInsideAPlainFieldIsText() {
        assertThat(read("id,name,clicks\n1,5\" pipe,2\n").rows()).containsExactly("2: [1, 5\" pipe, 2]");
    }

    @Test
    void anExactRepeatIsDroppedAndCounted() {
        ReadFile file = read("id,name,clicks\n1,a,2\n1,a,2\n1,a,3\n1,a,2");
        assertThat(file.rows()).containsExactly("2: [1, a, 2]", "4: [1, a, 3]");
        assertThat(file.summary().duplicates()).isEqualTo(2);
        assertThat(file.conserves()).isTrue();
    }

    @Test
    void aRecordBeyondTheLimitIsNotKeptWhole() {
        String large = "x".repeat(300_000);
        ReadFile file = ReadFile.of(
                folder,
                "a.csv",
                ("id,name,clicks\n1," + large + ",2\n2,\"" + large + "\n\",3\n3,c,4\n").getBytes(UTF_8),
                layout,
                new Limits(200_000, 100));
        assertThat(file.rows()).containsExactly("5: [3, c, 4]");
        assertThat(file.faults().get(0))
                .matches("2! the row is too large: 300,004 bytes \\(limit 200,000\\), sha-256 [0-9a-f]{64}; only its "
                        + "beginning is kept");
        assertThat(file.faults().get(1)).startsWith("3! the row is too large: 300,007 bytes");
        assertThat(file.raws()).allSatisfy(raw -> assertThat(raw).hasSize(100));
    }

    @Test
    void anUnclosedQuoteBeforeMoreThanTheLimitCostsOnlyItsLine() {
        StringBuilder text = new StringBuilder("id,name,clicks\n0,\"open,1\n");
        for (int i = 1; i <= 20_000; i++) {
            text.append(i).append(",name,").append(i).append('\n');
        }
        ReadFile file = ReadFile.of(
                folder, "a.csv.gz", ReadFile.gzip(text.toString().getBytes(UTF_8)), layout, new Limits(100_000, 100));
        assertThat(file.faults()).containsExactly("2! the row has a quote that is never closed");
        assertThat(file.rows()).hasSize(20_000).last().isEqualTo("20002: [20000, name, 20000]");
    }

    @Test
    void rowsBeforeTheCutOfAGzipFileGoOn() {
        StringBuilder text = new StringBuilder("id,name,clicks\n");
        Random random = new Random(7);
        for (int i = 1; i <= 2_000; i++) {
            text.append(i).append(",n").append(random.nextLong()).append(",1\n");
        }
        byte[] whole = ReadFile.gzip(text.toString().getBytes(UTF_8));
        ReadFile file = ReadFile.of(folder, "a.csv.gz", Arrays.copyOf(whole, whole.length / 2), layout);
        assertThat(file.rows()).hasSizeBetween(500, 1_500);
        assertThat(file.faults())
                .singleElement()
                .asString()
                .endsWith("! the row breaks off: the gzip file ends in the middle");
        assertThat(file.conserves()).isTrue();
    }

    @Test
    void aFileThatIsNoGzipIsAFault() {
        ReadFile file = ReadFile.of(folder, "a.csv.gz", "id\n1\n".getBytes(UTF_8), layout);
        assertThat(file.faults()).singleElement().asString().contains("not a whole gzip file");
    }

    @Test
    void anEmptyFileAndAHeaderAloneAreNoted() {
        assertThat(read("").summary()).isEqualTo(new FileRecords.Summary(0, 0, java.util.List.of("is empty: no rows")));
        assertThat(read("id,name,clicks\n").summary().notes()).containsExactly("has a header and no rows");
        assertThat(read("\n\n").summary().notes()).containsExactly("holds no rows");
    }

    @Test
    void columnsGoneAndNewAreNoted() {
        ReadFile file = read("id,Campaign Name,clicks,\n1,x,2,\n");
        assertThat(file.rows()).containsExactly("2: [1, null, 2] {campaign_name=x}");
        assertThat(file.summary().notes())
                .containsExactly(
                        "lacks 1 column of the contract: name",
                        "has 1 column that the contract does not know, kept in _unknown: campaign_name");
    }

    private ReadFile read(String text) {
        return ReadFile.of(folder, "a.csv", text, layout);
    }
}
