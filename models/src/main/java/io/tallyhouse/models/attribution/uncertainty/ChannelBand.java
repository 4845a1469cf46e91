package io.tallyhouse.models.attribution.uncertainty;

import static java.util.Objects.requireNonNull;

/**
 * How far models disagree on one channel.
 *
 * @param channel the channel's name
 * @param lowest smallest share of conversions any model gives it
 * @param lowestModel the model that gives it
 * @param highest largest share
 * @param highestModel the model that gives it
 */
public record ChannelBand(String channel, double lowest, String lowestModel, double highest, String highestModel) {
    public ChannelBand {
        requireNonNull(channel, "channel is null");
        requireNonNull(lowestModel, "lowestModel is null");
        requireNonNull(highestModel, "highestModel is null");
    }

    /** The width of the band, in shares of all conversions. */
    public double width() {
        return highest - lowest;
    }
}
