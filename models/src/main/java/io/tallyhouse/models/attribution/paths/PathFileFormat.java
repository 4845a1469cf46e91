package io.tallyhouse.models.attribution.paths;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a path file is written.
 *
 * @param path column of the path
 * @param conversions column of the number of journeys that converted
 * @param value column of the revenue of those conversions; read if the file has it
 * @param nulls column of the number of journeys that did not convert; not read where empty
 * @param separator character between two channels of a path, one of ASCII
 */
public record PathFileFormat(String path, String conversions, String value, Optional<String> nulls, char separator) {
    /** The columns that ChannelAttribution's users have, without nulls. */
    public static final PathFileFormat STANDARD =
            new PathFileFormat("path", "total_conversions", "total_conversion_value", Optional.empty(), '>');

    public PathFileFormat {
        requireNonNull(path, "path is null");
        requireNonNull(conversions, "conversions is null");
        requireNonNull(value, "value is null");
        requireNonNull(nulls, "nulls is null");
        if (separator <= ' ' || separator > '~' || separator == '"') {
            throw new IllegalArgumentException(
                    "The separator must be a visible ASCII character, not a quote: '" + separator + "'");
        }
    }

    /** The same format, with journeys that did not convert read from a column. */
    public PathFileFormat withNulls(String column) {
        return new PathFileFormat(path, conversions, value, Optional.of(column), separator);
    }
}
