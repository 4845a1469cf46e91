package io.tallyhouse.models.attribution.journeys;

import java.io.Serializable;

/**
 * How many journeys there were.
 *
 * @param conversions conversions, with and without a touch
 * @param untouchedConversions conversions without an eligible touch
 * @param revenue amounts less refunds of all conversions, in minor units
 * @param nullJourneys journeys that did not convert
 * @param creditedTouches touches of journeys that converted
 * @param nullTouches touches of journeys that did not
 * @param outdatedTouches touches before a conversion that are older than the window; they are in no journey
 */
public record JourneyCounts(
        long conversions,
        long untouchedConversions,
        long revenue,
        long nullJourneys,
        long creditedTouches,
        long nullTouches,
        long outdatedTouches)
        implements Serializable {}
