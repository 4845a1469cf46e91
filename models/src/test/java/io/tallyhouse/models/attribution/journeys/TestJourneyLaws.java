package io.tallyhouse.models.attribution.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.HeuristicModel;
import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.weights.Heuristic;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** Laws of person journeys on random events, without Spark around them: many ties, repeats, refunds and short windows. */
final class TestJourneyLaws {
    private static final long DAY = 86_400_000_000L;
    private static final JourneyOptions OPTIONS = JourneyOptions.STANDARD.withWindowDays(6);

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Long> instant =
                Arbitraries.longs().between(0, 40).map(step -> 1_770_000_000_000_000L + step * DAY / 2);
        Arbitrary<Optional<Long>> amount =
                Arbitraries.longs().between(-20_000, 200_000).optional(0.25);
        return Combinators.combine(
                        Arbitraries.of("p1", "p2", "p3", "a person with a long key"),
                        instant,
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of("crm", "web"),
                        Arbitraries.of("1", "2", "10", "3", "a", "ab", "abc", "b".repeat(300)),
                        Arbitraries.of("direct", "email", "search", "social", "émission"),
                        amount,
                        Arbitraries.longs().between(0, 3_000))
                .as((person, at, priority, source, id, channel, money, refund) -> new Event(
                        person,
                        at,
                        priority,
                        source,
                        id,
                        money.isEmpty() ? channel : "",
                        money,
                        money.isEmpty() ? 0 : refund))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 400)
    void creditIsThatOfTheDefinitionReadLiterally(@ForAll("events") List<Event> events) {
        JourneyReport report = run(events, 3, 2, OPTIONS);

        assertThat(text(report))
                .isEqualTo(text(new BruteForce(events, OPTIONS, JourneySolution.effects(report.markov())).cells));
    }

    @Property(tries = 200)
    void removalEffectsAreThoseOfThePaths(@ForAll("events") List<Event> events) {
        for (int order = 1; order <= 3; order++) {
            JourneyOptions higher = OPTIONS.withMarkovOrder(order);
            MarkovModel found = run(events, 3, 2, higher).markov();
            MarkovModel expected = MarkovModel.fit(new BruteForce(events, higher).paths, order);
            Map<String, Double> effects = JourneySolution.effects(expected);

            assertThat(found.states()).isEqualTo(expected.states());
            JourneySolution.effects(found)
                    .forEach((channel, effect) ->
                            assertThat(effect).isCloseTo(effects.getOrDefault(channel, 0.0), within(1e-12)));
        }
    }

    @Property(tries = 200)
    void noOrderOfRowsAndNoPartitioningChangesABit(@ForAll("events") List<Event> events) {
        JourneyReport expected = run(events, 1, 1, OPTIONS);
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(events.size()));

        assertThat(run(shuffled, 1, 1, OPTIONS)).isEqualTo(expected);
        assertThat(run(shuffled, 4, 7, OPTIONS)).isEqualTo(expected);
        assertThat(run(events, 2, 100, OPTIONS)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void creditOfEveryModelIsTheRevenueAndItsConversionsAreCounted(@ForAll("events") List<Event> events) {
        JourneyReport report = run(events, 2, 3, OPTIONS);
        long revenue = events.stream()
                .mapToLong(event -> event.amount().orElse(0L) - event.refund())
                .sum();
        long conversions = events.stream().filter(event -> !event.isTouch()).count();
        for (JourneyModel model : JourneyModel.values()) {
            assertThat(sums(report, model)).containsExactly(revenue, conversions * 1_000_000);
        }
        JourneyCounts counts = report.counts();
        assertThat(counts.revenue()).isEqualTo(revenue);
        assertThat(counts.creditedTouches() + counts.nullTouches() + counts.outdatedTouches())
                .isEqualTo(events.size() - conversions);
    }

    @Property(tries = 200)
    void figuresAreThoseOfThePathModelsOnTheSamePaths(@ForAll("events") List<Event> events) {
        JourneyReport report = run(events, 2, 3, OPTIONS);
        Paths paths = new BruteForce(events, OPTIONS).paths;
        assertThat(report.markov().conversionRate())
                .isCloseTo(MarkovModel.fit(paths, 1).conversionRate(), within(1e-12));
        Map<Heuristic, JourneyModel> same = Map.of(
                Heuristic.FIRST, JourneyModel.FIRST,
                Heuristic.LAST_NON_DIRECT, JourneyModel.LAST_NON_DIRECT,
                Heuristic.LINEAR, JourneyModel.LINEAR,
                Heuristic.U, JourneyModel.POSITION);
        same.forEach((rule, model) -> HeuristicModel.credit(rule, paths, OPTIONS.directChannels())
                .channels()
                .forEach(credit -> {
                    long[] found = new long[2];
                    report.credits().stream()
                            .filter(each ->
                                    each.model() == model && each.channel().equals(credit.channel()))
                            .forEach(each -> {
                                found[0] += each.minorUnits();
                                found[1] += each.conversionMillionths();
                            });
                    // Whole cents per conversion and touch against exact fractions.
                    double tolerance = 0.01 * (events.size() + 1);
                    assertThat(found[0] / 100.0).isCloseTo(credit.value().orElseThrow(), within(tolerance));
                    assertThat(found[1] / 1e6).isCloseTo(credit.conversions(), within(1e-6 * (events.size() + 1)));
                }));
    }

    @Test
    void theLawsWouldNoticeAnEventThatMoved() {
        List<Event> events =
                List.of(Event.touch("p", 1, "email"), Event.touch("p", 2, "search"), Event.conversion("p", 3, 1_001));
        List<Event> moved =
                List.of(Event.touch("p", 2, "email"), Event.touch("p", 1, "search"), Event.conversion("p", 3, 1_001));

        assertThat(text(run(events, 1, 1, OPTIONS))).isNotEqualTo(text(new BruteForce(moved, OPTIONS).cells));
    }

    @Test
    void aTouchAtTheInstantOfAConversionAndOneAtTheWindowsEdgeAreEligible() {
        JourneyReport report = run(
                List.of(
                        Event.touch("p", 0, "too old"),
                        Event.touch("p", 1, "at the edge"),
                        Event.touch("p", 1 + 6 * DAY, "same instant"),
                        Event.conversion("p", 1 + 6 * DAY, 100),
                        Event.touch("p", 2 + 6 * DAY, "too late")),
                1,
                1,
                OPTIONS);

        assertThat(report.credits().stream()
                        .filter(credit -> credit.model() == JourneyModel.LINEAR)
                        .map(MonthlyCredit::channel))
                .containsExactly("at the edge", "same instant");
        assertThat(report.counts()).isEqualTo(new JourneyCounts(1, 0, 100, 1, 2, 1, 1));
    }

    @Test
    void aRefundTakesBackTheCentsOfItsOwnConversion() {
        List<Event> events = List.of(
                Event.touch("p", 1, "a"),
                Event.touch("p", 2, "b"),
                Event.touch("p", 3, "c"),
                Event.conversion("p", 4, 10_000).refunded(10_000));

        assertThat(run(events, 1, 1, OPTIONS).credits())
                .allSatisfy(credit -> assertThat(credit.minorUnits()).isZero())
                .hasSize(3 + 5 * 3);
    }

    @Test
    void monthsBeginWhereTheCompanyIs() {
        long newYearInTokyo = java.time.Instant.parse("2025-12-31T15:00:00Z").toEpochMilli() * 1000;
        JourneyOptions tokyo = OPTIONS.withTimeZone(ZoneId.of("Asia/Tokyo"));

        assertThat(run(List.of(Event.conversion("p", newYearInTokyo, 1)), 1, 1, tokyo)
                        .credits())
                .allSatisfy(credit -> assertThat(credit.month()).isEqualTo("2026-01-01"));
        assertThat(run(List.of(Event.conversion("p", newYearInTokyo - 1, 1)), 1, 1, tokyo)
                        .credits())
                .allSatisfy(credit -> assertThat(credit.month()).isEqualTo("2025-12-01"));
    }

    @Test
    void withoutEventsThereIsNoCredit() {
        assertThat(run(List.of(), 1, 1, OPTIONS).credits()).isEmpty();
    }

    /** What the Spark job does, in one thread: packs partitions of rows, brings blocks of a leaf together, sums parts. */
    private static JourneyReport run(List<Event> events, int partitions, int leaves, JourneyOptions options) {
        List<Tuple2<Integer, byte[]>> blocks = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            List<InternalRow> rows = new ArrayList<>();
            for (int i = partition; i < events.size(); i += partitions) {
                rows.add(events.get(i).row());
            }
            new EventPacker(rows.iterator(), leaves).forEachRemaining(blocks::add);
        }
        blocks.sort(Comparator.comparing(Tuple2::_1));
        List<PartSums> parts = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            int part = half;
            Iterator<Tuple2<Integer, byte[]>> mine =
                    blocks.stream().filter(block -> block._1() % 2 == part).iterator();
            parts.add(LeafAttribution.sum(mine, options));
        }
        PartSums all = parts.get(0).summary().plus(parts.get(1).summary());
        MarkovModel markov = JourneySolution.solve(all);
        for (PartSums part : parts) {
            all.plus(JourneySolution.markovCredit(part, JourneySolution.effects(markov)));
        }
        return new JourneyReport(JourneySolution.credits(all), all.counts(), markov);
    }

    private static long[] sums(JourneyReport report, JourneyModel model) {
        long[] sums = new long[2];
        for (MonthlyCredit credit : report.credits()) {
            if (credit.model() == model) {
                sums[0] += credit.minorUnits();
                sums[1] += credit.conversionMillionths();
            }
        }
        return sums;
    }

    private static String text(JourneyReport report) {
        Map<String, long[]> cells = new TreeMap<>();
        report.credits()
                .forEach(credit -> cells.put(
                        credit.model().text() + " " + credit.month() + " " + credit.channel(),
                        new long[] {credit.minorUnits(), credit.conversionMillionths()}));
        return text(cells);
    }

    private static String text(Map<String, long[]> cells) {
        StringBuilder text = new StringBuilder();
        cells.forEach((cell, sums) -> {
            if (sums[0] != 0 || sums[1] != 0) {
                text.append(cell).append(' ').append(Arrays.toString(sums)).append('\n');
            }
        });
        return text.toString();
    }
}
