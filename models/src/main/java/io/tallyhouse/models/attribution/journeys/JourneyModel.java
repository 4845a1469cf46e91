package io.tallyhouse.models.attribution.journeys;

/** Models of person journeys, in the order of output. */
public enum JourneyModel {
    FIRST(0, "first"),
    LAST(1, "last"),
    LAST_NON_DIRECT(2, "last_non_direct"),
    LINEAR(3, "linear"),
    /** 40 % to the oldest, 40 % to the newest, 20 % between, unless other weights are declared. */
    POSITION(4, "u_40_20_40"),
    TIME_DECAY(5, "time_decay"),
    MARKOV(6, "markov"),
    SHAPLEY(7, "shapley");

    static final int COUNT = values().length;

    /** Where the model stands among the sums. */
    final int place;

    private final String text;

    JourneyModel(int place, String text) {
        this.place = place;
        this.text = text;
    }

    /** The name in tables. */
    public String text() {
        return text;
    }
}
