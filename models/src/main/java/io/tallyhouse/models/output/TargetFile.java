package io.tallyhouse.models.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that a user wants written. It is written aside and then moved, so that a file that is there is a whole one; links are followed, and a
 * device or a pipe is written to as it stands.
 */
public final class TargetFile {
    private static final int MOST_LINKS = 40;

    /** What is written. */
    public interface Content {
        /** Writes everything. */
        void write(Writer writer) throws IOException;
    }

    private final String what;
    private final Path named;
    private final Path real;

    /**
     * A target that can be written to, as far as can be seen before it is.
     *
     * @param what is written, as messages say it: {@code predictions}
     * @param named where, as the user said it
     * @throws UserError if it is a folder, or in none
     */
    public TargetFile(String what, Path named) {
        this.what = requireNonNull(what, "what is null");
        this.named = requireNonNull(named, "named is null");
        try {
            real = followed(named);
        } catch (IOException failure) {
            throw refused(why(failure), failure);
        }
        if (Files.isDirectory(real)) {
            throw refused("it is a folder", null);
        }
        if (!Files.isDirectory(folder())) {
            throw refused("the folder " + folder() + (Files.exists(folder()) ? " is a file" : " does not exist"), null);
        }
    }

    /** Whether this is the file of another path, by whatever name. */
    public boolean isSameAs(Path other) {
        try {
            return Files.exists(real) && Files.exists(other) && Files.isSameFile(real, other);
        } catch (IOException unknown) {
            return false;
        }
    }

    /**
     * Writes the content.
     *
     * @throws UserError if it cannot be written; then a file that was there is as it was
     */
    public void write(Content content) {
        try {
            if (Files.exists(real) && !Files.isRegularFile(real)) {
                try (Writer writer = Files.newBufferedWriter(real, UTF_8, StandardOpenOption.WRITE)) {
                    content.write(writer);
                }
            } else {
                writeAside(content);
            }
        } catch (IOException failure) {
            throw refused(why(failure), failure);
        }
    }

    private void writeAside(Content content) throws IOException {
        Path aside = Files.createTempFile(folder(), real.getFileName() + ".", ".partial", permissions());
        try {
            try (Writer writer = Files.newBufferedWriter(aside, UTF_8)) {
                content.write(writer);
            }
            Files.move(aside, real, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Those of the file that is replaced, or of any new file: the process's mask takes its part. A temporary file has fewer. */
    private FileAttribute<?>[] permissions() throws IOException {
        if (!real.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> wanted =
                Files.exists(real) ? Files.getPosixFilePermissions(real) : PosixFilePermissions.fromString("rw-rw-rw-");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted)};
    }

    private Path folder() {
        Path parent = real.toAbsolutePath().getParent();
        return parent == null ? real.toAbsolutePath() : parent;
    }

    /** Where links lead, also to a file that is not there yet. What is neither a file nor a folder keeps its name. */
    private static Path followed(Path named) throws IOException {
        if (Files.exists(named) && !Files.isRegularFile(named)) {
            return named;
        }
        Path at = named;
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(named.toString(), null, "its links go round");
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }

    private static String why(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "there is no right to write there";
        }
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return String.valueOf(failure.getMessage());
    }

    private UserError refused(String why, @Nullable Exception cause) {
        return new UserError(
                ExitCode.USAGE,
                "Cannot write " + what + " to " + named + ": " + why
                        + ". Name a file in a folder that exists and can be written.",
                cause);
    }
}
