package io.tallyhouse.lakehouse.runs;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does named tasks, each after those it depends on, independent ones side by side. */
public final class TaskGraph {
    private TaskGraph() {}

    /**
     * Runs every task once. When one fails, no new task starts, the running ones end, and the first failure is thrown.
     *
     * @param dependencies for each task, the tasks that must be done before
     * @param threads how many tasks run at one time
     * @return results in the order of {@code dependencies}, whatever order they ended in
     * @throws UserError when tasks depend on each other in a circle
     */
    public static <R> Map<String, R> run(Map<String, Set<String>> dependencies, int threads, Function<String, R> task) {
        refuseCircles(dependencies);
        Map<String, R> done = new LinkedHashMap<>();
        Set<String> waiting = new LinkedHashSet<>(dependencies.keySet());
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            ExecutorCompletionService<Ended<R>> completed = new ExecutorCompletionService<>(executor);
            int running = 0;
            List<Throwable> failures = new ArrayList<>();
            while (!waiting.isEmpty() || running > 0) {
                if (failures.isEmpty()) {
                    for (String name : List.copyOf(waiting)) {
                        if (done.keySet().containsAll(dependencies.get(name))) {
                            waiting.remove(name);
                            running++;
                            completed.submit(() -> new Ended<>(name, task.apply(name)));
                        }
                    }
                } else if (running == 0) {
                    break;
                }
                try {
                    Ended<R> ended = completed.take().get();
                    done.put(ended.name(), ended.result());
                } catch (ExecutionException e) {
                    failures.add(e.getCause() == null ? e : e.getCause());
                }
                running--;
            }
            throwFirst(failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while tasks ran", e);
        } finally {
            executor.shutdownNow();
        }
        Map<String, R> ordered = new LinkedHashMap<>();
        dependencies.keySet().forEach(name -> ordered.put(name, done.get(name)));
        return ordered;
    }

    private static void throwFirst(List<Throwable> failures) {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(first);
    }

    private static void refuseCircles(Map<String, Set<String>> dependencies) {
        Set<String> ordered = new LinkedHashSet<>();
        boolean isMoving = true;
        while (isMoving) {
            isMoving = false;
            for (var entry : dependencies.entrySet()) {
                if (!ordered.contains(entry.getKey()) && ordered.containsAll(entry.getValue())) {
                    isMoving = ordered.add(entry.getKey());
                }
            }
        }
        if (ordered.size() < dependencies.size()) {
            Set<String> circle = new LinkedHashSet<>(dependencies.keySet());
            circle.removeAll(ordered);
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot order %s: they read each other in a circle, or something that does not exist. Break the circle in their SQL."
                            .formatted(circle));
        }
    }

    private record Ended<R>(String name, R result) {}
}
