package io.tallyhouse.models.attribution.journeys;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.AttributionOptions;
import io.tallyhouse.models.attribution.weights.PositionWeights;
import io.tallyhouse.models.attribution.weights.TimeDecay;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * What is declared for the attribution of person journeys.
 *
 * @param windowDays days before a conversion in which a touch is eligible, both ends included
 * @param halfLifeDays days after which a touch counts half in {@code time_decay}
 * @param positions percentages by place
 * @param markovOrder how many channels a state holds, 1 to 3
 * @param directChannels channels that {@code last_non_direct} passes over
 * @param timeZone where months begin
 */
public record JourneyOptions(
        int windowDays,
        double halfLifeDays,
        PositionWeights positions,
        int markovOrder,
        Set<String> directChannels,
        ZoneId timeZone)
        implements Serializable {
    /** Ninety days, a half-life of seven days, 40/20/40, chains of order 1, months in UTC. */
    public static final JourneyOptions STANDARD = new JourneyOptions(
            90,
            TimeDecay.WEEKLY.halfLifeDays(),
            PositionWeights.of(40, 20, 40),
            1,
            AttributionOptions.DIRECT_CHANNELS,
            ZoneOffset.UTC);

    private static final int LARGEST_WINDOW = 100_000;

    public JourneyOptions {
        requireNonNull(positions, "positions is null");
        requireNonNull(timeZone, "timeZone is null");
        directChannels = Set.copyOf(directChannels);
        if (windowDays < 0 || windowDays > LARGEST_WINDOW) {
            throw new IllegalArgumentException(
                    "A window must lie between 0 and " + LARGEST_WINDOW + " days, this one is " + windowDays);
        }
        if (markovOrder < 1 || markovOrder > Channels.LARGEST_ORDER) {
            throw new IllegalArgumentException("A Markov chain of person journeys must be of order 1 to "
                    + Channels.LARGEST_ORDER + ", this one is of order " + markovOrder);
        }
        halfLifeDays = new TimeDecay(halfLifeDays).halfLifeDays();
    }

    /** The same with another window. */
    public JourneyOptions withWindowDays(int days) {
        return new JourneyOptions(days, halfLifeDays, positions, markovOrder, directChannels, timeZone);
    }

    /** The same with months that begin elsewhere. */
    public JourneyOptions withTimeZone(ZoneId zone) {
        return new JourneyOptions(windowDays, halfLifeDays, positions, markovOrder, directChannels, zone);
    }

    /** The same with chains of another order. */
    public JourneyOptions withMarkovOrder(int order) {
        return new JourneyOptions(windowDays, halfLifeDays, positions, order, directChannels, timeZone);
    }
}
