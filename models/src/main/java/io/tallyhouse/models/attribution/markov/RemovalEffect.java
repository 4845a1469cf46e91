package io.tallyhouse.models.attribution.markov;

import static java.util.Objects.requireNonNull;

/**
 * The part that is lost when a channel is taken away and walks that meet it end there.
 *
 * @param channel the channel's name
 * @param conversions lost part of the conversion rate, between 0 and 1
 * @param value lost part of the value per journey
 */
public record RemovalEffect(String channel, double conversions, double value) {
    public RemovalEffect {
        requireNonNull(channel, "channel is null");
    }
}
