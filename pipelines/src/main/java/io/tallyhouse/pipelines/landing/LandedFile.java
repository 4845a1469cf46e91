package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;

/**
 * A file in a landing folder.
 *
 * @param landing the landing folder, as configured
 * @param path path below it, with {@code /}
 * @param size bytes
 * @param modifiedAt when it was last written, to the millisecond
 */
public record LandedFile(String landing, String path, long size, Instant modifiedAt) implements Comparable<LandedFile> {
    private static final Comparator<LandedFile> ORDER = Comparator.comparing(LandedFile::fileAt)
            .thenComparing(LandedFile::path)
            .thenComparing(LandedFile::landing);

    public LandedFile {
        requireNonNull(landing, "landing is null");
        requireNonNull(path, "path is null");
        requireNonNull(modifiedAt, "modifiedAt is null");
    }

    /** Where the file is. */
    public String uri() {
        return landing + "/" + path;
    }

    /** The instant that the file stands for: that of its path if it names one, else when it was written. */
    public Instant fileAt() {
        return FileInstant.inPath(path).orElse(modifiedAt);
    }

    /** Oldest first. */
    @Override
    public int compareTo(LandedFile other) {
        return ORDER.compare(this, other);
    }
}
