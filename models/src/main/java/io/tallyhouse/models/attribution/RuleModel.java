package io.tallyhouse.models.attribution;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.weights.PositionRule;
import java.util.Set;

/**
 * A rule of positions as a model of paths.
 *
 * @param rule the rule
 * @param directChannels names that {@code last_non_direct} passes over
 */
public record RuleModel(PositionRule rule, Set<String> directChannels) implements PathModel {
    public RuleModel {
        requireNonNull(rule, "rule is null");
        directChannels = Set.copyOf(directChannels);
    }

    @Override
    public ModelCredit credit(Paths paths) {
        return HeuristicModel.credit(rule, paths, directChannels);
    }
}
