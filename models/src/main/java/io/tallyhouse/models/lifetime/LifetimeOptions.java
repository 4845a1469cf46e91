package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.output.CommandWords;
import io.tallyhouse.models.output.Numbers;
import io.tallyhouse.models.output.OutputFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What {@code ltv --summary} is asked to do.
 *
 * @param file the summary file
 * @param horizon how far ahead, in the file's time unit; empty for the longest time observed
 * @param discountRate per time unit
 * @param margin part of revenue that is gross margin; empty to value revenue
 * @param level part of a normal distribution that intervals cover, between 0 and 1
 * @param currency in which the file has money; only printed
 * @param predictions where to write a row per customer
 * @param output how figures are printed
 */
public record LifetimeOptions(
        Path file,
        OptionalDouble horizon,
        double discountRate,
        OptionalDouble margin,
        double level,
        Optional<String> currency,
        Optional<Path> predictions,
        OutputFormat output) {
    /** The command line's options; the first must be given. */
    public static final List<String> NAMES = List.of(
            "--summary",
            "--horizon",
            "--discount-rate",
            "--margin",
            "--level",
            "--currency",
            "--predictions",
            "--format");

    public LifetimeOptions {
        requireNonNull(file, "file is null");
        requireNonNull(horizon, "horizon is null");
        requireNonNull(margin, "margin is null");
        requireNonNull(currency, "currency is null");
        requireNonNull(predictions, "predictions is null");
        requireNonNull(output, "output is null");
        if (!(level > 0 && level < 1)) {
            throw usage("the confidence level is " + level + ", but lies between 0 and 1: 0.95, say");
        }
        // Refused before a file is read.
        horizonOf(horizon.orElse(1), discountRate, margin.orElse(1));
    }

    /**
     * Options from a command line.
     *
     * @throws UserError if one cannot be read
     */
    public static LifetimeOptions of(CommandWords words) {
        return new LifetimeOptions(
                Path.of(words.text("--summary").orElseThrow()),
                words.number("--horizon"),
                words.number("--discount-rate").orElse(0),
                words.number("--margin"),
                words.number("--level").orElse(0.95),
                words.text("--currency"),
                words.text("--predictions").map(Path::of),
                OutputFormat.parse(words.text("--format").orElse("table")));
    }

    /** The horizon; as far ahead as the longest time observed where none is asked for. */
    Horizon horizonOr(double longest) {
        double length = horizon.orElse(Math.ceil(longest));
        if (horizon.isEmpty() && !Horizon.isLength(length)) {
            throw usage("the longest T is " + Numbers.exact(longest)
                    + ", and without --horizon they are valued as far ahead, but a horizon lies " + Horizon.LENGTHS
                    + ". Give --horizon, or count T in another unit");
        }
        return horizonOf(length, discountRate, margin.orElse(1));
    }

    private static Horizon horizonOf(double length, double discountRate, double margin) {
        try {
            return new Horizon(length, discountRate, margin);
        } catch (IllegalArgumentException bad) {
            throw usage(String.valueOf(bad.getMessage()));
        }
    }

    private static UserError usage(String why) {
        return new UserError(
                ExitCode.USAGE, "Cannot value customers: " + why + ". See `tallyhouse ltv --help` for the options.");
    }
}
