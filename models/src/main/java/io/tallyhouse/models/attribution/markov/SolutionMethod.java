package io.tallyhouse.models.attribution.markov;

/** How removal effects are computed; both are exact to rounding. */
public enum SolutionMethod {
    /** One dense elimination, and a block of it per channel. */
    FACTORISATION,
    /** Probability followed through the steps, channel by channel. */
    PROPAGATION;

    /** States above which a dense matrix takes more memory than it is worth. */
    private static final int DENSE_LIMIT = 4000;

    /** Dense work is done in long rows, sparse work jumps: the price of one sparse step in dense ones. */
    private static final double SPARSE_PRICE = 4;

    /** The cheaper one for this chain, by counted operations. */
    static SolutionMethod cheaper(StateChain chain) {
        double dense = denseWork(chain);
        double perRound = SPARSE_PRICE * chain.targets.length * (chain.channels + 2.0);
        if (chain.states > DENSE_LIMIT) {
            return PROPAGATION;
        }
        int affordable = (int) Math.min(100_000, dense / Math.max(1, perRound));
        return Propagation.rounds(chain, affordable) < affordable ? PROPAGATION : FACTORISATION;
    }

    private static double denseWork(StateChain chain) {
        double work = cube(chain.states);
        for (int[] removed : chain.statesOf) {
            work += cube(removed.length) / 2;
        }
        return work;
    }

    private static double cube(int size) {
        return (double) size * size * size;
    }
}
