package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

/**
 * What a user should know of a file, though nothing failed.
 *
 * @param file path below the landing folder
 * @param message what there is to say of it, to be read after its name
 */
public record Note(String file, String message) {
    public Note {
        requireNonNull(file, "file is null");
        requireNonNull(message, "message is null");
    }

    @Override
    public String toString() {
        return file + " " + message;
    }
}
