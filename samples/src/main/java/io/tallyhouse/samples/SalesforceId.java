package io.tallyhouse.samples;

/** Salesforce's record ids: 15 case-sensitive characters, and three more that make them safe to compare without case. */
enum SalesforceId {
    ACCOUNT("001"),
    CONTACT("003"),
    LEAD("00Q"),
    OPPORTUNITY("006"),
    CAMPAIGN("701"),
    CAMPAIGN_MEMBER("00v"),
    USER("005"),
    CONTACT_ROLE("00K"),
    OPPORTUNITY_HISTORY("008");

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECK_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT_LENGTH = 15;

    private final String prefix;

    SalesforceId(String prefix) {
        this.prefix = prefix;
    }

    /** The 18-character id of the object's nth record. */
    String of(long number) {
        char[] digits = "000000000".toCharArray();
        long rest = number;
        for (int position = digits.length - 1; rest > 0; position--) {
            digits[position] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return lengthen(prefix + "5g0" + new String(digits));
    }

    /** The 15 characters that some exports give. */
    static String shorten(String id) {
        return id.isEmpty() ? id : id.substring(0, SHORT_LENGTH);
    }

    /** Adds the three check characters: one per five characters, telling which of them are upper-case letters. */
    static String lengthen(String id) {
        if (id.length() != SHORT_LENGTH) {
            throw new IllegalArgumentException("a short Salesforce id has 15 characters: " + id);
        }
        StringBuilder lengthened = new StringBuilder(id);
        for (int chunk = 0; chunk < SHORT_LENGTH; chunk += 5) {
            int upperCase = 0;
            for (int position = 0; position < 5; position++) {
                char letter = id.charAt(chunk + position);
                if (letter >= 'A' && letter <= 'Z') {
                    upperCase |= 1 << position;
                }
            }
            lengthened.append(CHECK_DIGITS.charAt(upperCase));
        }
        return lengthened.toString();
    }
}
