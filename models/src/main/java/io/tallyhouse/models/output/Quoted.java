package io.tallyhouse.models.output;

/** Text inside formats for machines. */
public final class Quoted {
    private Quoted() {}

    /** A field of a CSV file (RFC 4180). */
    public static String csv(String text) {
        boolean plain =
                text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A string of JSON. */
    public static String json(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                String hex = Integer.toHexString(each);
                quoted.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
