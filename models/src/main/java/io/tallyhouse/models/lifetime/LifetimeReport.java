package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a summary file says of its customers.
 *
 * @param figures parameters, likelihoods and figures of the population, by group
 * @param horizon how far ahead customers were valued
 * @param currency in which the file has money, where it was said
 * @param notes what a reader should know beside the figures
 */
public record LifetimeReport(List<Figure> figures, Horizon horizon, Optional<String> currency, List<String> notes) {
    public LifetimeReport {
        figures = List.copyOf(figures);
        requireNonNull(horizon, "horizon is null");
        requireNonNull(currency, "currency is null");
        notes = List.copyOf(notes);
    }
}
