package io.tallyhouse.models.attribution.paths;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading path files, good and bad. */
final class TestPathFile {
    private static final String HEADER = "path,total_conversions,total_conversion_value,total_null\n";
    private static final PathFileFormat NULLS = PathFileFormat.STANDARD.withNulls("total_null");

    @Test
    void equalPathsAreSummedAndChannelsAreTrimmed() {
        Paths paths = read(HEADER + "b > a,1,2.5,3\nb>a,2,0.25,1\n  b  >  a  ,1,1,0\na,0,0,4\n");

        assertThat(describe(paths)).containsExactlyInAnyOrder("b>a 4.0 3.75 4.0", "a 0.0 0.0 4.0");
        assertThat(paths.channels()).containsExactly("a", "b");
    }

    @Test
    void quotedFieldsFollowTheStandard() {
        Paths paths = read(
                HEADER + "\"paid, search > \"\"best\"\" > e-mail\",\"1\",\"2\",\"0\"\r\n\"line\nbreak\",1,1,1\r\n");

        assertThat(describe(paths))
                .containsExactlyInAnyOrder("paid, search>\"best\">e-mail 1.0 2.0 0.0", "line\nbreak 1.0 1.0 1.0");
    }

    @Test
    void namesMayHaveBlanksInsideAndLettersOfAnyLanguage() {
        Paths paths = read(HEADER + "organic search > réseaux  sociaux > 直接,1,1,0\n");

        assertThat(describe(paths)).containsExactly("organic search>réseaux  sociaux>直接 1.0 1.0 0.0");
    }

    @Test
    void columnsMayStandAnywhereAmongOthersWithAnyOfThreeDelimiters() {
        assertThat(describe(read("\uFEFFid;total_null;total_conversions;path\nx;3;1;a > b\ny;1;0;a > b")))
                .containsExactly("a>b 1.0 0.0 4.0");
        assertThat(describe(read("path\ttotal_conversions\ttotal_null\na > b\t1\t2\n")))
                .containsExactly("a>b 1.0 0.0 2.0");
        assertThat(read("path,total_conversions,total_null\na,1,1\n").valueUse())
                .isEqualTo(ValueUse.ABSENT);
    }

    @Test
    void aPathWithoutATouchStandsApart() {
        Paths paths = read(HEADER + ",2,10,1\n(none),1,5,0\n   ,1,1,1\n\"\",1,1,1\na > (none) > b,1,1,1\n");

        assertThat(paths.untouched()).isEqualTo(new Totals(5, 17, 3));
        assertThat(describe(paths)).containsExactly("a>b 1.0 1.0 1.0");
    }

    @Test
    void numbersAreSummedExactlyInEveryForm() {
        Paths paths = read(
                HEADER + "a,1,0.1,0\na,1,0.2,0\na,1,-0.3,0\nb,+1.5,1e2,2E-1\nb,1,2.4019999999999997,.5\nb,1,5.,0\n");

        assertThat(describe(paths)).containsExactlyInAnyOrder("a 3.0 0.0 0.0", "b 3.5 107.402 0.7");
    }

    @Test
    void rowsWithoutAJourneyAreIgnoredAndStrayValuesAreTold() {
        Paths paths = read(HEADER + "a,0,0,0\nb,0,7.5,0\nc,0,1,2\nd,1,1,0\n");

        assertThat(describe(paths)).containsExactlyInAnyOrder("c 0.0 0.0 2.0", "d 1.0 1.0 0.0");
        assertThat(paths.ignored()).isEqualTo(new IgnoredRows(2, 2, 8.5, 3));
    }

    @Test
    void blankLinesAndAMissingLastLineEndDoNoHarm() {
        assertThat(describe(read(HEADER + "\na,1,1,1\r\n\r\n\na,1,1,1"))).containsExactly("a 2.0 2.0 2.0");
    }

