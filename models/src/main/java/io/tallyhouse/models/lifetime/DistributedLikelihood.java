package io.tallyhouse.models.lifetime;

import java.util.Collection;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;

/**
 * A likelihood whose rows stay on the executors: each part is summed there, and the parts here in the order of their numbers. What
 * is in a part depends on its rows only, so neither partitions nor cores change a bit of the sum.
 */
final class DistributedLikelihood implements Likelihood {
    private final JavaPairRDD<Integer, Likelihood> parts;
    private final Likelihood sample;

    /**
     * The sum of these parts.
     *
     * @param parts by number, kept by Spark for as long as this is used
     * @param sample some of the rows in the units of all, to search with
     */
    DistributedLikelihood(JavaPairRDD<Integer, Likelihood> parts, Likelihood sample) {
        this.parts = parts;
        this.sample = sample;
    }

    @Override
    public int dimension() {
        return sample.dimension();
    }

    @Override
    public double value(double[] logarithms) {
        double sum = 0;
        for (double value : inOrder(parts.mapValues(part -> part.value(logarithms)))) {
            sum += value;
        }
        return sum;
    }

    @Override
    public Derivatives derivatives(double[] logarithms) {
        Derivatives sum = new Derivatives(dimension());
        inOrder(parts.mapValues(part -> part.derivatives(logarithms))).forEach(sum::add);
        return sum;
    }

    private static <T> Collection<T> inOrder(JavaPairRDD<Integer, T> byPart) {
        return new TreeMap<>(byPart.collectAsMap()).values();
    }

    @Override
    public Likelihood thinned(int rows) {
        return sample.thinned(rows);
    }

    @Override
    public double[][] starts() {
        return sample.starts();
    }

    @Override
    public double[] toUnits() {
        return sample.toUnits();
    }

    @Override
    public double constant() {
        return sample.constant();
    }
}
