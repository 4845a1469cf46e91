package io.tallyhouse.quality.checks;

import java.math.BigDecimal;

/** What looking at a table gave for one rule. */
sealed interface Measurement {
    /** So many rows break the rule, of so many. */
    record Offending(long rows, long of) implements Measurement {}

    /** A number that counts no bad rows. */
    record Figure(BigDecimal number) implements Measurement {}

    /** The greatest value, in milliseconds since 1970. */
    record Newest(long millis) implements Measurement {}

    /** There is no value that could be the newest. */
    record NoValue() implements Measurement {}

    /** Could not be measured. */
    record Unknown(String reason) implements Measurement {}
}
