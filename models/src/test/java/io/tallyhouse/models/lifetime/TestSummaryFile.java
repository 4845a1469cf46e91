package io.tallyhouse.models.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestSummaryFile {
    @TempDir
    Path folder;

    @Test
    void columnsAreFoundByNameInAnyCaseAndOrder() {
        CustomerSummary summary = read(
                "Segment;t;Customer_ID;Monetary_Value;Recency;Frequency",
                "a;38.86;x,1;22.35;30.43;2",
                "b;38.86;y;;0;0");

        assertThat(summary.customers()).extracting(CustomerRow::name).containsExactly("x,1", "y");
        assertThat(summary.customers().get(0).kind().history()).isEqualTo(new PurchaseHistory(2, 30.43, 38.86));
        assertThat(summary.customers().get(0).kind().value().orElseThrow().mean())
                .isEqualByComparingTo("22.35");
        assertThat(summary.customers().get(1).kind().value()).isEmpty();
        assertThat(summary.notes()).containsExactly("Not used: column Segment.");
    }

    @Test
    void theLettersOfThePapersAreColumnsToo() {
        CustomerSummary summary = read("ID,x,t_x,T,zbar", "7,1,1.71,38.86,11.77");

        assertThat(summary.customers().get(0).name()).isEqualTo("7");
        assertThat(summary.hasValues()).isTrue();
        assertThat(summary.notes()).isEmpty();
    }

    @Test
    void withoutAnIdARowIsNamedByItsNumberAndWithoutValuesThereAreNone() {
        CustomerSummary summary = read("\uFEFFfrequency,recency,T", "0,0,5", "1.0,2,5.50");

        assertThat(summary.customers()).extracting(CustomerRow::name).containsExactly("1", "2");
        assertThat(summary.customers().get(1).kind().history()).isEqualTo(new PurchaseHistory(1, 2, 5.5));
        assertThat(summary.hasValues()).isFalse();
    }

    @Test
    void everythingThatIsWrongIsToldInOneRunWithItsLine() {
        UserError error = refused(
                "frequency,recency,T,monetary_value",
                "1,40,38.86,10", // bought after the end
                "-1,0,38,0",
                "0,3,38,0",
                "2,30,38,0", // a repeater who spent nothing
                "2,30,38,-5.50",
                "1.5,30,38,10",
                "1,,38,ten",
                "1,30,38",
                "3,30,38,10");

        assertThat(error.exitCode()).isEqualTo(ExitCode.SOURCE_UNREADABLE);
        assertThat(String.valueOf(error.getMessage()).replace(folder + "/", "")).isEqualTo("""
                        Cannot read customers from summary.csv: 9 problems.
                        summary.csv:2: recency 40 is above T 38.86. The last purchase is not after the end of the data: check that both have one time unit.
                        summary.csv:3: frequency is -1. Count the purchases after the first: 0 for a customer who bought once.
                        summary.csv:4: recency is 3 with a frequency of 0. Without a repeat purchase recency is 0: give the count of repeats, or 0.
                        summary.csv:5: monetary_value is 0 with a frequency of 2. Give the mean value of the repeat orders, above 0: leave orders of no value and refunds out of it and of the frequency.
                        summary.csv:6: monetary_value is -5.50 with a frequency of 2. Give the mean value of the repeat orders, above 0: leave orders of no value and refunds out of it and of the frequency.
                        summary.csv:7: frequency is 1.5, which is no count. Give a whole number of purchases.
                        summary.csv:8: `ten` is no number for monetary_value. Write digits, with a point before decimals.
                        summary.csv:8: recency is empty. Write digits, with a point before decimals.
                        summary.csv:9: the row has 3 of 4 fields. Give every field.""");
    }

    @Test
    void ofManyProblemsTheFirstAreShownAndAllAreCounted() {
        String[] lines = IntStream.range(0, 31)
                .mapToObj(i -> i == 0 ? "frequency,recency,T" : "-1,0,5")
                .toArray(String[]::new);

        assertThat(refused(lines).getMessage())
                .contains("30 problems.", "summary.csv:21:")
                .endsWith("and 10 more.");
    }

    @Test
    void aMissingColumnIsToldWithThoseThatAreThere() {
        assertThat(refused("frequency,T,last", "1,5,3").getMessage())
                .endsWith(
                        "it has no column recency; it has frequency, T, last. Give one row per customer with frequency, recency, T and, for values, monetary_value.");
        assertThat(refused("frequency,recency,T,t", "1,2,5,5").getMessage()).contains("two columns are named `t`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400,0,5",
                "NaN,0,5",
                "1,0x1p3,5",
                "1,2,Infinity",
                "-1e-2000000000,0,5",
                "1,1e-2000000000,5",
                "1,2,1e2000000000"
            })
    void whatIsNoDecimalNumberIsRefused(String row) {
        assertThat(refused("frequency,recency,T", row).getMessage()).contains("is no number for");
    }

    @Test
    void aZeroWithAnyExponentIsZero() {
        assertThat(read("frequency,recency,T", "0e2000000000,0e-2000000000,5")
                        .customers()
                        .get(0)
                        .kind()
                        .history())
                .isEqualTo(new PurchaseHistory(0, 0, 5));
    }

    @Test
    void numbersAreToldAsTheyStandInTheFile() {
        assertThat(refused("frequency,recency,T", "-1e2,0,5", "1,9e99,5").getMessage())
                .contains("frequency is -1e2. Count", "recency 9e99 is above T 5. The last");
    }

    @Test
    void filesWithoutCustomersAreRefused() {
        assertThat(refused().getMessage()).contains("the file is empty");
        assertThat(refused("frequency,recency,T").getMessage()).contains("it has a header and no rows");
        assertThatThrownBy(() -> SummaryFile.read(folder.resolve("none.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("none.csv: it is not there. Check the path.");
    }

    @Test
    void whatCannotBeFittedSaysWhy() {
        CustomerSummary once = read("frequency,recency,T", "0,0,5", "0,0,6");

        assertThatThrownBy(() -> PurchaseModel.fit(Counted.of(once.customers().stream()
                        .map(each -> each.kind().history())
                        .toList())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("of 2 customers none bought again");
    }

    private CustomerSummary read(String... lines) {
        return SummaryFile.read(write(lines));
    }

    private UserError refused(String... lines) {
        Path file = write(lines);
        return assertThatThrownBy(() -> SummaryFile.read(file))
                .asInstanceOf(InstanceOfAssertFactories.type(UserError.class))
                .actual();
    }

    private Path write(String... lines) {
        try {
            return Files.writeString(folder.resolve("summary.csv"), String.join("\n", lines));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
