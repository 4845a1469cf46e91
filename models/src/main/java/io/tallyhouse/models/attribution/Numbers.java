package io.tallyhouse.models.attribution;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text. */
final class Numbers {
    private Numbers() {}

    /** Digits that read back to the same number, without an exponent and without an empty fraction. */
    static String exact(double number) {
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
    static String rounded(double number) {
        return new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
