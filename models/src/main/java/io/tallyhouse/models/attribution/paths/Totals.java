package io.tallyhouse.models.attribution.paths;

/**
 * Sums over journeys.
 *
 * @param conversions journeys that converted
 * @param value revenue of the conversions
 * @param nulls journeys that ended without a conversion
 */
public record Totals(double conversions, double value, double nulls) {
    /** All journeys. */
    public double journeys() {
        return conversions + nulls;
    }
}
