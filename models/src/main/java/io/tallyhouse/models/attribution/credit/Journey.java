package io.tallyhouse.models.attribution.credit;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.weights.Milestones;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One journey's touches as rules see them, oldest first. */
final class Journey {
    private final int[] channels;
    private final double[] agesInDays;
    private final int newestIndirect;
    private final List<Map<String, Double>> removalEffects;
    private final Milestones milestones;

    /**
     * A journey.
     *
     * @param channels number of each touch's channel within this journey
     * @param agesInDays days from each touch to the stage
     * @param newestIndirect place of the newest touch whose channel is not direct, or -1
     * @param removalEffects of each touch's channel, by model
     * @param milestones touches at which something happened
     */
    Journey(
            int[] channels,
            double[] agesInDays,
            int newestIndirect,
            List<Map<String, Double>> removalEffects,
            Milestones milestones) {
        this.channels = channels.clone();
        this.agesInDays = agesInDays.clone();
        this.newestIndirect = newestIndirect;
        this.removalEffects = List.copyOf(removalEffects);
        this.milestones = requireNonNull(milestones, "milestones is null");
    }

    int touches() {
        return channels.length;
    }

    int[] channels() {
        return channels.clone();
    }

    double[] agesInDays() {
        return agesInDays.clone();
    }

    int newestIndirect() {
        return newestIndirect;
    }

    Milestones milestones() {
        return milestones;
    }

    /** The removal effect of a touch's channel; 0 where the chain does not know the channel. */
    double removalEffect(String model, int touch) {
        return Optional.ofNullable(removalEffects.get(touch).get(model)).orElse(0.0);
    }

    /** How many touches have the channel of this one. */
    int repeats(int touch) {
        int repeats = 0;
        for (int channel : channels) {
            repeats += channel == channels[touch] ? 1 : 0;
        }
        return repeats;
    }
}
