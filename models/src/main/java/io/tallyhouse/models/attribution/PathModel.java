package io.tallyhouse.models.attribution;

import io.tallyhouse.models.attribution.paths.Paths;

/** Anything that credits aggregated paths to channels. The same paths always get the same credit. */
public interface PathModel {
    /** Credit of every channel. */
    ModelCredit credit(Paths paths);
}
