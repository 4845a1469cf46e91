package io.tallyhouse.models.attribution.markov;

/** What the best order is best by. */
public enum OrderCriterion {
    /** Highest penalised area under the ROC curve, as ChannelAttribution chooses. */
    PENALISED_AREA,
    /** Smallest log-loss of journeys held out one by one. */
    LOG_LOSS
}
