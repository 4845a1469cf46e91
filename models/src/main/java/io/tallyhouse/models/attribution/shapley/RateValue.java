package io.tallyhouse.models.attribution.shapley;

import static java.util.Objects.requireNonNull;

/**
 * A channel's value in the rate game.
 *
 * @param channel the channel's name
 * @param conversions part of the conversion rate; may be negative
 * @param value part of the value per journey
 * @param standardError standard error of {@code conversions} by sampling; 0 where all coalitions were listed
 * @param support journeys the channel is in
 * @param standing whether it played alone
 */
public record RateValue(
        String channel, double conversions, double value, double standardError, double support, Standing standing) {
    /** How a channel took part. */
    public enum Standing {
        /** A player of its own. */
        OWN,
        /** Too rare, or joined to those that are: one player with them, and its value a share of theirs. */
        POOLED,
        /** In no journey: worth nothing. */
        ABSENT
    }

    public RateValue {
        requireNonNull(channel, "channel is null");
        requireNonNull(standing, "standing is null");
    }
}
