package io.tallyhouse.lakehouse.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.UserError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TestTaskGraph {
    @Property(tries = 100)
    void everyTaskRunsOnceAndAfterWhatItDependsOn(
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 255) Integer> links,
            @ForAll @IntRange(min = 1, max = 4) int threads) {
        // Task n may depend on tasks before it only: bit m of its number says whether it depends on m.
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (int task = 0; task < links.size(); task++) {
            int bits = links.get(task);
            dependencies.put(
                    "task" + task,
                    IntStream.range(0, task)
                            .filter(other -> (bits & (1 << other)) != 0)
                            .mapToObj(other -> "task" + other)
                            .collect(Collectors.toSet()));
        }
        ConcurrentLinkedQueue<String> ended = new ConcurrentLinkedQueue<>();

        Map<String, String> results = TaskGraph.run(dependencies, threads, name -> {
            assertThat(ended).containsAll(dependencies.get(name));
            ended.add(name);
            return name + " done";
        });

        assertThat(ended).containsExactlyInAnyOrderElementsOf(dependencies.keySet());
        assertThat(results.keySet()).containsExactlyElementsOf(dependencies.keySet());
        assertThat(results).allSatisfy((name, result) -> assertThat(result).isEqualTo(name + " done"));
    }

    @Test
    void independentTasksRunSideBySide() {
        CountDownLatch both = new CountDownLatch(2);

        Map<String, Boolean> met = TaskGraph.run(Map.of("one", Set.of(), "other", Set.of()), 2, name -> {
            both.countDown();
            return isReached(both);
        });

        assertThat(met).containsOnly(Map.entry("one", true), Map.entry("other", true));
    }

    @Test
    void afterAFailureRunningTasksEndAndNoneStarts() {
        CountDownLatch failing = new CountDownLatch(1);
        ConcurrentLinkedQueue<String> ended = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> TaskGraph.run(
                        Map.of("fails", Set.of(), "runs", Set.of(), "last", Set.of("fails", "runs")), 2, name -> {
                            if (name.equals("fails")) {
                                failing.countDown();
                                throw new IllegalStateException("disk full");
                            }
                            assertThat(isReached(failing)).isTrue();
                            ended.add(name);
                            return name;
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
        assertThat(ended).containsExactly("runs");
    }

    @Test
    void withOneThreadNothingFollowsAFailure() {
        ConcurrentLinkedQueue<String> started = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> TaskGraph.run(
                        new TreeMap<>(Map.of("a", Set.of(), "b", Set.of("a"), "c", Set.of("b"))), 1, name -> {
                            started.add(name);
                            if (name.equals("b")) {
                                throw new IllegalStateException("disk full");
                            }
                            return name;
                        }))
                .hasMessage("disk full");
        assertThat(started).containsExactly("a", "b");
    }

    @Test
    void aCircleIsNamedBeforeAnythingRuns() {
        ConcurrentLinkedQueue<String> started = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> TaskGraph.run(
                        new TreeMap<>(Map.of("a", Set.of("b"), "b", Set.of("a"), "free", Set.of())), 2, started::add))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot order [a, b]: they read each other in a circle")
                .hasMessageEndingWith("Break the circle in their SQL.");
        assertThat(started).isEmpty();
    }

    @Test
    void noTasksGiveNoResults() {
        assertThat(TaskGraph.run(Map.of(), 2, name -> name)).isEmpty();
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
