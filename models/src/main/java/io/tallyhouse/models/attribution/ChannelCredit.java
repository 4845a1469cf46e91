package io.tallyhouse.models.attribution;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What one channel earned under one model.
 *
 * @param channel the channel's name, {@code (none)} for conversions without a touch
 * @param conversions conversions credited
 * @param value revenue credited; empty where the paths have no values
 */
public record ChannelCredit(String channel, double conversions, OptionalDouble value) {
    public ChannelCredit {
        requireNonNull(channel, "channel is null");
        requireNonNull(value, "value is null");
    }
}
