package io.tallyhouse.models.attribution.markov;

/**
 * How well the last state of an order tells conversions from other ends.
 *
 * @param order the order
 * @param areaUnderCurve area under the ROC curve, in sample
 * @param penalisedArea the area, penalised for the number of states; 0 where the penalty leaves nothing
 * @param logLoss mean log-loss of each journey's end, foretold without that journey; smaller is better
 */
public record OrderScore(int order, double areaUnderCurve, double penalisedArea, double logLoss) {}
