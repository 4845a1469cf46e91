package io.tallyhouse.lakehouse.contracts;

import static java.util.Objects.requireNonNull;

/**
 * A contract or SQL file.
 *
 * @param path from the repository's root, with {@code /}
 * @param text what it holds
 */
public record DefinitionFile(String path, String text) {
    public DefinitionFile {
        requireNonNull(path, "path is null");
        requireNonNull(text, "text is null");
    }
}
