package io.tallyhouse.models.lifetime;

import java.util.stream.IntStream;

/**
 * A log-likelihood as a function of the logarithms of its parameters, so that every point is allowed. Times and money are
 * in units of their means here; {@link #toUnits} puts estimates back into the units of the data.
 */
interface Likelihood {
    /** Number of parameters. */
    int dimension();

    /** The log-likelihood, without terms that no parameter changes. */
    double value(double[] logarithms);

    /** The log-likelihood with its gradient and Hessian by the logarithms of the parameters. */
    Derivatives derivatives(double[] logarithms);

    /** The same likelihood of at most so many distinct rows, evenly taken, to search with. */
    Likelihood thinned(int rows);

    /** Places of so many rows, evenly taken of more. */
    static int[] evenly(int count, int wanted) {
        return IntStream.range(0, wanted)
                .map(i -> (int) ((i + 0.5) * count / wanted))
                .toArray();
    }

    /** Points to search from, in the logarithms of scaled parameters. */
    double[][] starts();

    /** What is added to the logarithms of scaled parameters for those in the units of the data. */
    double[] toUnits();

    /** What is added to the value for the log-likelihood of the data in its units. */
    double constant();
}
