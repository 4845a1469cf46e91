package io.tallyhouse.models.attribution.paths;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * Distinct paths with their conversions, values and nulls. Channels are in the order of their names and paths in an order
 * that depends on their content only, so every figure computed from them is the same to the last bit whatever the order
 * of the rows was. Journeys without a touch are kept apart, in {@link #untouched()}.
 */
public final class Paths {
    /** The channel of conversions without a touch. */
    public static final String NO_TOUCH = "(none)";

    /** The key of journeys without a touch. */
    public static final long UNTOUCHED_KEY = 0;

    private final List<String> channels;
    private final char[] touches;
    private final int[] ends;
    private final long[] keys;
    private final double[] conversions;
    private final double[] values;
    private final double[] nulls;
    private final ValueUse valueUse;
    private final Totals untouched;
    private final Totals touched;
    private final IgnoredRows ignored;

    Paths(
            List<String> channels,
            char[] touches,
            int[] ends,
            long[] keys,
            double[] conversions,
            double[] values,
            double[] nulls,
            ValueUse valueUse,
            Totals untouched,
            IgnoredRows ignored) {
        this.channels = List.copyOf(channels);
        this.touches = requireNonNull(touches, "touches is null");
        this.ends = requireNonNull(ends, "ends is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.conversions = requireNonNull(conversions, "conversions is null");
        this.values = requireNonNull(values, "values is null");
        this.nulls = requireNonNull(nulls, "nulls is null");
        this.valueUse = requireNonNull(valueUse, "valueUse is null");
        this.untouched = requireNonNull(untouched, "untouched is null");
        this.ignored = requireNonNull(ignored, "ignored is null");
        this.touched = new Totals(sum(conversions), sum(values), sum(nulls));
    }

    /** Names of the channels, in ascending order; a channel's number is its place here. */
    public List<String> channels() {
        return channels;
    }

    /** How many distinct paths have at least one touch. */
    public int count() {
        return ends.length;
    }

    /** Where the path's touches begin. */
    public int start(int path) {
        return path == 0 ? 0 : ends[path - 1];
    }

    /** One past the path's last touch. */
    public int end(int path) {
        return ends[path];
    }

    /** The channel number of the touch at a place between {@link #start} and {@link #end}. */
    public int touch(int at) {
        return touches[at];
    }

    /** How many journeys took this path and converted. */
    public double conversions(int path) {
        return conversions[path];
    }

    /** Revenue of the path's conversions. */
    public double value(int path) {
        return values[path];
    }

    /** How many journeys took this path and did not convert. */
    public double nulls(int path) {
        return nulls[path];
    }

    /** A number made of the path's content only: the key of its random draws. */
    public long key(int path) {
        return keys[path];
    }

    /** Sums over journeys without a touch. */
    public Totals untouched() {
        return untouched;
    }

    /** Sums over journeys with at least one touch. */
    public Totals touched() {
        return touched;
    }

    /** Whether the values are known. */
    public ValueUse valueUse() {
        return valueUse;
    }

    /** What the rows held that is not in any path here. */
    public IgnoredRows ignored() {
        return ignored;
    }

    /** The same journeys without those that did not convert. */
    public Paths withoutNulls() {
        return withCounts(conversions, values, new double[nulls.length]);
    }

    /** The same journeys without those that had no touch. */
    public Paths withoutUntouched() {
        return withCounts(conversions, values, nulls, new Totals(0, 0, 0));
    }

    /** The same paths taken by other numbers of journeys; each array has one entry per path. */
    public Paths withCounts(double[] newConversions, double[] newValues, double[] newNulls) {
        return withCounts(newConversions, newValues, newNulls, untouched);
    }

    /** The same paths taken by other numbers of journeys, as are those without a touch. */
    public Paths withCounts(double[] newConversions, double[] newValues, double[] newNulls, Totals newUntouched) {
        if (newConversions.length != count() || newValues.length != count() || newNulls.length != count()) {
            throw new IllegalArgumentException("Cannot recount " + count() + " paths: an array has another length");
        }
        return new Paths(
                channels,
                touches,
                ends,
                keys,
                newConversions.clone(),
                newValues.clone(),
                newNulls.clone(),
                valueUse,
                newUntouched,
                ignored);
    }

    private static double sum(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Paths[" + ends.length + " distinct, " + channels.size() + " channels, " + touched + ", ends "
                + Arrays.hashCode(ends) + "]";
    }
}
