package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A value and how many customers have it.
 *
 * @param <T> of the value
 * @param value the value
 * @param count customers, at least 1
 */
public record Counted<T>(T value, long count) {
    public Counted {
        requireNonNull(value, "value is null");
        if (count < 1) {
            throw new IllegalArgumentException("A count is at least 1, but is " + count + " for " + value);
        }
    }

    /** Distinct values in ascending order with their counts, so that no order of customers changes a sum over them. */
    public static <T extends Comparable<T>> List<Counted<T>> of(Collection<T> values) {
        return merge(values.stream().map(value -> new Counted<>(value, 1)).toList());
    }

    /** The same for values that are counted in part. */
    public static <T extends Comparable<T>> List<Counted<T>> merge(Collection<Counted<T>> parts) {
        List<Counted<T>> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparing(Counted::value));
        List<Counted<T>> merged = new ArrayList<>();
        for (int from = 0; from < sorted.size(); ) {
            T value = sorted.get(from).value();
            long count = 0;
            for (; from < sorted.size() && sorted.get(from).value().compareTo(value) == 0; from++) {
                count = Math.addExact(count, sorted.get(from).count());
            }
            merged.add(new Counted<>(value, count));
        }
        return List.copyOf(merged);
    }
}
