package io.tallyhouse.lakehouse.contracts;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Spark SQL types that a contract may name, and the logical type that ODCS gives each. */
final class SqlTypes {
    static final String KNOWN = "`string`, `boolean`, `int`, `bigint`, `double`, `decimal(p,s)`, `date` or `timestamp`";

    private static final Map<String, String> LOGICAL = Map.of(
            "string", "string",
            "boolean", "boolean",
            "int", "integer",
            "bigint", "integer",
            "double", "number",
            "date", "date",
            "timestamp", "timestamp");
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(([0-9]{1,2}),([0-9]{1,2})\\)");

    private SqlTypes() {}

    /** The type in its one spelling, without blanks and in small letters; empty if it is none of ours. */
    static Optional<String> parse(String physicalType) {
        String type = physicalType.replace(" ", "").toLowerCase(Locale.ROOT);
        return LOGICAL.containsKey(type) || isDecimal(type) ? Optional.of(type) : Optional.empty();
    }

    /** ODCS's logical type of a type that {@link #parse} gave. */
    static String logicalType(String type) {
        return LOGICAL.getOrDefault(type, "number");
    }

    /** Whether one of our types has this logical type. */
    static boolean isLogicalType(String type) {
        return LOGICAL.containsValue(type);
    }

    private static boolean isDecimal(String type) {
        Matcher matcher = DECIMAL.matcher(type);
        if (!matcher.matches()) {
            return false;
        }
        int precision = Integer.parseInt(matcher.group(1));
        int scale = Integer.parseInt(matcher.group(2));
        return precision >= 1 && precision <= 38 && scale <= precision;
    }
}
