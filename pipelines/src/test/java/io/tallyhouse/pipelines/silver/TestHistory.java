package io.tallyhouse.pipelines.silver;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.session.SparkSessions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestHistory {
    private static SparkSession session;

    @BeforeAll
    static void openSession() {
        session = SparkSessions.open(WarehouseConfiguration.local(Path.of("target/session")));
    }

    @Test
    void theLastLineOfAnInstantCounts() {
        assertThat(versions(List.of(seen("a", 1, 1, "10"), seen("a", 1, 2, "20"), seen("a", 2, 1, "20"))))
                .containsExactly("a 20 1 -");
    }

    @Test
    void whichOfTwoColumnsIsNullMakesADifference() {
        Dataset<Row> rows = session.sql("select 'a' as id, 'x' as one, null as other, false as __deleted, "
                + "timestamp '2026-03-01' as __observed_at, named_struct('line', 1) as __sequence union all "
                + "select 'a', null, 'x', false, timestamp '2026-03-02', named_struct('line', 1)");

        assertThat(History.versions(rows, List.of("id"), List.of("id", "one", "other"))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aKeyMayBeNull() {
        Dataset<Row> rows = observations(List.of(seen("a", 1, 1, "10"), seen("a", 2, 1, "20")))
                .withColumn("id", org.apache.spark.sql.functions.lit(null).cast("string"));

        assertThat(History.versions(rows, List.of("id"), List.of("id", "value")).count())
                .isEqualTo(2);
    }

    @Test
    void randomObservationsInAnyOrderAndNumberGiveTheVersionsOfAPlainLoop() {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            List<Seen> seen = new ArrayList<>();
            for (int index = 0; index < 60; index++) {
                Seen one =
                        seen("k" + random.nextInt(3), 1 + random.nextInt(9), random.nextInt(3), "" + random.nextInt(2));
                boolean isDeleted = random.nextInt(4) == 0;
                // One place in one file holds one row.
                if (seen.stream().noneMatch(one::isAtThePlaceOf)) {
                    seen.add(isDeleted ? one.deleted() : one);
                }
            }
            List<String> expected = plainVersions(seen);
            seen.addAll(seen.subList(0, seen.size() / 2));
            Collections.shuffle(seen, random);

            assertThat(versions(seen)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    /** The same in plain words: go through a key's observations and write down where the content changes. */
    private static List<String> plainVersions(List<Seen> seen) {
        List<String> versions = new ArrayList<>();
        for (String key : seen.stream().map(Seen::key).distinct().toList()) {
            List<Seen> ordered = seen.stream()
                    .filter(one -> one.key().equals(key))
                    .sorted(Comparator.comparing(Seen::day).thenComparing(Seen::line))
                    .toList();
            Optional<Seen> open = Optional.empty();
            for (int index = 0; index < ordered.size(); index++) {
                Seen one = ordered.get(index);
                boolean isLastOfDay =
                        index == ordered.size() - 1 || ordered.get(index + 1).day() != one.day();
                boolean isSame = open.isPresent()
                        && !one.isDeleted()
                        && open.orElseThrow().value().equals(one.value());
                if (isLastOfDay && !isSame) {
                    open.ifPresent(former ->
                            versions.add("%s %s %d %d".formatted(key, former.value(), former.day(), one.day())));
                    open = Optional.of(one).filter(found -> !found.isDeleted());
                }
            }
            open.ifPresent(last -> versions.add("%s %s %d -".formatted(key, last.value(), last.day())));
        }
        Collections.sort(versions);
        return versions;
    }

    private static List<String> versions(List<Seen> seen) {
        return History.versions(observations(seen), List.of("id"), List.of("id", "value"))
                .selectExpr(
                        "concat_ws(' ', id, value, day(recorded_from), coalesce(string(day(recorded_to)), '-')) as text")
                .orderBy("text")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Dataset<Row> observations(List<Seen> seen) {
        List<Row> rows = seen.stream()
                .map(one -> org.apache.spark.sql.RowFactory.create(
                        one.key(),
                        one.value(),
                        one.isDeleted(),
                        java.sql.Timestamp.from(Instant.parse("2026-03-%02dT00:00:00Z".formatted(one.day()))),
                        one.line()))
                .toList();
        return session.createDataFrame(
                        rows,
                        org.apache.spark.sql.types.StructType.fromDDL(
                                "id string, value string, __deleted boolean, __observed_at timestamp, line int"))
                .withColumn(FeedSelect.SEQUENCE, org.apache.spark.sql.functions.struct(col("line")))
                .drop("line");
    }

    private static Seen seen(String key, int day, int line, String value) {
        return new Seen(key, day, line, value, false);
    }

    private record Seen(String key, int day, int line, String value, boolean isDeleted) {
        Seen deleted() {
            return new Seen(key, day, line, value, true);
        }

        boolean isAtThePlaceOf(Seen other) {
            return key.equals(other.key) && day == other.day && line == other.line;
        }
    }
}
