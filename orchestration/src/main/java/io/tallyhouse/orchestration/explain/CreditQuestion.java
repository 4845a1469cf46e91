package io.tallyhouse.orchestration.explain;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of an opportunity's credit is asked for.
 *
 * @param opportunityId the opportunity in its source; a Salesforce id may have 15 or 18 characters
 * @param stage the stage; empty for the last that was reached
 * @param model the model; empty for all
 */
public record CreditQuestion(String opportunityId, Optional<Stage> stage, Optional<String> model) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:@-]{1,200}");
    private static final int SHORT_SALESFORCE_ID = 15;

    /** Stages that credit is given for. */
    public enum Stage {
        CREATED,
        QUALIFIED,
        WON;

        /** The word in tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CreditQuestion {
        requireNonNull(stage, "stage is null");
        requireWord("--opportunity", opportunityId);
        model.ifPresent(name -> requireWord("--model", name));
    }

    private static void requireWord(String option, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot explain credit: %s is `%s`, which has other characters than letters, digits and _ . : @ -. Copy it from the source."
                            .formatted(option, value));
        }
    }

    /** The condition that picks the opportunity's rows of a table. */
    String isOpportunity(String table) {
        String equal = "%s.opportunity_id = '%s'".formatted(table, opportunityId);
        return opportunityId.length() == SHORT_SALESFORCE_ID
                ? "(%s or %s.source = 'salesforce' and substr(%s.opportunity_id, 1, 15) = '%s')"
                        .formatted(equal, table, table, opportunityId)
                : equal;
    }
}
