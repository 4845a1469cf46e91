package io.tallyhouse.models.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.markov.SolutionMethod;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.PathsBuilder;
import io.tallyhouse.models.attribution.shapley.ExactSetShapley;
import io.tallyhouse.models.attribution.shapley.RateGame;
import io.tallyhouse.models.attribution.shapley.RateGameOptions;
import io.tallyhouse.models.attribution.shapley.SimplifiedShapley;
import io.tallyhouse.models.attribution.weights.Heuristic;
import io.tallyhouse.models.attribution.weights.PositionWeights;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold for every model and any paths. */
final class TestAttributionLaws {
    private static final Set<String> DIRECT = Set.of("a");

    /** One row of a path file. */
    record Row(List<String> path, int conversions, BigDecimal value, int nulls) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<List<String>> path =
                Arbitraries.of("a", "b", "c", "d", "e").list().ofMinSize(0).ofMaxSize(7);
        Arbitrary<BigDecimal> value = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(1000))
                .ofScale(2);
        return Combinators.combine(
                        path,
                        Arbitraries.integers().between(0, 9),
                        value,
                        Arbitraries.integers().between(0, 9))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 300)
    void creditsSumToConversionsAndRevenue(@ForAll("rows") List<Row> rows) {
        Paths paths = build(rows);
        double conversions = paths.touched().conversions() + paths.untouched().conversions();
        double value = paths.touched().value() + paths.untouched().value();
        for (PathModel model : models()) {
            ModelCredit credit = model.credit(paths);
            assertThat(Credits.conversions(credit).values().stream()
                            .mapToDouble(each -> each)
                            .sum())
                    .as(credit.label())
                    .isCloseTo(conversions, within(1e-9));
            assertThat(Credits.values(credit).values().stream()
                            .mapToDouble(each -> each)
                            .sum())
                    .as(credit.label())
                    .isCloseTo(value, within(1e-7));
        }
    }

    @Property(tries = 200)
    void theOrderOfRowsChangesNoBit(@ForAll("rows") List<Row> rows, @ForAll long seed) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        Paths paths = build(rows);
        Paths other = build(shuffled);
        for (PathModel model : models()) {
            assertThat(model.credit(other)).isEqualTo(model.credit(paths));
        }
    }

    @Property(tries = 200)
    void aChannelWithoutTouchesInAnyJourneyGetsNothing(@ForAll("rows") List<Row> rows) {
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(List.of("a"), 1, BigDecimal.TEN, 0));
        Paths with = withUnusedChannel(build(more));
        for (PathModel model : models()) {
            ModelCredit credit = model.credit(with);
            assertThat(Credits.conversions(credit, "unused")).as(credit.label()).isZero();
            assertThat(Credits.value(credit, "unused")).as(credit.label()).isZero();
        }
    }

    /** Adds a path of a channel of its own, then takes its journeys away. */
    private static Paths withUnusedChannel(Paths paths) {
        PathsBuilder builder = new PathsBuilder();
        for (int path = 0; path < paths.count(); path++) {
            List<String> names = new ArrayList<>();
            for (int at = paths.start(path); at < paths.end(path); at++) {
                names.add(paths.channels().get(paths.touch(at)));
            }
            builder.add(names, (long) paths.conversions(path), paths.value(path), (long) paths.nulls(path));
        }
        Paths with = builder.add(List.of("unused"), 0, 0, 1).build();
        return with.withoutNulls();
    }

    @Property(tries = 200)
    void twiceTheRevenueIsTwiceTheCredit(@ForAll("rows") List<Row> rows) {
        List<Row> doubled = new ArrayList<>();
        rows.forEach(row ->
                doubled.add(new Row(row.path(), row.conversions(), row.value().add(row.value()), row.nulls())));
        Paths paths = build(rows);
        Paths richer = build(doubled);
        for (PathModel model : models()) {
            ModelCredit credit = model.credit(paths);
            ModelCredit double_ = model.credit(richer);
            for (ChannelCredit channel : credit.channels()) {
                assertThat(Credits.value(double_, channel.channel()))
                        .as(credit.label())
                        .isCloseTo(2 * channel.value().orElseThrow(), within(1e-7));
                assertThat(Credits.conversions(double_, channel.channel())).isEqualTo(channel.conversions());
            }
        }
    }

    @Property(tries = 200)
    void repeatsOfAChannelChangeNothingAtOrderOne(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 2, max = 4) int times) {
        List<Row> stuttered = new ArrayList<>();
        for (Row row : rows) {
            List<String> path = new ArrayList<>();
            row.path().forEach(channel -> path.addAll(Collections.nCopies(times, channel)));
            stuttered.add(new Row(path, row.conversions(), row.value(), row.nulls()));
        }
        ModelCredit plain = MarkovModel.fit(build(rows), 1).credit(build(rows));
        ModelCredit repeated = MarkovModel.fit(build(stuttered), 1).credit(build(stuttered));
        for (ChannelCredit channel : plain.channels()) {
            assertThat(Credits.conversions(repeated, channel.channel())).isCloseTo(channel.conversions(), within(1e-9));
        }
    }

    @Property(tries = 200)
    void theRateIsObservedAtEveryOrderAndMethodsAgree(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 5) int order) {
        Paths paths = build(rows);
        double journeys = paths.touched().journeys();
        MarkovModel dense = MarkovModel.fit(paths, order, SolutionMethod.FACTORISATION);
        MarkovModel sparse = MarkovModel.fit(paths, order, SolutionMethod.PROPAGATION);
        assertThat(dense.conversionRate())
                .isCloseTo(journeys == 0 ? 0 : paths.touched().conversions() / journeys, within(1e-12));
        assertThat(sparse.conversionRate()).isCloseTo(dense.conversionRate(), within(1e-12));
        for (int channel = 0; channel < dense.effects().size(); channel++) {
            assertThat(sparse.effects().get(channel).conversions())
                    .isCloseTo(dense.effects().get(channel).conversions(), within(1e-11));
            assertThat(sparse.effects().get(channel).value())
                    .isCloseTo(dense.effects().get(channel).value(), within(1e-11));
        }
    }

    private static List<PathModel> models() {
        List<PathModel> models = new ArrayList<>();
        for (Heuristic rule : Heuristic.values()) {
            models.add(new RuleModel(rule, DIRECT));
        }
        models.add(new RuleModel(PositionWeights.of(50, 25, 25), DIRECT));
        for (int order = 1; order <= 4; order++) {
            models.add(new ChainModel(order));
        }
        models.add(new SimplifiedShapley());
        models.add(new RateGame(RateGameOptions.STANDARD));
        models.add(new RateGame(RateGameOptions.WITHOUT_MINIMUM));
        models.add(new ExactSetShapley());
        return models;
    }

    private static Paths build(List<Row> rows) {
        PathsBuilder builder = new PathsBuilder();
        for (Row row : rows) {
            BigDecimal value = row.conversions() == 0 ? BigDecimal.ZERO : row.value();
            builder.add(row.path(), BigDecimal.valueOf(row.conversions()), value, BigDecimal.valueOf(row.nulls()));
        }
        return builder.build();
    }
}
