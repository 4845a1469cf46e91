package io.tallyhouse.models.attribution;

import io.tallyhouse.models.attribution.markov.OrderCriterion;
import io.tallyhouse.models.attribution.markov.OrderScore;
import io.tallyhouse.models.attribution.paths.IgnoredRows;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.ValueUse;
import io.tallyhouse.models.attribution.uncertainty.ChannelInterval;
import io.tallyhouse.models.output.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What a reader should know beside the figures. */
final class Notes {
    private Notes() {}

    static void aboutPaths(Paths paths, AttributionOptions options, List<String> notes) {
        IgnoredRows ignored = paths.ignored();
        if (ignored.strayValues() > 0) {
            notes.add("A value without a conversion is not credited: " + ignored.strayValues() + " row"
                    + (ignored.strayValues() == 1 ? "" : "s") + ", sum " + Numbers.exact(ignored.strayValue())
                    + ", the first in line " + ignored.firstStrayLine() + ".");
        }
        if (paths.untouched().conversions() > 0) {
            notes.add(Numbers.exact(paths.untouched().conversions())
                    + " conversions had no touch: they are in every model's (none) and in no other channel.");
        }
        if (paths.count() == 0) {
            notes.add("No row has a journey with a touch: there is nothing to credit to a channel.");
        }
        boolean needsNulls =
                options.models().contains(ModelName.MARKOV) || options.models().contains(ModelName.SHAPLEY_RATE);
        if (needsNulls && options.fileFormat().nulls().isEmpty()) {
            notes.add("Journeys without a conversion are left out: name their column with --nulls to use them.");
        }
    }

    static void aboutIntervals(List<List<ChannelInterval>> intervals, ValueUse values, List<String> notes) {
        List<String> without = new ArrayList<>();
        if (intervals.stream()
                .flatMap(List::stream)
                .anyMatch(each -> each.conversions().isEmpty())) {
            without.add("conversions");
        }
        if (values == ValueUse.READ
                && intervals.stream()
                        .flatMap(List::stream)
                        .anyMatch(each -> each.value().isEmpty())) {
            without.add("value");
        }
        if (!without.isEmpty()) {
            notes.add(
                    "There are no intervals of " + String.join(" and ", without)
                            + ": the sum is 0, or often is where journeys are drawn again, or turns its sign, and a share of such a sum says nothing.");
        }
    }

    static void aboutOrder(List<OrderScore> scores, OrderScore best, OrderCriterion criterion, List<String> notes) {
        for (OrderScore score : scores) {
            notes.add("Order " + score.order() + ": area under curve " + Numbers.exact(score.areaUnderCurve())
                    + ", penalised " + Numbers.exact(score.penalisedArea()) + ", held-out log-loss "
                    + Numbers.exact(score.logLoss()) + ".");
        }
        String by = switch (criterion) {
            case PENALISED_AREA -> "the penalised area";
            case LOG_LOSS -> "the held-out log-loss";
        };
        notes.add("Order " + best.order() + " is the best by " + by + ".");
    }
}
