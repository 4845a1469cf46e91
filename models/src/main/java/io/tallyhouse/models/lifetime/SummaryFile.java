package io.tallyhouse.models.lifetime;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Problem;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads a CSV file (comma, semicolon or tab) with one row per customer, as lifetimes and PyMC-Marketing have it. */
public final class SummaryFile {
    private static final int SHOWN = 20;

    private SummaryFile() {}

    /**
     * Reads a summary file.
     *
     * @throws UserError if the file cannot be read, a column is missing, or rows are bad; all bad fields are told with their lines
     */
    public static CustomerSummary read(Path file) {
        char delimiter = delimiter(file);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .detectBomHeader(true)
                .ofCsvRecord(file)) {
            return summary(reader.iterator(), file.toString());
        } catch (IOException | UncheckedIOException | CsvParseException failure) {
            throw unreadable(file, String.valueOf(failure.getMessage()), "Check the file and its quotes.", failure);
        }
    }

    private static char delimiter(Path file) {
        // A reader of its own, since this one passes over letters of another encoding.
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            String header = Optional.ofNullable(reader.readLine()).orElse("");
            for (char each : new char[] {',', ';', '\t'}) {
                if (header.indexOf(each) >= 0) {
                    return each;
                }
            }
            return ',';
        } catch (NoSuchFileException missing) {
            throw unreadable(file, "it is not there", "Check the path.", missing);
        } catch (IOException failure) {
            throw unreadable(file, String.valueOf(failure.getMessage()), "Check the path and its rights.", failure);
        }
    }

    private static UserError unreadable(Path file, String why, String remedy, Exception cause) {
        return new UserError(
                ExitCode.SOURCE_UNREADABLE, "Cannot read customers from " + file + ": " + why + ". " + remedy, cause);
    }

    private static CustomerSummary summary(Iterator<CsvRecord> records, String file) {
        if (!records.hasNext()) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read customers from " + file
                            + ": the file is empty. Give a file whose first line names its columns.");
        }
        SummaryColumns columns = SummaryColumns.parse(records.next().getFields(), file);
        Problems problems = new Problems();
        List<CustomerRow> customers = new ArrayList<>();
        int rows = 0;
        while (records.hasNext()) {
            rows++;
            new SummaryRow(records.next(), columns, file, problems).parse(rows).ifPresent(customers::add);
        }
        throwIfAny(problems, file);
        if (customers.isEmpty()) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read customers from " + file + ": it has a header and no rows. Give one row per customer.");
        }
        List<String> notes = columns.passedOver().isEmpty()
                ? List.of()
                : List.of("Not used: column" + (columns.passedOver().size() == 1 ? " " : "s ")
                        + String.join(", ", columns.passedOver()) + ".");
        return new CustomerSummary(customers, columns.value().isPresent(), notes);
    }

    private static void throwIfAny(Problems problems, String file) {
        List<Problem> found = problems.found();
        if (found.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("Cannot read customers from ")
                .append(file)
                .append(": ")
                .append(found.size())
                .append(found.size() == 1 ? " problem." : " problems.");
        found.stream().limit(SHOWN).forEach(problem -> text.append('\n').append(problem));
        if (found.size() > SHOWN) {
            text.append("\nand ").append(found.size() - SHOWN).append(" more.");
        }
        throw new UserError(ExitCode.SOURCE_UNREADABLE, text.toString());
    }
}
