package io.tallyhouse.models.attribution;

import io.tallyhouse.models.attribution.markov.OrderCriterion;
import io.tallyhouse.models.attribution.markov.OrderScore;
import io.tallyhouse.models.attribution.paths.IgnoredRows;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.ValueUse;
import io.tallyhouse.models.attribution.shapley.RateValue;
import io.tallyhouse.models.attribution.shapley.RateValue.Standing;
import io.tallyhouse.models.attribution.uncertainty.ChannelInterval;
import io.tallyhouse.models.output.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** What a reader should know beside the figures. */
final class Notes {
    /** Channels named at most. */
    private static final int SHOWN = 20;

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

    static void aboutRateGame(List<RateValue> values, double conversions, List<String> notes) {
        List<String> pooled = values.stream()
                .filter(value -> value.standing() == Standing.POOLED)
                .map(RateValue::channel)
                .toList();
        boolean alone = values.stream().noneMatch(value -> value.standing() == Standing.OWN);
        if (pooled.size() > 1) {
            notes.add("Too rare to play alone in shapley_rate, so they play as one: " + named(pooled) + "."
                    + (alone ? " These are all channels: the conversions are those of shapley." : ""));
        }
        double rate = values.stream().mapToDouble(RateValue::conversions).sum();
        double error =
                values.stream().mapToDouble(RateValue::standardError).max().orElse(0);
        if (error > 0 && rate > 0) {
            double scaled = new BigDecimal(error / rate * conversions)
                    .round(new MathContext(2))
                    .doubleValue();
            notes.add(
                    "Too many channels play shapley_rate to list all their coalitions, so some are drawn: the standard"
                            + " error of a channel's conversions is up to " + Numbers.exact(scaled) + ".");
        }
    }

    private static String named(List<String> channels) {
        String first = String.join(", ", channels.subList(0, Math.min(SHOWN, channels.size())));
        return channels.size() > SHOWN ? first + " and " + (channels.size() - SHOWN) + " more" : first;
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
