package io.tallyhouse.models.attribution.uncertainty;

import static java.util.Objects.requireNonNull;

/**
 * Intervals of one channel's credit.
 *
 * @param channel the channel's name
 * @param conversions of conversions
 * @param value of revenue; zero wide at zero where the paths have no values
 */
public record ChannelInterval(String channel, Interval conversions, Interval value) {
    public ChannelInterval {
        requireNonNull(channel, "channel is null");
        requireNonNull(conversions, "conversions is null");
        requireNonNull(value, "value is null");
    }
}
