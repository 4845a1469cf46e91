package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.models.attribution.markov.ChainCounts;
import java.io.Serializable;

/** What one part of the persons adds up to: whole numbers only, so parts can be added in any order. */
final class PartSums implements Serializable {
    final Channels channels = new Channels();
    final CreditSums credits = new CreditSums();
    final ChainCounts chain;
    final ConversionLog log = new ConversionLog();
    long conversions;
    long untouchedConversions;
    long revenue;
    long nullJourneys;
    long creditedTouches;
    long nullTouches;
    long outdatedTouches;

    PartSums(int markovOrder) {
        chain = new ChainCounts(Channels.LIMIT, markovOrder);
    }

    /** A copy without the log, which stays where it was written. */
    PartSums summary() {
        return new PartSums(chain.order()).plus(this);
    }

    /** Adds another part, its log aside. */
    PartSums plus(PartSums other) {
        int[] numbers = channels.numbersOf(other.channels);
        credits.addAll(other.credits, numbers, channels.count());
        chain.addAll(other.chain, numbers);
        conversions += other.conversions;
        untouchedConversions += other.untouchedConversions;
        revenue += other.revenue;
        nullJourneys += other.nullJourneys;
        creditedTouches += other.creditedTouches;
        nullTouches += other.nullTouches;
        outdatedTouches += other.outdatedTouches;
        return this;
    }

    JourneyCounts counts() {
        return new JourneyCounts(
                conversions,
                untouchedConversions,
                revenue,
                nullJourneys,
                creditedTouches,
                nullTouches,
                outdatedTouches);
    }
}
