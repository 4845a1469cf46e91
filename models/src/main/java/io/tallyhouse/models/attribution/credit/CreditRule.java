package io.tallyhouse.models.attribution.credit;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.credit.ModelDefinition.Share;
import io.tallyhouse.models.attribution.shapley.SimplifiedShapley;
import io.tallyhouse.models.attribution.weights.Heuristic;
import io.tallyhouse.models.attribution.weights.MilestoneWeights;
import io.tallyhouse.models.attribution.weights.PositionRule;
import io.tallyhouse.models.attribution.weights.TimeDecay;
import io.tallyhouse.models.attribution.weights.TouchWeights;
import java.math.BigDecimal;
import java.util.List;

/** How one model shares out one journey. */
interface CreditRule {
    TouchWeights weights(Journey journey);

    /**
     * The rule that a model declares.
     *
     * @throws UserError if its settings make no rule
     */
    static CreditRule of(ModelDefinition definition) {
        try {
            return switch (definition.family()) {
                case POSITION -> byPlace(definition.positionWeights());
                case LAST_NON_DIRECT -> byPlace(Heuristic.LAST_NON_DIRECT);
                case MILESTONE -> {
                    MilestoneWeights weights = milestones(definition);
                    yield journey -> weights.weights(journey.touches(), journey.milestones());
                }
                case TIME_DECAY -> {
                    TimeDecay decay = new TimeDecay(definition.halfLifeDays());
                    yield journey -> decay.weights(journey.agesInDays());
                }
                case MARKOV -> journey -> byRemovalEffect(definition.model(), journey);
                case SHAPLEY -> journey -> SimplifiedShapley.orderAware(journey.channels());
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot compute credit by `%s`: %s. Correct it in models/gold/dim_attribution_model/query.sql."
                            .formatted(definition.model(), e.getMessage()),
                    e);
        }
    }

    private static CreditRule byPlace(PositionRule rule) {
        return journey -> rule.weights(journey.touches(), journey.newestIndirect());
    }

    private static MilestoneWeights milestones(ModelDefinition definition) {
        List<Integer> thousandths =
                List.of(Share.FIRST, Share.LEAD, Share.OPPORTUNITY, Share.CLOSE, Share.OTHER).stream()
                        .map(share -> definition
                                .percent(share)
                                .orElse(BigDecimal.ZERO)
                                .movePointRight(1)
                                .intValueExact())
                        .toList();
        return new MilestoneWeights(
                definition.model(),
                thousandths.get(0),
                thousandths.get(1),
                thousandths.get(2),
                thousandths.get(3),
                thousandths.get(4));
    }

    /**
     * Each different channel of the journey by its removal effect, shared equally by the channel's touches; linear where no
     * channel has an effect.
     */
    private static TouchWeights byRemovalEffect(String model, Journey journey) {
        double[] weights = new double[journey.touches()];
        double sum = 0;
        for (int touch = 0; touch < weights.length; touch++) {
            weights[touch] = Math.max(0, journey.removalEffect(model, touch)) / journey.repeats(touch);
            sum += weights[touch];
        }
        return sum == 0
                ? Heuristic.LINEAR.weights(weights.length, journey.newestIndirect())
                : TouchWeights.proportional(weights);
    }
}
