package io.tallyhouse.models.attribution.journeys;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.markov.MarkovModel;
import java.util.List;

/**
 * Attribution of all journeys.
 *
 * @param credits by model, month and channel, in this order; cells without money and conversions are left out
 * @param counts how many journeys and touches there were
 * @param markov the chain of all journeys, with the removal effect of every channel
 */
public record JourneyReport(List<MonthlyCredit> credits, JourneyCounts counts, MarkovModel markov) {
    public JourneyReport {
        credits = List.copyOf(credits);
        requireNonNull(counts, "counts is null");
        requireNonNull(markov, "markov is null");
    }
}
