package io.tallyhouse.models.attribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Attribution of a path file as a process of its own, with nothing else on the class path: {@code --paths FILE --model
 * first,last,linear,markov --order 1 [--nulls COLUMN] [--format csv|json|table|markdown]}.
 */
public final class AttributeMain {
    private AttributeMain() {}

    /** Prints credits to standard output, notes and errors to standard error, and exits with the code of the error. */
    public static void main(String[] arguments) {
        try {
            StringBuilder out = new StringBuilder(1 << 14);
            Iterable<String> notes = PathAttribution.run(options(arguments), out);
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
            System.err.println("Cannot write the credits: " + failure.getMessage() + ". Check where the output goes.");
            System.exit(ExitCode.BUG.code());
        }
    }

    private static void write(FileDescriptor target, CharSequence text) throws IOException {
        try (OutputStream stream = new FileOutputStream(target)) {
            stream.write(text.toString().getBytes(UTF_8));
        }
    }

    private static AttributionOptions options(String[] arguments) {
        Optional<String> paths = Optional.empty();
        String models = "first,last,linear,markov";
        String orders = "1";
        Optional<String> nulls = Optional.empty();
        String format = "table";
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw usage("`" + arguments[i] + "` has no value");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--paths" -> paths = Optional.of(value);
                case "--model" -> models = value;
                case "--order" -> orders = value;
                case "--nulls" -> nulls = Optional.of(value);
                case "--format" -> format = value;
                default -> throw usage("there is no option `" + arguments[i] + "`");
            }
        }
        if (paths.isEmpty()) {
            throw usage("no path file is given");
        }
        return AttributionOptions.of(Path.of(paths.get()), models, orders, nulls, format);
    }

    private static UserError usage(String why) {
        return new UserError(
                ExitCode.USAGE,
                "Cannot attribute: " + why
                        + ". Use --paths FILE --model first,last,linear,markov --order 1 [--nulls COLUMN] [--format csv|json|table|markdown].");
    }
}
