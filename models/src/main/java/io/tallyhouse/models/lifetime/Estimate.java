package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * A fitted parameter.
 *
 * @param name as papers write it
 * @param value the estimate
 * @param standardError from the curvature of the likelihood; empty where it has no peak
 */
public record Estimate(String name, double value, OptionalDouble standardError) {
    public Estimate {
        requireNonNull(name, "name is null");
        requireNonNull(standardError, "standardError is null");
    }
}
