package io.tallyhouse.models.attribution.markov;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.HeuristicModel;
import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.paths.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A Markov chain fitted to paths, with the removal effect of every channel.
 *
 * @param order how many channels a state holds
 * @param states how many states the paths have
 * @param method how the effects were computed
 * @param conversionRate conversions per journey, equal to the observed rate at every order
 * @param valueRate value per journey
 * @param effects one per channel, in the order of names
 */
public record MarkovModel(
        int order,
        int states,
        SolutionMethod method,
        double conversionRate,
        double valueRate,
        List<RemovalEffect> effects) {
    /** The model's name in output. */
    public static final String NAME = "markov";

    public MarkovModel {
        requireNonNull(method, "method is null");
        effects = List.copyOf(effects);
    }

    /** Fits a chain and picks the cheaper way to solve it. Leave nulls out by {@link Paths#withoutNulls()}. */
    public static MarkovModel fit(Paths paths, int order) {
        return fit(paths.channels(), new ChainBuilder(paths, order).build());
    }

    /**
     * Fits a chain to counted walks and picks the cheaper way to solve it.
     *
     * @param channels names by channel number
     */
    public static MarkovModel fit(List<String> channels, ChainCounts counts) {
        StateChain chain = new StateChain(counts);
        return fit(channels, counts.order(), chain, SolutionMethod.cheaper(chain));
    }

    /** Fits a chain and solves it in a given way. */
    public static MarkovModel fit(Paths paths, int order, SolutionMethod method) {
        return fit(paths.channels(), order, new StateChain(new ChainBuilder(paths, order).build()), method);
    }

    private static MarkovModel fit(List<String> channels, int order, StateChain chain, SolutionMethod method) {
        Effects losses = switch (method) {
            case FACTORISATION -> Factorisation.effects(chain);
            case PROPAGATION -> Propagation.effects(chain);
        };
        double conversionRate = chain.journeys == 0 ? 0 : chain.conversions / chain.journeys;
        double valueRate = chain.journeys == 0 ? 0 : chain.value / chain.journeys;
        List<RemovalEffect> effects = new ArrayList<>(chain.channels);
        for (int channel = 0; channel < chain.channels; channel++) {
            effects.add(new RemovalEffect(
                    channels.get(channel),
                    part(losses.conversions[channel], conversionRate),
                    part(losses.values[channel], valueRate)));
        }
        return new MarkovModel(order, chain.states, method, conversionRate, valueRate, effects);
    }

    private static double part(double loss, double rate) {
        return rate == 0 ? 0 : loss / rate;
    }

    /** Conversions and values shared in proportion to removal effects; shared linearly where all effects are zero. */
    public ModelCredit credit(Paths paths) {
        double[] conversions = new double[effects.size()];
        double[] values = new double[effects.size()];
        for (int channel = 0; channel < effects.size(); channel++) {
            conversions[channel] = effects.get(channel).conversions();
            values[channel] = effects.get(channel).value();
        }
        if (!share(conversions, paths.touched().conversions())) {
            conversions = HeuristicModel.linearConversions(paths);
        }
        if (!share(values, paths.touched().value())) {
            values = HeuristicModel.linearValues(paths);
        }
        return ModelCredit.of(NAME, OptionalInt.of(order), paths, conversions, values);
    }

    private static boolean share(double[] effects, double total) {
        double sum = 0;
        for (double effect : effects) {
            sum += effect;
        }
        if (sum == 0) {
            return false;
        }
        for (int channel = 0; channel < effects.length; channel++) {
            effects[channel] = total * (effects[channel] / sum);
        }
        return true;
    }
}
