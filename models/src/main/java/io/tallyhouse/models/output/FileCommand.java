package io.tallyhouse.models.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command that reads a file and needs no warehouse, as a process of its own: it loads few classes, so it ends before a framework
 * for command lines would have begun.
 */
public final class FileCommand {
    /** What the command does. */
    public interface Work {
        /**
         * Writes figures, and returns notes for the user that are not part of them.
         *
         * @throws UserError if an option or the file is bad
         */
        List<String> run(CommandWords words, StringBuilder out) throws IOException;
    }

    private final String aim;
    private final List<String> options;
    private final String usage;
    private final Work work;

    /**
     * A command.
     *
     * @param aim what it is for, as messages say it: {@code attribute}, after "Cannot"
     * @param options its options, each of which has a value; the first must be given
     * @param usage how to use it, as messages say it
     * @param work what it does
     */
    public FileCommand(String aim, List<String> options, String usage, Work work) {
        this.aim = aim;
        this.options = List.copyOf(options);
        this.usage = usage;
        this.work = work;
    }

    /** Prints figures to standard output, notes and errors to standard error, and exits with the code of an error. */
    public void run(String[] arguments) {
        try {
            StringBuilder out = new StringBuilder(1 << 14);
            List<String> notes = work.run(words(arguments), out);
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
            System.err.println("Cannot " + aim + ": the figures cannot be written, " + failure.getMessage()
                    + ". Check where the output goes.");
            System.exit(ExitCode.BUG.code());
        }
    }

    /** The value of each option: {@code --margin 0.7} or {@code --margin=0.7}. */
    CommandWords words(String[] arguments) {
        Map<String, String> words = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            int sign = arguments[i].indexOf('=');
            String option = sign < 0 ? arguments[i] : arguments[i].substring(0, sign);
            if (!options.contains(option)) {
                throw misused("there is no option `" + option + "`");
            }
            if (sign < 0 && i + 1 == arguments.length) {
                throw misused("`" + option + "` has no value");
            }
            if (words.containsKey(option)) {
                throw misused("`" + option + "` is given twice");
            }
            words.put(option, sign < 0 ? arguments[++i] : arguments[i].substring(sign + 1));
        }
        if (!words.containsKey(options.get(0))) {
            throw misused("no " + options.get(0) + " is given");
        }
        return new CommandWords(words);
    }

    private UserError misused(String why) {
        return new UserError(ExitCode.USAGE, "Cannot " + aim + ": " + why + ". Use " + usage + ".");
    }

    private static void write(FileDescriptor target, CharSequence text) throws IOException {
        try (OutputStream stream = new FileOutputStream(target)) {
            stream.write(text.toString().getBytes(UTF_8));
        }
    }
}
