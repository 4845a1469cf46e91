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

    long whole;
    long parts;

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

    /** Reads {@code bytes[from..to)}; false where that is no number. More than 18 digits after the point are rounded. */
    boolean parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        int digitsFrom = at;
        long units = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            units = 10 * units + bytes[at] - '0';
            at++;
        }
        int wholeDigits = at - digitsFrom;
        long fraction = 0;
        int fractionDigits = 0;
        if (at < to && bytes[at] == '.') {
            at++;
            int fractionFrom = at;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                fraction = 10 * fraction + bytes[at] - '0';
                at++;
            }
            fractionDigits = at - fractionFrom;
        }
        if (at < to || wholeDigits + fractionDigits == 0 || wholeDigits > DIGITS || fractionDigits > DIGITS) {
            return parseSlowly(bytes, from, to);
        }
        long scaled = fraction * POWERS[DIGITS - fractionDigits];
        whole = negative ? -units : units;
        parts = negative ? -scaled : scaled;
        return true;
    }

    private boolean parseSlowly(byte[] bytes, int from, int to) {
        char[] text = new char[Math.max(0, to - from)];
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
