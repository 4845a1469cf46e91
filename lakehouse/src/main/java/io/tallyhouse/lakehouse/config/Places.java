package io.tallyhouse.lakehouse.config;

import io.tallyhouse.lakehouse.errors.Problems;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Folders and URIs, made absolute. */
final class Places {
    private static final Pattern URI_WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private Places() {}

    /** Whether a place is in an object store or another Hadoop file system. */
    static boolean isRemote(String place) {
        return URI_WITH_SCHEME.matcher(place).matches();
    }

    /** An absolute local folder, or a Hadoop URI as it is; a relative folder counts from {@code folder}. */
    static String resolve(Setting setting, Path folder, Problems problems) {
        String text = setting.text();
        try {
            if (text.startsWith("file:")) {
                return Path.of(URI.create(text)).normalize().toString();
            }
            if (isRemote(text)) {
                return text;
            }
            if (text.startsWith("~")) {
                setting.problem(
                        problems,
                        "`%s` is `%s`, and ~ is not expanded".formatted(setting.key(), text),
                        "Write `${env:HOME}` in its place");
            }
            return folder.resolve(text).toAbsolutePath().normalize().toString();
        } catch (IllegalArgumentException exception) {
            setting.problem(
                    problems,
                    "`%s` is `%s`, which is no path: %s".formatted(setting.key(), text, exception.getMessage()),
                    "Write a folder, or a URI as s3a://bucket/folder");
            return folder.toString();
        }
    }
}
