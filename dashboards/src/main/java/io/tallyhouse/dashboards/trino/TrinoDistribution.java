package io.tallyhouse.dashboards.trino;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Trino's files on this machine, reduced to what a warehouse needs: about 280 MB of 896.
 *
 * @param folder has {@code lib/} and {@code plugin/}
 * @param archives where class-data archives of this distribution are kept
 */
public record TrinoDistribution(Path folder, Path archives) {
    static final MavenArtifact SERVER = new MavenArtifact("io.trino", "trino-server", "476", "tar.gz");
    private static final String SHA_256 = "cfd5accde17e8ebd251eeeb78aed1f490e77bb3a164d95a0f454bf8a7c1cbd3f";

    /** Counts up when another set of files is kept, so that an older cache is not taken for this one. */
    private static final int LAYOUT = 1;

    private static final List<String> PLUGINS = List.of("delta-lake", "iceberg", "memory", "password-authenticators");

    /** Hadoop file systems, Snowflake's driver and RocksDB: large, and never loaded by these settings. */
    private static final List<String> LEFT_OUT = List.of("hdfs/", "net.snowflake_", "org.rocksdb_");

    public TrinoDistribution {
        requireNonNull(folder, "folder is null");
        requireNonNull(archives, "archives is null");
    }

    /**
     * Finds Trino in the cache; the first time it is fetched (821 MB), checked and unpacked.
     *
     * @throws UserError when it cannot be fetched, or is not the file we expect
     */
    public static TrinoDistribution prepare(Map<String, String> environment, SetupListener listener) {
        return prepare(CacheFolder.of(environment), MavenFiles.standard(), listener);
    }

    static TrinoDistribution prepare(CacheFolder cache, MavenFiles maven, SetupListener listener) {
        String name = "trino-%s-%d-%s".formatted(SERVER.version(), LAYOUT, SqliteDriver.version());
        Path folder = cache.entry(name, unfinished -> fill(unfinished, maven, listener));
        return new TrinoDistribution(folder, cache.folder());
    }

    private static void fill(Path folder, MavenFiles maven, SetupListener listener) throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("download"));
        Path archive = maven.fetch(SERVER, scratch, listener);
        listener.step("Unpacking Trino %s".formatted(SERVER.version()));
        long size = Files.size(archive);
        String sha256 =
                TarGz.unpack(archive, folder, TrinoDistribution::isWanted, read -> listener.progress(read, size));
        if (!sha256.equals(SHA_256)) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot use %s: its SHA-256 is %s, and %s is expected. Delete the file and try again."
                            .formatted(archive, sha256, SHA_256));
        }
        prune(folder);
        SqliteDriver.copyTo(folder.resolve("plugin/iceberg"), maven, scratch, listener);
        CacheFolder.delete(scratch);
    }

    /** Whether an entry of the archive, named without its top folder, is kept. */
    static boolean isWanted(String name) {
        String[] parts = name.split("/", 3);
        return switch (parts[0]) {
            case "lib" -> true;
            case "plugin" ->
                parts.length == 3
                        && PLUGINS.contains(parts[1])
                        && LEFT_OUT.stream().noneMatch(parts[2]::startsWith);
            default -> false;
        };
    }

    private static void prune(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        Path download = folder.resolve("download");
        for (Path file : files) {
            if (!file.startsWith(download) && !isWanted(folder.relativize(file).toString())) {
                Files.delete(file);
            }
        }
        try (Stream<Path> plugins = Files.list(folder.resolve("plugin"))) {
            for (Path plugin : plugins.toList()) {
                if (!PLUGINS.contains(plugin.getFileName().toString())) {
                    CacheFolder.delete(plugin);
                }
            }
        }
        CacheFolder.delete(folder.resolve("bin"));
        CacheFolder.delete(folder.resolve("secrets-plugin"));
    }
}
