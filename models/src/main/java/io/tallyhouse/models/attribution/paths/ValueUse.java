package io.tallyhouse.models.attribution.paths;

/** Whether revenue is known beside the number of conversions. */
public enum ValueUse {
    /** Each path has the revenue of its conversions. */
    READ,
    /** Only conversions are counted. */
    ABSENT
}
