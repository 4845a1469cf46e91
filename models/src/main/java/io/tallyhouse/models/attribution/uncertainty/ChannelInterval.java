package io.tallyhouse.models.attribution.uncertainty;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Intervals of one channel's credit.
 *
 * @param channel the channel's name
 * @param conversions of conversions; empty where draws have too often none
 * @param value of revenue; empty where the paths have no values, or a share of their sum says nothing
 */
public record ChannelInterval(String channel, Optional<Interval> conversions, Optional<Interval> value) {
    public ChannelInterval {
        requireNonNull(channel, "channel is null");
        requireNonNull(conversions, "conversions is null");
        requireNonNull(value, "value is null");
    }
}
