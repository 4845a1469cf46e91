package io.tallyhouse.models.lifetime;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Where the columns of a summary file are. Names are those of lifetimes and PyMC-Marketing, or the letters of the papers, in any case.
 *
 * @param count columns of the header
 * @param customer the customer's id, if there is one
 * @param frequency repeat purchases
 * @param recency time of the last purchase
 * @param age time observed
 * @param value mean value of the repeat orders, if there is one
 * @param passedOver names of the columns that are not used
 */
record SummaryColumns(
        int count,
        OptionalInt customer,
        int frequency,
        int recency,
        int age,
        OptionalInt value,
        List<String> passedOver) {
    private static final List<String> CUSTOMER = List.of("customer_id", "customer", "id");
    private static final List<String> FREQUENCY = List.of("frequency", "x");
    private static final List<String> RECENCY = List.of("recency", "t_x");
    private static final List<String> AGE = List.of("t");
    private static final List<String> VALUE = List.of("monetary_value", "zbar", "m_x");

    SummaryColumns {
        passedOver = List.copyOf(passedOver);
    }

    static SummaryColumns parse(List<String> header, String file) {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<String> missing = new ArrayList<>();
        OptionalInt customer = find(names, CUSTOMER, file);
        OptionalInt frequency = find(names, FREQUENCY, file);
        OptionalInt recency = find(names, RECENCY, file);
        OptionalInt age = find(names, AGE, file);
        OptionalInt value = find(names, VALUE, file);
        addMissing(frequency, "frequency", missing);
        addMissing(recency, "recency", missing);
        addMissing(age, "T", missing);
        if (!missing.isEmpty()) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read customers from " + file + ": it has no column "
                            + String.join(" and no column ", missing)
                            + "; it has " + String.join(", ", header)
                            + ". Give one row per customer with frequency, recency, T and, for values, monetary_value.");
        }
        List<String> passedOver = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            OptionalInt each = OptionalInt.of(i);
            if (!List.of(customer, frequency, recency, age, value).contains(each)) {
                passedOver.add(header.get(i));
            }
        }
        return new SummaryColumns(
                names.size(), customer, frequency.getAsInt(), recency.getAsInt(), age.getAsInt(), value, passedOver);
    }

    private static void addMissing(OptionalInt column, String name, List<String> missing) {
        if (column.isEmpty()) {
            missing.add(name);
        }
    }

    /** The column of the first of these names that the file has; the name must be there once. */
    private static OptionalInt find(List<String> names, List<String> known, String file) {
        for (String name : known) {
            int at = names.indexOf(name);
            if (at < 0) {
                continue;
            }
            if (names.lastIndexOf(name) != at) {
                throw new UserError(
                        ExitCode.SOURCE_UNREADABLE,
                        "Cannot read customers from " + file + ": two columns are named `" + name
                                + "`. Rename the one that is not meant.");
            }
            return OptionalInt.of(at);
        }
        return OptionalInt.empty();
    }
}
