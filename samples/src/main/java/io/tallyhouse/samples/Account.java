package io.tallyhouse.samples;

/** A company that Nordlicht sells to. */
record Account(long index, String name, Country country, String industry, int employees) {
    String salesforceId() {
        return SalesforceId.ACCOUNT.of(index);
    }

    /** The id as a customer in NetSuite. */
    String customerId() {
        return Long.toString(500_000 + index);
    }

    String domain() {
        return "account" + index + ".example";
    }
}
