package io.tallyhouse.models.lifetime;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.tallyhouse.lakehouse.errors.Problems;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads one row of a summary file, and tells everything that is wrong with it. */
final class SummaryRow {
    private static final BigDecimal MOST_PURCHASES = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** Beyond this a number is a slip of the pen, and its square is no double. */
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(100);

    /** Below this so is one that is not zero: its digits written out would fill the memory. */
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(100);

    private static final int SHOWN = 80;

    private final CsvRecord row;
    private final SummaryColumns columns;
    private final String file;
    private final Problems problems;
    private boolean isGood = true;

    SummaryRow(CsvRecord row, SummaryColumns columns, String file, Problems problems) {
        this.row = row;
        this.columns = columns;
        this.file = file;
        this.problems = problems;
    }

    /** The customer; empty where the row is bad. */
    Optional<CustomerRow> parse(int number) {
        if (row.getFieldCount() != columns.count()) {
            problem("the row has " + row.getFieldCount() + " of " + columns.count() + " fields", "Give every field");
            return Optional.empty();
        }
        Optional<BigDecimal> frequency = number(columns.frequency(), "frequency");
        Optional<BigDecimal> recency = number(columns.recency(), "recency");
        Optional<BigDecimal> age = number(columns.age(), "T");
        frequency.ifPresent(this::checkFrequency);
        checkTimes(frequency, recency, age);
        Optional<BigDecimal> value = value(frequency);
        if (!isGood) {
            return Optional.empty();
        }
        int repeats = frequency.orElseThrow().intValueExact();
        PurchaseHistory history = new PurchaseHistory(
                repeats, recency.orElseThrow().doubleValue(), age.orElseThrow().doubleValue());
        String name =
                columns.customer().isPresent() ? row.getField(columns.customer().getAsInt()) : Integer.toString(number);
        return Optional.of(new CustomerRow(
                name, new CustomerKind(history, value.map(mean -> new OrderValue(repeats, mean)))));
    }

    private void checkFrequency(BigDecimal frequency) {
        if (frequency.signum() < 0) {
            problem(
                    "frequency is " + text(columns.frequency()),
                    "Count the purchases after the first: 0 for a customer who bought once");
        } else if (frequency.stripTrailingZeros().scale() > 0 || frequency.compareTo(MOST_PURCHASES) > 0) {
            problem(
                    "frequency is " + text(columns.frequency()) + ", which is no count",
                    "Give a whole number of purchases");
        }
    }

    private void checkTimes(Optional<BigDecimal> frequency, Optional<BigDecimal> recency, Optional<BigDecimal> age) {
        recency.filter(time -> time.signum() < 0)
                .ifPresent(time -> problem(
                        "recency is " + text(columns.recency()), "Count it from the customer's first purchase"));
        age.filter(time -> time.signum() < 0)
                .ifPresent(
                        time -> problem("T is " + text(columns.age()), "Count it from the customer's first purchase"));
        if (recency.isPresent() && age.isPresent() && recency.get().compareTo(age.get()) > 0) {
            problem(
                    "recency " + text(columns.recency()) + " is above T " + text(columns.age()),
                    "The last purchase is not after the end of the data: check that both have one time unit");
        }
        if (frequency.isPresent()
                && recency.isPresent()
                && frequency.get().signum() == 0
                && recency.get().signum() > 0) {
            problem(
                    "recency is " + text(columns.recency()) + " with a frequency of 0",
                    "Without a repeat purchase recency is 0: give the count of repeats, or 0");
        }
    }

    /** The mean order value of a repeater. What the file says of a customer without a repeat is passed over. */
    private Optional<BigDecimal> value(Optional<BigDecimal> frequency) {
        if (columns.value().isEmpty() || frequency.isEmpty() || frequency.get().signum() <= 0) {
            return Optional.empty();
        }
        Optional<BigDecimal> value = number(columns.value().getAsInt(), "monetary_value");
        if (value.isPresent() && value.get().signum() <= 0) {
            problem(
                    "monetary_value is " + text(columns.value().getAsInt()) + " with a frequency of "
                            + text(columns.frequency()),
                    "Give the mean value of the repeat orders, above 0: leave orders of no value and refunds out of it and of the frequency");
        }
        return value;
    }

    private Optional<BigDecimal> number(int column, String name) {
        String field = row.getField(column).strip();
        try {
            BigDecimal number = new BigDecimal(field);
            BigDecimal size = number.abs();
            if (size.signum() == 0) {
                return Optional.of(BigDecimal.ZERO);
            }
            if (size.compareTo(LARGEST) < 0 && size.compareTo(SMALLEST) > 0) {
                return Optional.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as is a number that is too large or too small.
        }
        problem(
                field.isEmpty() ? name + " is empty" : "`" + text(column) + "` is no number for " + name,
                "Write digits, with a point before decimals");
        return Optional.empty();
    }

    /** A field as it stands in the file, the beginning of a long one. */
    private String text(int column) {
        String field = row.getField(column).strip();
        return field.length() > SHOWN ? field.substring(0, SHOWN) + "…" : field;
    }

    private void problem(String message, String remedy) {
        isGood = false;
        problems.add(file, (int) Math.min(row.getStartingLineNumber(), Integer.MAX_VALUE), message, remedy);
    }
}
