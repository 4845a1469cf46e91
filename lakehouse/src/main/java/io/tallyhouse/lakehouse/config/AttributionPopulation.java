package io.tallyhouse.lakehouse.config;

import java.util.Locale;

/** Whose touches can earn an opportunity's credit. */
public enum AttributionPopulation {
    /** The persons in the opportunity's contact roles. */
    CONTACT_ROLES,
    /** Every contact of the opportunity's account, and the persons in its contact roles. */
    ACCOUNT;

    /** The word in settings and queries. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
