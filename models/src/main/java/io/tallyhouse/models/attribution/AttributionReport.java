package io.tallyhouse.models.attribution;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.markov.OrderScore;
import io.tallyhouse.models.attribution.paths.ValueUse;
import io.tallyhouse.models.attribution.uncertainty.ChannelInterval;
import java.util.List;

/**
 * Credits of all models that were asked for.
 *
 * @param valueUse whether credits have values
 * @param credits one per model and order
 * @param intervals one list per credit where intervals were asked for, else empty
 * @param orderScores scores of the orders where the best was to be chosen, else empty
 * @param notes what a reader should know beside the figures
 */
public record AttributionReport(
        ValueUse valueUse,
        List<ModelCredit> credits,
        List<List<ChannelInterval>> intervals,
        List<OrderScore> orderScores,
        List<String> notes) {
    public AttributionReport {
        requireNonNull(valueUse, "valueUse is null");
        credits = List.copyOf(credits);
        intervals = List.copyOf(intervals);
        orderScores = List.copyOf(orderScores);
        notes = List.copyOf(notes);
    }
}
