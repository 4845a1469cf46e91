package io.tallyhouse.models.attribution;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.Totals;
import io.tallyhouse.models.attribution.paths.ValueUse;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Credit of every channel under one model; conversions and values each sum to those of the paths.
 *
 * @param model the model's name
 * @param order order of the chain; empty for models without one
 * @param channels one entry per channel in the order of names, and {@code (none)} last where conversions had no touch
 */
public record ModelCredit(String model, OptionalInt order, List<ChannelCredit> channels) {
    public ModelCredit {
        requireNonNull(model, "model is null");
        requireNonNull(order, "order is null");
        channels = List.copyOf(channels);
    }

    /** Credit by channel number, with conversions without a touch set beside it. */
    public static ModelCredit of(String model, OptionalInt order, Paths paths, double[] conversions, double[] values) {
        boolean valued = paths.valueUse() == ValueUse.READ;
        List<ChannelCredit> credits = new ArrayList<>(conversions.length + 1);
        for (int channel = 0; channel < conversions.length; channel++) {
            credits.add(credit(paths.channels().get(channel), conversions[channel], values[channel], valued));
        }
        Totals untouched = paths.untouched();
        if (untouched.conversions() > 0) {
            credits.add(credit(Paths.NO_TOUCH, untouched.conversions(), untouched.value(), valued));
        }
        return new ModelCredit(model, order, credits);
    }

    /** The model's name, and its order where it has one. */
    public String label() {
        return order.isPresent() ? model + " " + order.getAsInt() : model;
    }

    private static ChannelCredit credit(String channel, double conversions, double value, boolean valued) {
        return new ChannelCredit(channel, conversions, valued ? OptionalDouble.of(value) : OptionalDouble.empty());
    }
}
