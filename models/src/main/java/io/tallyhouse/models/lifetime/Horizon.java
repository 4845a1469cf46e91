package io.tallyhouse.models.lifetime;

/**
 * How far ahead customers are valued, and what later money is worth.
 *
 * @param length in the time unit of the data
 * @param discountRate per time unit, compounding: 0.01 takes 1 % a unit; money of a unit counts at the unit's end
 * @param margin part of revenue that is gross margin
 */
public record Horizon(double length, double discountRate, double margin) {
    /** More units than this are a mistaken unit. */
    private static final double LONGEST = 100_000;

    /** What lengths there are, as messages say it. */
    static final String LENGTHS = "above 0 and at most at " + (long) LONGEST + " time units";

    public Horizon {
        if (!isLength(length)) {
            throw new IllegalArgumentException("the horizon is " + length + ", but lies " + LENGTHS);
        }
        if (!(discountRate >= 0 && discountRate < 1)) {
            throw new IllegalArgumentException(
                    "the discount rate is " + discountRate + ", but is at least 0 and below 1 per time unit");
        }
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("the margin is " + margin + ", but lies above 0 and at most at 1");
        }
    }

    /** Whether customers can be valued so far ahead. */
    static boolean isLength(double length) {
        return length > 0 && length <= LONGEST;
    }

    /**
     * The expected purchases of a customer within the horizon, those of each time unit discounted from its end:
     * Σ (E[Y(i)] − E[Y(i−1)]) / (1 + d)^i. A last part of a unit counts at its own end.
     */
    public double discountedPurchases(PurchaseModel model, PurchaseHistory history) {
        PurchaseForecast forecast = new PurchaseForecast(model, history);
        if (discountRate == 0) {
            return forecast.until(length);
        }
        double logDiscount = -Math.log1p(discountRate);
        double sum = 0;
        double before = 0;
        int units = (int) Math.ceil(length - 1e-9);
        for (int unit = 1; unit <= units; unit++) {
            double end = Math.min(unit, length);
            double purchases = forecast.until(end);
            sum += (purchases - before) * Math.exp(logDiscount * end);
            before = purchases;
        }
        return sum;
    }
}
