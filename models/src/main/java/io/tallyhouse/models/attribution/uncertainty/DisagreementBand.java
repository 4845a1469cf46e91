package io.tallyhouse.models.attribution.uncertainty;

import io.tallyhouse.models.attribution.ChannelCredit;
import io.tallyhouse.models.attribution.ModelCredit;
import java.util.ArrayList;
import java.util.List;

/** The range of a channel's share across models: what nobody knows who trusts no model more than another. */
public final class DisagreementBand {
    private DisagreementBand() {}

    /** One band per channel, in the order of the first model; all models must be of the same paths. */
    public static List<ChannelBand> of(List<ModelCredit> credits) {
        List<ChannelBand> bands = new ArrayList<>();
        if (credits.isEmpty()) {
            return bands;
        }
        List<ChannelCredit> channels = credits.get(0).channels();
        for (int channel = 0; channel < channels.size(); channel++) {
            ModelCredit lowest = credits.get(0);
            ModelCredit highest = lowest;
            for (ModelCredit credit : credits) {
                if (share(credit, channel) < share(lowest, channel)) {
                    lowest = credit;
                }
                if (share(credit, channel) > share(highest, channel)) {
                    highest = credit;
                }
            }
            bands.add(new ChannelBand(
                    channels.get(channel).channel(),
                    share(lowest, channel),
                    lowest.label(),
                    share(highest, channel),
                    highest.label()));
        }
        return bands;
    }

    private static double share(ModelCredit credit, int channel) {
        double total = 0;
        for (ChannelCredit each : credit.channels()) {
            total += each.conversions();
        }
        return total == 0 ? 0 : credit.channels().get(channel).conversions() / total;
    }
}
