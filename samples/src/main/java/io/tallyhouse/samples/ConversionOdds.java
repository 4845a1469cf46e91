package io.tallyhouse.samples;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What decides whether a person becomes an opportunity: the odds are multiplied by the effect of each channel that reached
 * the person before.
 *
 * @param at when it is decided
 * @param base odds without any channel
 * @param touched channels that reached the person before
 */
record ConversionOdds(Instant at, double base, Set<Channel> touched) {
    ConversionOdds {
        touched = Set.copyOf(touched);
    }

    static ConversionOdds of(Instant at, double base, List<Event> events) {
        Set<Channel> touched = EnumSet.noneOf(Channel.class);
        for (Event event : events) {
            if (event.isEngagement() && event.at().isBefore(at)) {
                touched.add(event.channel());
            }
        }
        return new ConversionOdds(at, base, touched);
    }

    double probability() {
        return probability(base);
    }

    /** By how much the probability falls when the channel does not reach the person. */
    double loss(Channel channel) {
        return touched.contains(channel) ? probability() - probability(base / channel.oddsMultiplier()) : 0;
    }

    private double probability(double start) {
        double odds = start;
        for (Channel channel : Channel.values()) {
            odds *= touched.contains(channel) ? channel.oddsMultiplier() : 1;
        }
        return odds / (1 + odds);
    }
}
