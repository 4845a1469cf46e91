package io.tallyhouse.models.attribution.weights;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Shares in thousandths for the touches at milestones, and for all others together. Milestones at one touch add up. A
 * milestone that a journey does not have, or an absence of other touches, leaves its share to the rest in proportion.
 *
 * @param modelName the model's name in output
 * @param first share of the oldest touch
 * @param lead share of the touch at the lead's creation
 * @param opportunity share of the touch at the opportunity's creation
 * @param close share of the touch at the close; while the opportunity is open it is pending and sits on the newest touch
 * @param others share of all other touches, split equally
 */
public record MilestoneWeights(String modelName, int first, int lead, int opportunity, int close, int others) {
    /** First touch 30 %, lead creation 30 %, opportunity creation 30 %, others 10 %. */
    public static final MilestoneWeights W = new MilestoneWeights("w", 300, 300, 300, 0, 100);

    /** First touch, lead creation, opportunity creation and close 22.5 % each, others 10 %. */
    public static final MilestoneWeights FULL_PATH = new MilestoneWeights("full_path", 225, 225, 225, 225, 100);

    /** First touch and lead creation half each: what Adobe calls U-shaped, not to be taken for 40/20/40. */
    public static final MilestoneWeights FIRST_AND_LEAD = new MilestoneWeights("first_and_lead", 500, 500, 0, 0, 0);

    public MilestoneWeights {
        requireNonNull(modelName, "modelName is null");
        if (first <= 0 || lead < 0 || opportunity < 0 || close < 0 || others < 0) {
            throw new IllegalArgumentException(
                    "Milestone shares must not be negative, and the first touch must have one");
        }
        if (first + lead + opportunity + close + others != 1000) {
            throw new IllegalArgumentException("Milestone shares must sum to 1000 thousandths, these sum to "
                    + (first + lead + opportunity + close + others));
        }
    }

    /** Weights of a journey of so many touches. */
    public TouchWeights weights(int touches, Milestones milestones) {
        long[] shares = new long[touches];
        shares[0] += first;
        add(shares, milestones.lead(), lead);
        add(shares, milestones.opportunity(), opportunity);
        add(shares, milestones.close().isPresent() ? milestones.close() : OptionalInt.of(touches - 1), close);
        int plain = 0;
        for (long share : shares) {
            plain += share == 0 ? 1 : 0;
        }
        for (int i = 0; i < touches; i++) {
            shares[i] = shares[i] == 0 ? others : shares[i] * Math.max(1, plain);
        }
        return TouchWeights.ofParts(shares);
    }

    private static void add(long[] shares, OptionalInt place, int share) {
        if (place.isPresent()) {
            shares[place.getAsInt()] += share;
        }
    }
}
