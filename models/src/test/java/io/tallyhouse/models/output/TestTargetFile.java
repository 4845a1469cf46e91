package io.tallyhouse.models.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written to where a user says. */
final class TestTargetFile {
    @TempDir
    Path folder;

    @Test
    void anEmptyFolderIsRefusedAndStaysAFolder() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> target(empty))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot write figures to " + empty
                        + ": it is a folder. Name a file in a folder that exists and can be written.");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> target(folder.resolve("none").resolve("a.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(": the folder " + folder.resolve("none") + " does not exist. Name a file");
    }

    @Test
    void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("real.csv"));
        Path ahead = Files.createSymbolicLink(folder.resolve("ahead.csv"), Path.of("new.csv"));

        target(link).write(writer -> writer.append("new"));
        target(ahead).write(writer -> writer.append("first"));

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
        assertThat(ahead).isSymbolicLink();
        assertThat(folder.resolve("new.csv")).hasContent("first");
    }

    @Test
    void aPipeIsWrittenToAndNotReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(made.waitFor() == 0, "skipped: there is no mkfifo");
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });

        target(pipe).write(writer -> writer.append("through"));

        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(pipe).exists();
    }

    @Test
    void aFileOfTheUsersBesideItIsLeftAlone() throws IOException {
        Path partial = Files.writeString(folder.resolve("a.csv.partial"), "mine");

        target(folder.resolve("a.csv")).write(writer -> writer.append("new"));

        assertThat(partial).hasContent("mine");
        assertThat(names()).containsExactlyInAnyOrder("a.csv", "a.csv.partial");
    }

    @Test
    void whenWritingFailsTheOldFileStaysAndNothingBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");

        assertThatThrownBy(() -> target(file).write(writer -> {
                    writer.append("half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(": No space left on device. Name a file");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void aNewFileMayBeReadByWhoMayReadOthersAndAReplacedOneKeepsItsRights() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.csv"), "plain");
        Path closed = Files.writeString(folder.resolve("closed.csv"), "closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));

        target(folder.resolve("new.csv")).write(writer -> writer.append("new"));
        target(closed).write(writer -> writer.append("new"));

        assertThat(Files.getPosixFilePermissions(folder.resolve("new.csv")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
        assertThat(Files.getPosixFilePermissions(closed)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private static TargetFile target(Path file) {
        return new TargetFile("figures", file);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
        }
    }
}
