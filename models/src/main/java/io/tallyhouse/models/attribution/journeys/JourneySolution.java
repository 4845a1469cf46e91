package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.markov.RemovalEffect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the driver does with sums: it solves the chain, and turns cells into rows. */
final class JourneySolution {
    private JourneySolution() {}

    /** The chain of all journeys. */
    static MarkovModel solve(PartSums all) {
        List<String> names = new ArrayList<>(all.channels.names());
        names.remove(Channels.NONE);
        names.sort(null);
        int[] numbers = new int[all.channels.count()];
        for (int channel = 0; channel < numbers.length; channel++) {
            numbers[channel] = Math.max(0, Collections.binarySearch(names, all.channels.name(channel)));
        }
        return MarkovModel.fit(names, all.chain.renumbered(numbers, names.size()));
    }

    /** Removal effects by channel name. */
    static Map<String, Double> effects(MarkovModel markov) {
        Map<String, Double> effects = new HashMap<>();
        for (RemovalEffect effect : markov.effects()) {
            effects.put(effect.channel(), effect.conversions());
        }
        return effects;
    }

    /** Markov credit of one part's conversions. */
    static PartSums markovCredit(PartSums part, Map<String, Double> effects) {
        PartSums credited = new PartSums(part.chain.order());
        CreditSums credits = MarkovCrediting.sum(part, effects(part.channels, effects));
        int[] numbers = credited.channels.numbersOf(part.channels);
        credited.credits.addAll(credits, numbers, numbers.length);
        return credited;
    }

    private static long[] effects(Channels channels, Map<String, Double> byName) {
        long[] effects = new long[channels.count()];
        Arrays.setAll(effects, channel -> MarkovCrediting.part(byName.getOrDefault(channels.name(channel), 0.0)));
        return effects;
    }

    /** Credit in rows, by model, month and channel. */
    static List<MonthlyCredit> credits(PartSums all) {
        List<String> names = new ArrayList<>(all.channels.names());
        names.sort(null);
        List<MonthlyCredit> credits = new ArrayList<>();
        for (JourneyModel model : JourneyModel.values()) {
            all.credits.months().forEach((month, cells) -> {
                for (String name : names) {
                    int channel = all.channels.number(name);
                    if (channel < CreditSums.room(cells)) {
                        long minorUnits = CreditSums.minorUnits(cells, model, channel);
                        long millionths = CreditSums.millionths(cells, model, channel);
                        if (minorUnits != 0 || millionths != 0) {
                            credits.add(new MonthlyCredit(model, Months.firstDay(month), name, minorUnits, millionths));
                        }
                    }
                }
            });
        }
        return credits;
    }
}
