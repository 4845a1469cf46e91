package io.tallyhouse.models.lifetime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The CDNOW customers of the published papers (weeks, dollars), which lie beside the repository where they are available. */
final class Cdnow {
    private static final Path FILE =
            Path.of("..", "..", "shared", "data", "ltv", "cdnow_customers_summary_with_transactions.csv");

    private Cdnow() {}

    /** The file; the test is skipped where it is absent. */
    static Path file() {
        assumeTrue(Files.exists(FILE), "skipped: " + FILE + " is not beside this repository");
        return FILE;
    }

    static List<PurchaseHistory> histories() throws IOException {
        return records().stream()
                .map(row -> new PurchaseHistory(
                        Integer.parseInt(row.getField("x")),
                        Double.parseDouble(row.getField("t_x")),
                        Double.parseDouble(row.getField("T"))))
                .toList();
    }

    static List<OrderValue> orderValues() throws IOException {
        return records().stream()
                .filter(row -> !row.getField("x").equals("0"))
                .map(row -> new OrderValue(Integer.parseInt(row.getField("x")), new BigDecimal(row.getField("zbar"))))
                .toList();
    }

    private static List<NamedCsvRecord> records() throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file())) {
            return reader.stream().toList();
        }
    }
}
