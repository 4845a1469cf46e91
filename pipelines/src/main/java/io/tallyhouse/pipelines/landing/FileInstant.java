package io.tallyhouse.pipelines.landing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instant that a file's path names: {@code 2026-03-02T04-00-00Z}, {@code 2026-03-02}, {@code 20260302T040000Z}, {@code 20260302}. */
final class FileInstant {
    private static final Pattern INSTANT = Pattern.compile(
            "(?<![0-9])(?<year>(?:19|20)[0-9]{2})(?<gap>-?)(?<month>[0-9]{2})\\k<gap>(?<day>[0-9]{2})"
                    + "(?:[T_](?<hour>[0-9]{2})[-:]?(?<minute>[0-9]{2})[-:]?(?<second>[0-9]{2})(?:[.][0-9]+)?Z|(?![0-9]))");

    private FileInstant() {}

    /** The last instant or date (its first moment in UTC) in the path. */
    static Optional<Instant> inPath(String path) {
        Optional<Instant> found = Optional.empty();
        Matcher matcher = INSTANT.matcher(path);
        while (matcher.find()) {
            Optional<Instant> earlier = found;
            found = instant(matcher).or(() -> earlier);
        }
        return found;
    }

    private static Optional<Instant> instant(Matcher matcher) {
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(matcher, "year"),
                    number(matcher, "month"),
                    number(matcher, "day"),
                    number(matcher, "hour"),
                    number(matcher, "minute"),
                    number(matcher, "second"));
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            // Digits that are no date, such as an id.
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, String group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
