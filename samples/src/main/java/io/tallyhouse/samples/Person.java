package io.tallyhouse.samples;

import java.time.Instant;
import java.util.Locale;

/**
 * Someone at an account.
 *
 * @param origin the channel of the first touch; SALES for people whom the sales team found, whom no marketing tool knows
 * @param start the first touch
 */
record Person(
        long index, Account account, Channel origin, Instant start, String firstName, String lastName, String title) {
    /** Numbers of the second leads that some people have by mistake. */
    private static final long DUPLICATE_OFFSET = 500_000_000L;

    /** Whether marketing knows the person, so that there are leads. */
    boolean hasLead() {
        return origin != Channel.SALES;
    }

    String leadId() {
        return SalesforceId.LEAD.of(index);
    }

    String duplicateLeadId() {
        return SalesforceId.LEAD.of(DUPLICATE_OFFSET + index);
    }

    String contactId() {
        return SalesforceId.CONTACT.of(index);
    }

    String marketoId() {
        return Long.toString(1_000_000 + index);
    }

    String duplicateMarketoId() {
        return Long.toString(DUPLICATE_OFFSET + index);
    }

    String email() {
        return (ascii(firstName) + "." + ascii(lastName) + index + "@" + account.domain()).toLowerCase(Locale.ROOT);
    }

    String phone() {
        return account.country().phonePrefix() + " 555 " + (1000 + index % 9000);
    }

    String owner() {
        return Owners.of(account).salesforceId();
    }

    private static String ascii(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "");
    }
}
