package io.tallyhouse.models.attribution;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.markov.OrderCriterion;
import io.tallyhouse.models.attribution.markov.OrderScore;
import io.tallyhouse.models.attribution.markov.OrderSelection;
import io.tallyhouse.models.attribution.paths.PathFile;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.Totals;
import io.tallyhouse.models.attribution.shapley.ExactSetShapley;
import io.tallyhouse.models.attribution.shapley.RateGame;
import io.tallyhouse.models.attribution.shapley.RateValue;
import io.tallyhouse.models.attribution.shapley.SimplifiedShapley;
import io.tallyhouse.models.attribution.uncertainty.ChannelInterval;
import io.tallyhouse.models.attribution.uncertainty.JourneyBootstrap;
import io.tallyhouse.models.attribution.weights.Heuristic;
import io.tallyhouse.models.attribution.weights.PositionRule;
import io.tallyhouse.models.output.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Attribution of a path file, from reading it to printing credits: what the command {@code attribute --paths} does. */
public final class PathAttribution {
    private PathAttribution() {}

    /**
     * Prints the credits in the format asked for, and returns notes for the user that are not part of it.
     *
     * @throws io.tallyhouse.lakehouse.errors.UserError if the file or an option is bad
     */
    public static List<String> run(AttributionOptions options, Appendable out) throws IOException {
        AttributionReport report = report(options);
        CreditPrinter.print(report, options.output(), out);
        return report.notes();
    }

    /** Reads the file and computes every model. */
    public static AttributionReport report(AttributionOptions options) {
        Paths paths = PathFile.read(options.file(), options.fileFormat());
        List<String> notes = new ArrayList<>();
        Notes.aboutPaths(paths, options, notes);
        List<OrderScore> scores = List.of();
        List<Integer> orders = options.orders().orders();
        if (options.orders().criterion().isPresent() && options.models().contains(ModelName.MARKOV)) {
            OrderCriterion criterion = options.orders().criterion().get();
            requireBothEnds(paths, options);
            scores = OrderSelection.scores(paths, OrderSelection.HIGHEST_ORDER);
            OrderScore best = OrderSelection.best(scores, criterion);
            orders = List.of(best.order());
            Notes.aboutOrder(scores, best, criterion, notes);
        }
        List<ModelCredit> credits = new ArrayList<>();
        List<List<ChannelInterval>> intervals = new ArrayList<>();
        for (ModelName name : options.models()) {
            for (PathModel model : models(name, orders, options)) {
                credits.add(credit(model, paths, notes));
                if (options.intervals().isPresent()) {
                    intervals.add(JourneyBootstrap.intervals(
                            paths, model, options.intervals().get()));
                }
            }
        }
        Notes.aboutIntervals(intervals, paths.valueUse(), notes);
        return new AttributionReport(paths.valueUse(), credits, intervals, scores, notes);
    }

    /** Where nulls are read, another column does not help. Without them {@link OrderSelection} says how to name it. */
    private static void requireBothEnds(Paths paths, AttributionOptions options) {
        Totals touched = paths.touched();
        if (options.fileFormat().nulls().isPresent() && (touched.conversions() == 0 || touched.nulls() == 0)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot choose an order: the paths have " + Numbers.exact(touched.conversions())
                            + " conversions and "
                            + Numbers.exact(touched.nulls())
                            + " journeys without one, and both are needed. Give an order with --order, as 1.");
        }
    }

    private static ModelCredit credit(PathModel model, Paths paths, List<String> notes) {
        if (model instanceof RateGame game) {
            List<RateValue> values = game.values(paths);
            Notes.aboutRateGame(values, paths.touched().conversions(), notes);
            return RateGame.credit(paths, values);
        }
        return model.credit(paths);
    }

    private static List<PathModel> models(ModelName name, List<Integer> orders, AttributionOptions options) {
        return switch (name) {
            case FIRST -> List.of(rule(Heuristic.FIRST, options));
            case LAST -> List.of(rule(Heuristic.LAST, options));
            case LAST_NON_DIRECT -> List.of(rule(Heuristic.LAST_NON_DIRECT, options));
            case LINEAR -> List.of(rule(Heuristic.LINEAR, options));
            case U -> List.of(rule(Heuristic.U, options));
            case POSITION -> List.of(rule(options.positions().orElseThrow(), options));
            case MARKOV -> chains(orders);
            case SHAPLEY -> List.of(new SimplifiedShapley());
            case SHAPLEY_RATE -> List.of(new RateGame(options.rateGame()));
            case SHAPLEY_EXACT_SET -> List.of(new ExactSetShapley());
        };
    }

    private static PathModel rule(PositionRule rule, AttributionOptions options) {
        return new RuleModel(rule, options.directChannels());
    }

    private static List<PathModel> chains(List<Integer> orders) {
        List<PathModel> chains = new ArrayList<>(orders.size());
        for (int order : orders) {
            chains.add(new ChainModel(order));
        }
        return chains;
    }
}
