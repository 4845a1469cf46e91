package io.tallyhouse.dashboards.trino;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder where downloads are kept between runs; everything in it can be made again.
 *
 * @param folder absolute path, made when first used
 */
public record CacheFolder(Path folder) {
    // A file lock guards against other processes only, so threads of this one wait here.
    private static final Object ONE_BUILDER = new Object();

    public CacheFolder {
        requireNonNull(folder, "folder is null");
        folder = folder.toAbsolutePath().normalize();
    }

    /** {@code TALLYHOUSE_CACHE}, else {@code ~/.cache/tallyhouse}. */
    public static CacheFolder of(Map<String, String> environment) {
        String chosen = environment.getOrDefault("TALLYHOUSE_CACHE", "");
        return new CacheFolder(
                chosen.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "tallyhouse") : Path.of(chosen));
    }

    /** Fills a new folder. */
    public interface Builder {
        void fill(Path emptyFolder) throws IOException;
    }

    /**
     * The entry of this name, built first when it is missing. An entry is either whole or absent: it is filled beside its
     * place and moved there, and two processes that want it at once wait for one another.
     *
     * @throws UserError when the cache cannot be written
     */
    public Path entry(String name, Builder builder) {
        Path entry = folder.resolve(name);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        synchronized (ONE_BUILDER) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                                folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    if (!Files.isDirectory(entry)) {
                        build(entry, builder);
                    }
                }
                return entry;
            } catch (AccessDeniedException e) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot keep downloads in %s: %s may not be written. Set TALLYHOUSE_CACHE to a folder that may."
                                .formatted(folder, e.getFile()),
                        e);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot make %s".formatted(entry), e);
            }
        }
    }

    private static void build(Path entry, Builder builder) throws IOException {
        Path unfinished = entry.resolveSibling(entry.getFileName() + ".unfinished");
        // Left by a process that died: the lock is ours, so nobody is at work on it.
        delete(unfinished);
        Files.createDirectories(unfinished);
        try {
            builder.fill(unfinished);
            Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(unfinished);
        }
    }

    /** Deletes a file, or a folder with all that is in it; nothing to do when it is absent. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
