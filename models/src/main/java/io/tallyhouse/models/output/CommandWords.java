package io.tallyhouse.models.output;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of a command line with their values, as a user wrote them: {@code --margin} and {@code 0.7}. */
public final class CommandWords {
    /** Nothing said. */
    public static final CommandWords NONE = new CommandWords(Map.of());

    private final Map<String, String> values;

    /** Of values by option. */
    public CommandWords(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /** These with one more; the same where it has no value. */
    public CommandWords with(String option, @Nullable String value) {
        Map<String, String> more = new TreeMap<>(values);
        if (value != null) {
            more.put(option, value);
        }
        return new CommandWords(more);
    }

    /** What an option says; empty where it is not given. */
    public Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /**
     * The number an option says; empty where it is not given.
     *
     * @throws UserError if that is no number
     */
    public OptionalDouble number(String option) {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.get()));
        } catch (NumberFormatException notANumber) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot read the command line: `" + text.get() + "` is no number for " + option
                            + ". Write it in digits, as 0.7.");
        }
    }
}
