package io.tallyhouse.models.attribution.paths;

/**
 * Rows that say nothing about any journey, and values that belong to no conversion.
 *
 * @param rows rows with neither a conversion nor a null
 * @param strayValues rows with a value but no conversion; the value is not credited
 * @param strayValue sum of those values
 * @param firstStrayLine line of the first of them, 0 where there is none
 */
public record IgnoredRows(long rows, long strayValues, double strayValue, long firstStrayLine) {
    /** Nothing was ignored. */
    public static final IgnoredRows NONE = new IgnoredRows(0, 0, 0, 0);
}
