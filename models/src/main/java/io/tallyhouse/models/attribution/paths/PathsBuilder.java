package io.tallyhouse.models.attribution.paths;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;

/** Adds paths one by one, for paths that do not come from a file. Equal paths are summed. Not for use by several threads. */
public final class PathsBuilder {
    private final ChannelDictionary dictionary = new ChannelDictionary();
    private final PathTable table = new PathTable();
    private long ignoredRows;

    /** Adds journeys that took one path. An empty path is a journey without a touch. */
    public PathsBuilder add(List<String> path, BigDecimal conversions, BigDecimal value, BigDecimal nulls) {
        if (conversions.signum() < 0 || nulls.signum() < 0) {
            throw new IllegalArgumentException(
                    "Cannot add path " + path + ": conversions " + conversions + " or nulls " + nulls + " is negative");
        }
        if (conversions.signum() == 0 && nulls.signum() == 0) {
            ignoredRows++;
            return this;
        }
        char[] row = new char[path.size()];
        int length = 0;
        int hash = 0;
        for (String name : path) {
            int channel = dictionary.number(name.getBytes(UTF_8));
            if (channel != ChannelDictionary.NO_TOUCH) {
                row[length++] = (char) channel;
                hash = 31 * hash + channel;
            }
        }
        int number = table.number(row, length, hash);
        Decimal exact = new Decimal();
        exact.set(conversions);
        table.addConversions(number, exact.whole, exact.parts);
        exact.set(value);
        table.addValue(number, exact.whole, exact.parts);
        exact.set(nulls);
        table.addNulls(number, exact.whole, exact.parts);
        return this;
    }

    /** Adds journeys that took one path, by whole numbers. */
    public PathsBuilder add(List<String> path, long conversions, double value, long nulls) {
        return add(path, BigDecimal.valueOf(conversions), BigDecimal.valueOf(value), BigDecimal.valueOf(nulls));
    }

    /** The paths added so far. */
    public Paths build() {
        return Canonical.paths(dictionary, table, ValueUse.READ, new IgnoredRows(ignoredRows, 0, 0, 0));
    }
}
