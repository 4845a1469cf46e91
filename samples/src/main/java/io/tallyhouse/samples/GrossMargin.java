package io.tallyhouse.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;

/** What is left of revenue after its cost. */
final class GrossMargin {
    private static final int MONTHS = 12;
    private static final int DECIMALS = 6;

    private GrossMargin() {}

    /** The ratio of the twelve months up to each month, from the first invoice to the last; the cost of an invoice is in its month. */
    static Map<String, String> byMonth(MoneyTable revenue, MoneyTable cost) {
        NavigableMap<YearMonth, BigDecimal> revenues = revenue.eurosByMonth();
        NavigableMap<YearMonth, BigDecimal> costs = cost.eurosByMonth();
        Map<String, String> ratios = new LinkedHashMap<>();
        for (YearMonth month : Period.MONTHS) {
            BigDecimal revenueOfYear = ofYear(revenues, month);
            BigDecimal costOfYear = ofYear(costs, month);
            if (revenueOfYear.signum() > 0 && costOfYear.signum() > 0 && !month.isAfter(revenues.lastKey())) {
                BigDecimal ratio =
                        revenueOfYear.subtract(costOfYear).divide(revenueOfYear, DECIMALS, RoundingMode.HALF_UP);
                ratios.put(month.toString(), ratio.toPlainString());
            }
        }
        return ratios;
    }

    private static BigDecimal ofYear(NavigableMap<YearMonth, BigDecimal> amounts, YearMonth last) {
        return amounts.subMap(last.minusMonths(MONTHS - 1L), true, last, true).values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
