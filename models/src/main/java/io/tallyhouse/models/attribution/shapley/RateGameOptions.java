package io.tallyhouse.models.attribution.shapley;

/**
 * How the rate game is played.
 *
 * @param minimumSupport journeys that a channel must be in to be a player of its own; rarer ones play as one, with the next
 *     rarest where they are together in fewer
 * @param exactPlayers up to so many players all coalitions are listed, at most {@link ShapleyGame#LARGEST}
 * @param samplePairs beyond that, how many random orders are drawn, each with its reverse
 * @param seed of the random orders
 */
public record RateGameOptions(long minimumSupport, int exactPlayers, int samplePairs, long seed) {
    /** A hundred journeys, 24 players, 2,000 pairs. */
    public static final RateGameOptions STANDARD = new RateGameOptions(100, ShapleyGame.LARGEST, 2_000, 1);

    /** Every channel plays, however rare. */
    public static final RateGameOptions WITHOUT_MINIMUM = new RateGameOptions(0, ShapleyGame.LARGEST, 2_000, 1);

    public RateGameOptions {
        if (minimumSupport < 0 || exactPlayers < 0 || exactPlayers > ShapleyGame.LARGEST || samplePairs < 2) {
            throw new IllegalArgumentException("A rate game needs a support of 0 or more, 0 to " + ShapleyGame.LARGEST
                    + " exact players and 2 pairs or more");
        }
    }
}
