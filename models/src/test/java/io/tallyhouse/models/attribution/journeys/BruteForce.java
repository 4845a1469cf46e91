package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.PathsBuilder;
import io.tallyhouse.models.attribution.weights.CreditSplit;
import io.tallyhouse.models.attribution.weights.Heuristic;
import io.tallyhouse.models.attribution.weights.TimeDecay;
import io.tallyhouse.models.attribution.weights.TouchWeights;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The definition, read literally: for every conversion, look for its touches among all events. */
final class BruteForce {
    private static final Comparator<Event> ORDER = Comparator.comparingLong(Event::at)
            .thenComparing(event -> !event.isTouch())
            .thenComparingInt(Event::priority)
            .thenComparing(Event::source)
            .thenComparing(Event::id)
            .thenComparing(Event::channel)
            .thenComparing(event -> event.amount().orElse(0L))
            .thenComparingLong(Event::refund);

    final Map<String, long[]> cells = new TreeMap<>();
    final MarkovModel markov;
    final Paths paths;
    private final JourneyOptions options;
    private final Map<String, Double> effects;

    private record Converted(Event conversion, List<Event> touches) {}

    /** Credit by removal effects that are computed here, from paths. */
    BruteForce(List<Event> events, JourneyOptions options) {
        this(events, options, Map.of());
    }

    /** Credit by given removal effects, which may differ from those computed here in their last digits. */
    BruteForce(List<Event> events, JourneyOptions options, Map<String, Double> givenEffects) {
        this.options = options;
        List<Converted> conversions = new ArrayList<>();
        PathsBuilder builder = new PathsBuilder();
        for (List<Event> person :
                events.stream().collect(Collectors.groupingBy(Event::person)).values()) {
            List<Event> sorted = person.stream().sorted(ORDER).toList();
            int from = 0;
            for (int i = 0; i < sorted.size(); i++) {
                Event event = sorted.get(i);
                if (!event.isTouch()) {
                    long oldest = event.at() - options.windowDays() * 86_400_000_000L;
                    List<Event> touches = sorted.subList(from, i).stream()
                            .filter(touch -> touch.at() >= oldest)
                            .toList();
                    conversions.add(new Converted(event, touches));
                    BigDecimal value = BigDecimal.valueOf(event.amount().orElseThrow() - event.refund(), 2);
                    builder.add(channels(touches), BigDecimal.ONE, value, BigDecimal.ZERO);
                    from = i + 1;
                }
            }
            if (from < sorted.size()) {
                builder.add(channels(sorted.subList(from, sorted.size())), 0, 0, 1);
            }
        }
        paths = builder.build();
        markov = MarkovModel.fit(paths, options.markovOrder());
        effects = givenEffects.isEmpty() ? JourneySolution.effects(markov) : givenEffects;
        conversions.forEach(this::credit);
    }

    private void credit(Converted each) {
        List<String> channels = channels(each.touches);
        if (channels.isEmpty()) {
            for (JourneyModel model : JourneyModel.values()) {
                add(each, model, List.of("(none)"), TouchWeights.ofParts(1));
            }
            return;
        }
        int direct = -1;
        for (int i = 0; i < channels.size(); i++) {
            direct = options.directChannels().contains(channels.get(i)) ? direct : i;
        }
        int touches = channels.size();
        add(each, JourneyModel.FIRST, channels, Heuristic.FIRST.weights(touches, direct));
        add(each, JourneyModel.LAST, channels, Heuristic.LAST.weights(touches, direct));
        add(each, JourneyModel.LAST_NON_DIRECT, channels, Heuristic.LAST_NON_DIRECT.weights(touches, direct));
        add(each, JourneyModel.LINEAR, channels, Heuristic.LINEAR.weights(touches, direct));
        add(each, JourneyModel.POSITION, channels, Heuristic.U.weights(touches, direct));
        double[] ages = each.touches.stream()
                .mapToDouble(touch -> (each.conversion.at() - touch.at()) / 86_400e6)
                .toArray();
        add(each, JourneyModel.TIME_DECAY, channels, new TimeDecay(options.halfLifeDays()).weights(ages));
        List<String> distinct = List.copyOf(new LinkedHashSet<>(channels));
        add(each, JourneyModel.SHAPLEY, distinct, Heuristic.LINEAR.weights(distinct.size(), 0));
        long[] parts = distinct.stream()
                .mapToLong(channel -> Math.round(effects.getOrDefault(channel, 0.0) * (1L << 36)))
                .toArray();
        add(each, JourneyModel.MARKOV, distinct, TouchWeights.ofParts(parts));
    }

    private void add(Converted each, JourneyModel model, List<String> channels, TouchWeights weights) {
        long[] credits = CreditSplit.split(each.conversion.amount().orElseThrow(), weights);
        long[] taken = CreditSplit.split(each.conversion.refund(), weights);
        long[] parts = CreditSplit.split(1_000_000, weights);
        LocalDate month = Instant.EPOCH
                .plus(each.conversion.at(), ChronoUnit.MICROS)
                .atZone(options.timeZone())
                .toLocalDate()
                .withDayOfMonth(1);
        for (int i = 0; i < credits.length; i++) {
            long[] cell = cells.computeIfAbsent(model.text() + " " + month + " " + channels.get(i), key -> new long[2]);
            cell[0] += credits[i] - taken[i];
            cell[1] += parts[i];
        }
    }

    private static List<String> channels(List<Event> touches) {
        return touches.stream().map(Event::channel).toList();
    }
}
