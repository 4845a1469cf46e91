package io.tallyhouse.models.output;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;

/** How figures are printed. */
public enum OutputFormat {
    /** One line per figure, with all digits. */
    CSV,
    /** One object with all digits. */
    JSON,
    /** Columns of rounded figures, for a terminal. */
    TABLE,
    /** As the table, for a page. */
    MARKDOWN;

    /** The format of a name as a user writes it. */
    public static OutputFormat parse(String name) {
        return switch (name) {
            case "csv" -> CSV;
            case "json" -> JSON;
            case "table" -> TABLE;
            case "markdown" -> MARKDOWN;
            default ->
                throw new UserError(
                        ExitCode.USAGE, "Cannot print as `" + name + "`. Give csv, json, table or markdown.");
        };
    }
}
