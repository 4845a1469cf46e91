package io.tallyhouse.dashboards.trino;

import static java.util.Objects.requireNonNull;

/**
 * A file in a Maven repository.
 *
 * @param type the file's extension, as {@code tar.gz}
 */
record MavenArtifact(String group, String name, String version, String type) {
    MavenArtifact {
        requireNonNull(group, "group is null");
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(type, "type is null");
    }

    String fileName() {
        return "%s-%s.%s".formatted(name, version, type);
    }

    /** {@code group:name:version:type}, as Maven writes it. */
    String coordinates() {
        return "%s:%s:%s:%s".formatted(group, name, version, type);
    }

    /** Folder of this version below a repository's root. */
    String folder() {
        return "%s/%s/%s".formatted(group.replace('.', '/'), name, version);
    }
}
