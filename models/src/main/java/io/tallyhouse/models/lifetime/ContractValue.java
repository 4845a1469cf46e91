package io.tallyhouse.models.lifetime;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.uncertainty.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.special.Erf;

/**
 * The lifetime value of a customer under contract, from figures of one period (a month, say) that are taken to hold for ever.
 *
 * @param revenuePerAccount average revenue of an account per period (ARPA), money
 * @param grossMargin part of revenue that is gross margin, above 0 and at most 1
 * @param churn part of accounts that leave per period, above 0 and at most 1
 */
public record ContractValue(BigDecimal revenuePerAccount, BigDecimal grossMargin, BigDecimal churn) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    public ContractValue {
        requireNonNull(revenuePerAccount, "revenuePerAccount is null");
        requirePart(grossMargin, "gross margin");
        requirePart(churn, "churn");
    }

    private static void requirePart(BigDecimal part, String name) {
        requireNonNull(part, name + " is null");
        if (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "The " + name + " lies above 0 and at most at 1, but is " + part.toPlainString());
        }
    }

    /** Gross margin of an account per period. */
    public BigDecimal marginPerAccount() {
        return revenuePerAccount.multiply(grossMargin, DIGITS);
    }

    /** ARPA · margin / churn: each period's margin until the account leaves, which takes 1/churn periods on average. */
    public BigDecimal value() {
        return marginPerAccount().divide(churn, DIGITS);
    }

    /**
     * The same with later periods worth less, paid in advance: the sum of margin · ((1 − churn)/(1 + d))^k over k = 0, 1, 2 …, which is
     * margin · (1 + d)/(d + churn).
     *
     * @param discountRate d, per period, at least 0
     */
    public BigDecimal discountedValue(BigDecimal discountRate) {
        if (discountRate.signum() < 0) {
            throw new IllegalArgumentException("A discount rate is at least 0, but is " + discountRate.toPlainString());
        }
        return marginPerAccount()
                .multiply(BigDecimal.ONE.add(discountRate), DIGITS)
                .divide(discountRate.add(churn), DIGITS);
    }

    /** Periods until the margin has paid for winning the account: cost / (ARPA · margin). */
    public BigDecimal paybackPeriods(BigDecimal acquisitionCost) {
        return acquisitionCost.divide(marginPerAccount(), DIGITS);
    }

    /**
     * The range of churn where so many accounts of those at risk left in a period: Wilson's score interval (Journal of the American
     * Statistical Association 22, 1927), which holds for few leavers too. A value per churn turns it around: the highest
     * churn gives the lowest value.
     *
     * @param left accounts that left in the period
     * @param atRisk accounts at its start, at least 1
     * @param level part of such intervals that hold the true churn
     */
    public static Interval churnInterval(long left, long atRisk, double level) {
        if (atRisk < 1 || left < 0 || left > atRisk || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "No churn: " + left + " of " + atRisk + " accounts left, at a level of " + level);
        }
        double z = Math.sqrt(2) * Erf.erfInv(level);
        double part = (double) left / atRisk;
        double middle = part + z * z / (2 * atRisk);
        double width = z * Math.sqrt(part * (1 - part) / atRisk + z * z / (4.0 * atRisk * atRisk));
        double divisor = 1 + z * z / atRisk;
        // At the ends rounding would leave a hair's breadth beyond them.
        return new Interval(
                left == 0 ? 0 : (middle - width) / divisor, left == atRisk ? 1 : (middle + width) / divisor);
    }
}
