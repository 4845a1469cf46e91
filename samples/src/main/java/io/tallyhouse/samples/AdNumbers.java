package io.tallyhouse.samples;

import java.math.BigDecimal;

/**
 * What an ads platform counts. All whole numbers, so that sums are exact.
 *
 * @param costMicros millionths of the account's currency
 * @param conversionMillionths conversions are fractional
 * @param valueCents hundredths of the account's currency
 */
record AdNumbers(long impressions, long clicks, long costMicros, long conversionMillionths, long valueCents) {
    static final AdNumbers NONE = new AdNumbers(0, 0, 0, 0, 0);

    /** The platform reports no row where nothing was shown. */
    boolean isShown() {
        return impressions > 0;
    }

    AdNumbers plus(AdNumbers other) {
        return new AdNumbers(
                impressions + other.impressions,
                clicks + other.clicks,
                costMicros + other.costMicros,
                conversionMillionths + other.conversionMillionths,
                valueCents + other.valueCents);
    }

    BigDecimal cost() {
        return BigDecimal.valueOf(costMicros, 6);
    }

    String conversions() {
        return conversionMillionths == 0
                ? "0"
                : BigDecimal.valueOf(conversionMillionths, 6)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    String value() {
        return BigDecimal.valueOf(valueCents, 2).toPlainString();
    }
}
