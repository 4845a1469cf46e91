package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Channel names, numbered in the order they are first seen. */
final class Channels implements Serializable {
    /** More different channels than this is a mapping that did not map. */
    static final int LIMIT = 65_000;

    /** States of so many channels out of {@link #LIMIT} fit one number. */
    static final int LARGEST_ORDER = 3;

    /** The channel of conversions without a touch; a touch of this name is no touch. */
    static final String NONE = "(none)";

    /** {@link #NONE} as Spark has texts. */
    static final UTF8String NO_TOUCH = UTF8String.fromString(NONE);

    /** The channel of touches that no rule maps. */
    static final String UNKNOWN = "(unknown)";

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    int count() {
        return names.size();
    }

    String name(int channel) {
        return names.get(channel);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** The number of a name, a new one if it was not seen before. */
    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() == LIMIT) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot attribute journeys: more than " + LIMIT
                            + " different channels. Map campaigns to channels first.");
        }
        names.add(name);
        numbers.put(name, names.size() - 1);
        return names.size() - 1;
    }

    /** The number here of each of the other's channels. */
    int[] numbersOf(Channels other) {
        int[] here = new int[other.count()];
        for (int channel = 0; channel < here.length; channel++) {
            here[channel] = number(other.name(channel));
        }
        return here;
    }
}
