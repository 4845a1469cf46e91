package io.tallyhouse.lakehouse.config;

import io.tallyhouse.lakehouse.errors.Problems;

/**
 * One setting as given, before it is understood.
 *
 * @param key as in the file: {@code catalog.url}
 * @param text value, with references to the environment resolved
 * @param place file or environment variable, for messages
 * @param line in the file; 0 for an environment variable
 * @param origin how far the value may be shown
 */
record Setting(String key, String text, String place, int line, Origin origin) {
    /** Where the text came from. */
    enum Origin {
        WRITTEN,
        ENVIRONMENT
    }

    void problem(Problems problems, String message, String remedy) {
        problems.add(place, line, message, remedy);
    }

    @Override
    public String toString() {
        return "%s from %s:%d".formatted(key, place, line);
    }
}
