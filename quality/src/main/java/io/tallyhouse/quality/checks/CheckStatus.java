package io.tallyhouse.quality.checks;

/** What a check found. A check that could not be made says nothing of the data. */
public enum CheckStatus {
    /** Measured, and as expected. */
    PASSED,
    /** Measured, and not as expected. */
    FAILED,
    /** Not measured: the rule or its inputs are wrong, or the engine failed. */
    COULD_NOT_CHECK
}
