package io.tallyhouse.dashboards.trino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gets files from Maven: the user's own repository on this machine first, else Maven itself, so that mirrors and
 * credentials in the user's settings hold.
 */
final class MavenFiles {
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    private final Path repository;
    private final String command;

    MavenFiles(Path repository, String command) {
        this.repository = requireNonNull(repository, "repository is null");
        this.command = requireNonNull(command, "command is null");
    }

    /** The user's repository and the {@code mvn} on the path. */
    static MavenFiles standard() {
        return new MavenFiles(Path.of(System.getProperty("user.home"), ".m2", "repository"), "mvn");
    }

    /**
     * The artifact's file. Its checksum is not yet checked against ours; Maven has checked the published one.
     *
     * @param scratch where a file that is not in the repository is put
     * @throws UserError when Maven cannot be run or cannot get it
     */
    Path fetch(MavenArtifact artifact, Path scratch, SetupListener listener) throws IOException {
        Path kept = repository.resolve(artifact.folder()).resolve(artifact.fileName());
        if (Files.isRegularFile(kept)) {
            return kept;
        }
        Files.createDirectories(scratch);
        Path log = scratch.resolve("maven.log");
        listener.step("Fetching %s with Maven".formatted(artifact.coordinates()));
        int status = run(artifact, scratch, log, listener);
        Path fetched = scratch.resolve(artifact.fileName());
        if (status != 0 || !Files.isRegularFile(fetched)) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot get %s: Maven ended with %d. It said:%n%s%nCheck the repository in Maven's settings.xml, then try again."
                            .formatted(artifact.coordinates(), status, errors(log)));
        }
        return fetched;
    }

    private int run(MavenArtifact artifact, Path scratch, Path log, SetupListener listener) throws IOException {
        List<String> words = List.of(
                command,
                "-B",
                "--strict-checksums",
                COPY,
                "-Dartifact=" + artifact.coordinates(),
                "-DoutputDirectory=" + scratch.toAbsolutePath(),
                "-Dmdep.stripClassifier=false");
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .directory(scratch.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot get %s: %s could not be run (%s). Install Maven 3.8 or later, or put the file at %s."
                            .formatted(
                                    artifact.coordinates(),
                                    command,
                                    e.getMessage(),
                                    repository.resolve(artifact.folder()).resolve(artifact.fileName())),
                    e);
        }
        return Processes.waitFor(process, () -> listener.progress(received(artifact), 0));
    }

    /** Bytes that Maven has received so far; 0 when its repository is elsewhere. */
    private long received(MavenArtifact artifact) {
        try (Stream<Path> files = Files.list(repository.resolve(artifact.folder()))) {
            return files.filter(file -> file.getFileName().toString().startsWith(artifact.fileName()))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static String errors(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, UTF_8)) {
            return lines.filter(line -> line.startsWith("[ERROR]"))
                    .limit(5)
                    .reduce((first, next) -> first + System.lineSeparator() + next)
                    .orElse("(nothing)");
        }
    }
}