    @Test
    void rowsAcrossReadsAreWhole() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            names.add("channel " + i);
            text.append(i % 3 == 0 ? "\"" : "")
                    .append(String.join(" > ", names))
                    .append(i % 3 == 0 ? "\"" : "");
            text.append(",1,").append(i).append(".5,2\r\n");
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        Paths whole = PathFile.read(new ByteArrayInputStream(bytes), "whole", NULLS);
        for (int size : new int[] {1, 7, 4096}) {
            Paths pieces = PathFile.read(new Dripping(bytes, size), "pieces", NULLS);
            assertThat(describe(pieces)).isEqualTo(describe(whole)).hasSize(90);
        }
        assertThat(whole.channels()).hasSize(90);
    }

    @Test
    void allBadRowsAreToldWithTheirLines() {
        assertThatThrownBy(
                        () -> read(
                                HEADER
                                        + "a,1,1,1\n\"x\ny\",1,1,1\na > > b,1,1,1\na,one,1,1\na,1,1\na,1,1,1,1\na,,1,1\na,-1,1,1\n\"a\"b,1,1,1\n> a,1,1,1\na,1,1,-2\n"))
                .isInstanceOf(UserError.class)
                .hasMessage("""
                        Cannot read paths from test.csv: 9 bad rows.
                        test.csv:5: the path has a separator with no channel beside it. Name the channel, or write (unknown).
                        test.csv:6: `one` is no number of conversions. Write digits, with a point before decimals.
                        test.csv:7: the row has 3 of 4 fields. Give every field.
                        test.csv:8: the row has more than 4 fields. Quote a path that holds the delimiter.
                        test.csv:9: `` is no number of conversions. Write 0 where there is none.
                        test.csv:10: the number of conversions is -1. Subtract a refund from the value of the original row, and leave its conversions as they are.
                        test.csv:11: field 1 goes on after its end. Double a quote inside a quoted field.
                        test.csv:12: the path has a separator with no channel beside it. Name the channel, or write (unknown).
                        test.csv:13: the number of nulls is -2. Count the journeys that did not convert: 0 or more.""")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.SOURCE_UNREADABLE);
    }

    @Test
    void manyBadRowsAreCounted() {
        assertThatThrownBy(() -> read(HEADER + "a,x,1,1\n".repeat(25)))
                .hasMessageContaining("25 bad rows")
                .hasMessageEndingWith("and 5 more.");
    }

    @Test
    void aQuoteThatIsNeverClosedIsTold() {
        assertThatThrownBy(() -> read(HEADER + "a,1,1,1\n\"b,1,1,1\nc,1,1,1\n"))
                .hasMessage(
                        "Cannot read paths from test.csv: 1 bad row.\ntest.csv:3: a quote is opened and never closed. Close it.");
    }

    @Test
    void aMissingColumnIsToldWithThoseThatAreThere() {
        assertThatThrownBy(() -> read("path,conversions\na,1\n"))
                .hasMessage(
                        "Cannot read paths from test.csv: test.csv:1: the first line must name the columns `path` and"
                                + " `total_conversions`; it is `path,conversions`. Rename them in the file, with commas, semicolons or tabs between.");
        assertThatThrownBy(() -> read("path,total_conversions\na,1\n"))
                .hasMessage("Cannot read paths from test.csv: test.csv:1: there is no column `total_null` among path,"
                        + " total_conversions. Name it with --nulls as in the file.");
        assertThatThrownBy(() -> read("path,path,total_conversions,total_null\na,a,1,1\n"))
                .hasMessageEndingWith("two columns are named `path`. Rename one of them.");
        assertThatThrownBy(() -> PathFile.read(
                        new ByteArrayInputStream("path,total_conversions\na,1\n".getBytes(UTF_8)),
                        "test.csv",
                        PathFileFormat.STANDARD.withNulls("path")))
                .hasMessageEndingWith("column `path` is named for two uses. Name another with --nulls.");
    }

    @Test
    void anEmptyOrMissingFileIsTold() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> PathFile.read(Path.of("no", "such.csv"), NULLS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot read paths from no/such.csv")
                .hasMessageContaining("Check the path and its rights.");
    }

    @Test
    void linesThatEndInAReturnAloneAreRefusedAndNotReadAsAHeaderOnly() {
        assertThatThrownBy(() -> read(HEADER.replace('\n', '\r') + "a,1,1,1\ra,1,1,1\r"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read paths from test.csv: its first line ends in CR alone."
                        + " Save the file with line ends LF or CRLF.")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.SOURCE_UNREADABLE);
    }

    @Test
    void aSumThatIsTooLargeIsToldWithTheLineThatMakesItSo() {
        for (String column : List.of("900000000000000000,0,0", "1,900000000000000000,0", "0,0,900000000000000000")) {
            assertThat(read(HEADER + ("a," + column + "\n").repeat(10)).count()).isEqualTo(1);
            assertThatThrownBy(() -> read(HEADER + ("a," + column + "\n").repeat(11)))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Cannot read paths from test.csv: test.csv:12: with this row a sum of its path exceeds what"
                                    + " can be counted, 9223372036854775807. Check the numbers, or give them in a larger unit.")
                    .extracting(error -> ((UserError) error).exitCode())
                    .isEqualTo(ExitCode.SOURCE_UNREADABLE);
        }
        assertThatThrownBy(() -> read(HEADER + "a,1,-900000000000000000,0\n".repeat(11)))
                .hasMessageContaining("test.csv:12: with this row a sum");
        assertThatThrownBy(() -> read(HEADER + "a,0,900000000000000000,0\n".repeat(11)))
                .hasMessageContaining("test.csv:12: with this row a sum");
    }

    @Test
    void aSumIsTheDoubleNearestToIt() {
        assertThat(describe(read(HEADER + "a,1,-1,0\na,1,0.9,0\n"))).containsExactly("a 2.0 -0.1 0.0");
        assertThat(describe(read(HEADER + "a,1,-3.3,0\na,1,1.1,0\n"))).containsExactly("a 2.0 -2.2 0.0");
        assertThat(describe(read(HEADER + "a,1,2.4019999999999997,0\na,1,-0.000000000000000001,0\n")))
                .containsExactly("a 2.0 2.4019999999999997 0.0");
        assertThat(read(HEADER + "a,0,-1,0\nb,0,0.9,0\n").ignored().strayValue())
                .isEqualTo(-0.1);
    }

    @Test
    void aFileWithoutRowsHasNoPaths() {
        assertThat(read(HEADER).count()).isZero();
    }

    @Test
    void thousandsOfChannelsAndPathsAreKeptApart() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 5000; i++) {
            text.append("campaign ")
                    .append(i)
                    .append(" > campaign ")
                    .append(i / 2)
                    .append(",1,1,0\n");
        }
        Paths paths = read(text.toString());

        assertThat(paths.channels()).hasSize(5000);
        assertThat(paths.count()).isEqualTo(5000);
        assertThat(describe(paths)).contains("campaign 4321>campaign 2160 1.0 1.0 0.0");
    }

    private static Paths read(String text) {
        try {
            return PathFile.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "test.csv", NULLS);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<String> describe(Paths paths) {
        List<String> lines = new ArrayList<>();
        for (int path = 0; path < paths.count(); path++) {
            List<String> names = new ArrayList<>();
            for (int at = paths.start(path); at < paths.end(path); at++) {
                names.add(paths.channels().get(paths.touch(at)));
            }
            lines.add(String.join(">", names) + " " + paths.conversions(path) + " " + paths.value(path) + " "
                    + paths.nulls(path));
        }
        return lines;
    }

    /** Gives only so many bytes at a time. */
    private static final class Dripping extends InputStream {
        private final ByteArrayInputStream bytes;
        private final int size;

        Dripping(byte[] bytes, int size) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.size = size;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, Math.min(size, length));
        }
    }
}
