package io.tallyhouse.models.output;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text. */
public final class Numbers {
    private Numbers() {}

    /** Digits that read back to the same number, without an exponent and without an empty fraction. */
    public static String exact(double number) {
        if (number == 0) {
            return "0";
        }
        String text = Double.toString(number);
        if (text.indexOf('E') >= 0) {
            text = new BigDecimal(text).stripTrailingZeros().toPlainString();
        }
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Two decimals. */
    public static String rounded(double number) {
        return rounded(number, 2);
    }

    /** So many decimals. */
    public static String rounded(double number, int decimals) {
        return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
