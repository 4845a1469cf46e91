package io.tallyhouse.quality.checks;

import io.tallyhouse.lakehouse.contracts.QualityRule.Expectation;
import java.math.BigDecimal;

/** Judges a number by an expectation, and says the expectation in words. Bounds of a range belong to it. */
final class Expectations {
    private Expectations() {}

    static boolean holds(Expectation expectation, BigDecimal number) {
        int toValue = number.compareTo(expectation.value());
        int toUpper = number.compareTo(expectation.upper());
        return switch (expectation.operator()) {
            case MUST_BE -> toValue == 0;
            case MUST_NOT_BE -> toValue != 0;
            case MUST_BE_GREATER_THAN -> toValue > 0;
            case MUST_BE_GREATER_OR_EQUAL_TO -> toValue >= 0;
            case MUST_BE_LESS_THAN -> toValue < 0;
            case MUST_BE_LESS_OR_EQUAL_TO -> toValue <= 0;
            case MUST_BE_BETWEEN -> toValue >= 0 && toUpper <= 0;
            case MUST_NOT_BE_BETWEEN -> toValue < 0 || toUpper > 0;
        };
    }

    static String words(Expectation expectation) {
        String value = plain(expectation.value());
        String words = switch (expectation.operator()) {
            case MUST_BE -> "must be " + value;
            case MUST_NOT_BE -> "must not be " + value;
            case MUST_BE_GREATER_THAN -> "must be greater than " + value;
            case MUST_BE_GREATER_OR_EQUAL_TO -> "must be at least " + value;
            case MUST_BE_LESS_THAN -> "must be less than " + value;
            case MUST_BE_LESS_OR_EQUAL_TO -> "must be at most " + value;
            case MUST_BE_BETWEEN -> "must be between %s and %s".formatted(value, plain(expectation.upper()));
            case MUST_NOT_BE_BETWEEN -> "must not be between %s and %s".formatted(value, plain(expectation.upper()));
        };
        return expectation.percent() ? words + " percent" : words;
    }

    /** The number without exponent or trailing zeros. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
