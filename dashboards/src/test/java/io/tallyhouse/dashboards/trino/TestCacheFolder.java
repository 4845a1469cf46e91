package io.tallyhouse.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCacheFolder {
    @TempDir
    Path folder;

    @Test
    void thePlaceIsChosenByTheEnvironment() {
        assertThat(CacheFolder.of(Map.of("TALLYHOUSE_CACHE", folder.toString())).folder())
                .isEqualTo(folder);
        assertThat(CacheFolder.of(Map.of()).folder())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "tallyhouse"));
    }

    @Test
    void anEntryIsBuiltOnce() throws Exception {
        AtomicInteger builds = new AtomicInteger();
        CacheFolder cache = new CacheFolder(folder.resolve("cache"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            var entries = IntStream.range(0, 4)
                    .mapToObj(index -> threads.submit(() -> cache.entry("thing", unfinished -> {
                        builds.incrementAndGet();
                        Files.writeString(unfinished.resolve("whole"), "yes");
                    })))
                    .toList();
            for (Future<Path> entry : entries) {
                assertThat(entry.get().resolve("whole")).hasContent("yes");
            }
        } finally {
            threads.shutdown();
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void anEntryThatFailedHalfwayIsAbsentAndCanBeBuiltAgain() {
        CacheFolder cache = new CacheFolder(folder);
        assertThatThrownBy(() -> cache.entry("thing", unfinished -> {
                    Files.writeString(unfinished.resolve("half"), "");
                    throw new IOException("disk full");
                }))
                .hasRootCauseMessage("disk full");
        assertThat(folder.resolve("thing")).doesNotExist();

        Path entry = cache.entry("thing", unfinished -> Files.writeString(unfinished.resolve("whole"), ""));

        assertThat(entry.resolve("whole")).exists();
        assertThat(entry.resolve("half")).doesNotExist();
    }

    @Test
    void whatADeadProcessLeftIsSweptAway() throws IOException {
        Path left = Files.createDirectories(folder.resolve("thing.unfinished/deep"));
        Files.writeString(left.resolve("half"), "");

        Path entry = new CacheFolder(folder)
                .entry("thing", unfinished -> assertThat(unfinished).isEmptyDirectory());

        assertThat(entry).isEmptyDirectory();
    }
}
