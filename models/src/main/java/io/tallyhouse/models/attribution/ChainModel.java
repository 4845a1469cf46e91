package io.tallyhouse.models.attribution;

import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.paths.Paths;

/**
 * A Markov chain of one order as a model of paths.
 *
 * @param order how many channels a state holds
 */
public record ChainModel(int order) implements PathModel {
    @Override
    public ModelCredit credit(Paths paths) {
        return MarkovModel.fit(paths, order).credit(paths);
    }
}
