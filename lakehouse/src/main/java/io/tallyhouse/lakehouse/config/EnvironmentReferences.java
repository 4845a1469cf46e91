package io.tallyhouse.lakehouse.config;

import io.tallyhouse.lakehouse.errors.Problems;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of environment variables in place of {@code ${env:NAME}}. */
final class EnvironmentReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern ANY = Pattern.compile("\\$\\{[^}]*}?");

    private EnvironmentReferences() {}

    /** Whether a text refers to the environment. */
    static boolean isIn(String text) {
        return REFERENCE.matcher(text).find();
    }

    /** The text with all references resolved; a variable that is not set is a problem, and leaves nothing. */
    static String resolve(String text, Map<String, String> environment, String file, int line, Problems problems) {
        StringBuilder resolved = new StringBuilder();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            Matcher reference = REFERENCE.matcher(matcher.group());
            String value = "";
            if (!reference.matches()) {
                problems.add(
                        file,
                        line,
                        "`%s` is not understood".formatted(matcher.group()),
                        "Write `${env:NAME}` for an environment variable");
            } else if (!environment.containsKey(reference.group(1))) {
                problems.add(
                        file,
                        line,
                        "environment variable %s is not set".formatted(reference.group(1)),
                        "Set it, or write another value");
            } else {
                value = environment.getOrDefault(reference.group(1), "");
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(resolved).toString();
    }
}
