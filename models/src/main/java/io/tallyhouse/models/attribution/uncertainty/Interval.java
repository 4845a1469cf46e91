package io.tallyhouse.models.attribution.uncertainty;

/**
 * A range of credits.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {}
