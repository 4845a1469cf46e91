package io.tallyhouse.models.attribution.paths;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A number read exactly: whole units and 10^-18 parts of the same sign. Reused from field to field, so it is the one mutable value here. */
final class Decimal {
    private static final int DIGITS = 18;
    private static final long[] POWERS = new long[DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= DIGITS; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private static final long EXACT_IN_DOUBLE = 1L << 53;

    long whole;
    long parts;

    /** The double nearest to so many whole units and 10^-18 parts, whatever their signs. */
    static double nearest(long whole, long parts) {
        if (parts == 0) {
            return whole;
        }
        long units = whole;
        long fraction = parts;
        if (units < 0 && fraction > 0) {
            units++;
            fraction -= POWERS[DIGITS];
        } else if (units > 0 && fraction < 0) {
            units--;
            fraction += POWERS[DIGITS];
        }
        int digits = DIGITS;
        for (int zeros = 8; zeros > 0; zeros /= 2) {
            if (fraction % POWERS[zeros] == 0) {
                fraction /= POWERS[zeros];
                digits -= zeros;
            }
        }
        long power = POWERS[digits];
        long most = EXACT_IN_DOUBLE / power - 1;
        if (units <= most && -units <= most && Math.abs(fraction) < EXACT_IN_DOUBLE) {
            // Both are doubles without rounding, so their quotient is rounded once.
            return (units * power + fraction) / (double) power;
        }
        return BigDecimal.valueOf(units)
                .add(BigDecimal.valueOf(fraction, digits))
                .doubleValue();
    }

    boolean isZero() {
        return whole == 0 && parts == 0;
    }

    boolean isNegative() {
        return whole < 0 || parts < 0;
    }

    void set(BigDecimal number) {
        BigDecimal rounded = number.setScale(DIGITS, RoundingMode.HALF_EVEN);
        BigDecimal[] split = rounded.divideAndRemainder(BigDecimal.ONE);
        whole = split[0].longValueExact();
        parts = split[1].unscaledValue().longValueExact();
    }

    /**
     * Reads digits with an optional sign and point, as nearly every number is written. Returns where they end, or
     * {@code from} where there are none or too many for this.
     */
    int scan(byte[] bytes, int from) {
        int at = from;
        byte each = bytes[at];
        boolean negative = each == '-';
        if (negative || each == '+') {
            each = bytes[++at];
        }
        int digitsFrom = at;
        long units = 0;
        while (each >= '0' && each <= '9') {
            units = 10 * units + each - '0';
            each = bytes[++at];
        }
        int digits = at - digitsFrom;
        if (digits > DIGITS) {
            return from;
        }
        long fraction = 0;
        if (each == '.') {
            int pointAt = at;
            each = bytes[++at];
            while (each >= '0' && each <= '9') {
                fraction = 10 * fraction + each - '0';
                each = bytes[++at];
            }
            int fractionDigits = at - pointAt - 1;
            if (fractionDigits > DIGITS) {
                return from;
            }
            digits += fractionDigits;
            fraction *= POWERS[DIGITS - fractionDigits];
        }
        if (digits == 0) {
            return from;
        }
        whole = negative ? -units : units;
        parts = negative ? -fraction : fraction;
        return at;
    }

    /** Reads {@code bytes[from..to)} in any form; false where that is no number. Digits beyond the 18th after the point are rounded. */
    boolean parse(byte[] bytes, int from, int to) {
        char[] text = new char[to - from];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) (bytes[from + i] & 0xFF);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            long magnitude = (long) number.precision() - number.scale();
            if (number.signum() == 0 || magnitude < -DIGITS) {
                whole = 0;
                parts = 0;
                return true;
            }
            if (magnitude > DIGITS) {
                return false;
            }
            set(number);
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
