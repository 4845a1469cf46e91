package io.tallyhouse.models.attribution.paths;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.ArrayList;
import java.util.List;

/** The first line of a path file: where its columns are, and what stands between two fields. */
final class PathFileHeader {
    /** What a column is read as. */
    static final int SKIPPED = 0;

    static final int PATH = 1;
    static final int CONVERSIONS = 2;
    static final int VALUE = 3;
    static final int NULLS = 4;

    private static final byte[] DELIMITERS = {',', ';', '\t'};

    /** Role of each column, in the order of the file. */
    final int[] roles;

    /** The byte between two fields. */
    final byte delimiter;

    /** Whether the file has a column of values. */
    final ValueUse values;

    private PathFileHeader(int[] roles, byte delimiter, ValueUse values) {
        this.roles = roles;
        this.delimiter = delimiter;
        this.values = values;
    }

    /** Reads the header line {@code bytes[from..to)}. */
    static PathFileHeader parse(byte[] bytes, int from, int to, PathFileFormat format, String file) {
        for (byte delimiter : DELIMITERS) {
            List<String> names = split(bytes, from, to, delimiter);
            if (names.contains(format.path()) && names.contains(format.conversions())) {
                return of(names, delimiter, format, file);
            }
        }
        throw error(
                file,
                "Rename them in the file, with commas, semicolons or tabs between",
                "the first line must name the columns `" + format.path() + "` and `" + format.conversions()
                        + "`; it is `" + new String(bytes, from, Math.min(to - from, 200), UTF_8) + "`");
    }

    private static PathFileHeader of(List<String> names, byte delimiter, PathFileFormat format, String file) {
        int[] roles = new int[names.size()];
        mark(roles, names, format.path(), PATH, file);
        mark(roles, names, format.conversions(), CONVERSIONS, file);
        boolean hasValues = names.contains(format.value());
        if (hasValues) {
            mark(roles, names, format.value(), VALUE, file);
        }
        if (format.nulls().isPresent()) {
            mark(roles, names, format.nulls().get(), NULLS, file);
        }
        return new PathFileHeader(roles, delimiter, hasValues ? ValueUse.READ : ValueUse.ABSENT);
    }

    private static void mark(int[] roles, List<String> names, String name, int role, String file) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw error(
                    file,
                    "Name it with --nulls as in the file",
                    "there is no column `" + name + "` among " + String.join(", ", names));
        }
        if (at != names.lastIndexOf(name)) {
            throw error(file, "Rename one of them", "two columns are named `" + name + "`");
        }
        if (roles[at] != SKIPPED) {
            throw error(file, "Name another with --nulls", "column `" + name + "` is named for two uses");
        }
        roles[at] = role;
    }

    private static List<String> split(byte[] bytes, int from, int to, byte delimiter) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        String line = new String(bytes, from, to - from, UTF_8);
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '"') {
                quoted = !quoted;
            } else if (each == delimiter && !quoted) {
                names.add(name.toString().strip());
                name.setLength(0);
            } else {
                name.append(each);
            }
        }
        names.add(name.toString().strip());
        return names;
    }

    private static UserError error(String file, String remedy, String why) {
        return new UserError(
                ExitCode.SOURCE_UNREADABLE,
                "Cannot read paths from " + file + ": " + file + ":1: " + why + ". " + remedy + ".");
    }
}
