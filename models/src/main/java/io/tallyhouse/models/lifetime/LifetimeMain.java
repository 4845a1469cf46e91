package io.tallyhouse.models.lifetime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.output.OutputFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Lifetime values of a summary file as a process of its own, with little else on the class path: {@code --summary FILE [--horizon N]
 * [--discount-rate D] [--margin M] [--level L] [--currency CODE] [--predictions FILE] [--format table|csv|json|markdown]}.
 */
public final class LifetimeMain {
    private static final List<String> OPTIONS = List.of(
            "--summary",
            "--horizon",
            "--discount-rate",
            "--margin",
            "--level",
            "--currency",
            "--predictions",
            "--format");

    private LifetimeMain() {}

    /** Prints figures to standard output, notes and errors to standard error, and exits with the code of the error. */
    public static void main(String[] arguments) {
        try {
            StringBuilder out = new StringBuilder(1 << 12);
            List<String> notes = CustomerLifetime.run(options(words(arguments)), out);
            write(FileDescriptor.out, out);
            StringBuilder asides = new StringBuilder();
            for (String note : notes) {
                asides.append(note).append('\n');
            }
            write(FileDescriptor.err, asides);
        } catch (UserError error) {
            System.err.println(error.getMessage());
            System.exit(error.exitCode().code());
        } catch (IOException failure) {
            System.err.println("Cannot write the figures: " + failure.getMessage() + ". Check where the output goes.");
            System.exit(ExitCode.BUG.code());
        }
    }

    private static void write(FileDescriptor target, CharSequence text) throws IOException {
        try (OutputStream stream = new FileOutputStream(target)) {
            stream.write(text.toString().getBytes(UTF_8));
        }
    }

    /** The value of each option: {@code --margin 0.7} or {@code --margin=0.7}. */
    private static Map<String, String> words(String[] arguments) {
        Map<String, String> words = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            int sign = arguments[i].indexOf('=');
            String option = sign < 0 ? arguments[i] : arguments[i].substring(0, sign);
            if (!OPTIONS.contains(option)) {
                throw usage("there is no option `" + option + "`");
            }
            if (sign < 0 && i + 1 == arguments.length) {
                throw usage("`" + option + "` has no value");
            }
            if (words.containsKey(option)) {
                throw usage("`" + option + "` is given twice");
            }
            words.put(option, sign < 0 ? arguments[++i] : arguments[i].substring(sign + 1));
        }
        return words;
    }

    private static LifetimeOptions options(Map<String, String> words) {
        if (!words.containsKey("--summary")) {
            throw usage("no summary file is given");
        }
        return new LifetimeOptions(
                Path.of(words.getOrDefault("--summary", "")),
                number(words, "--horizon"),
                number(words, "--discount-rate").orElse(0),
                number(words, "--margin"),
                number(words, "--level").orElse(0.95),
                Optional.ofNullable(words.get("--currency")),
                Optional.ofNullable(words.get("--predictions")).map(Path::of),
                OutputFormat.parse(words.getOrDefault("--format", "table")));
    }

    private static OptionalDouble number(Map<String, String> words, String option) {
        if (!words.containsKey(option)) {
            return OptionalDouble.empty();
        }
        String text = words.getOrDefault(option, "");
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            throw usage("`" + text + "` is no number for " + option);
        }
    }

    private static UserError usage(String why) {
        return new UserError(
                ExitCode.USAGE,
                "Cannot value customers: " + why
                        + ". Use --summary FILE [--horizon N] [--discount-rate D] [--margin M] [--level L] [--currency CODE] "
                        + "[--predictions FILE] [--format table|csv|json|markdown].");
    }
}
