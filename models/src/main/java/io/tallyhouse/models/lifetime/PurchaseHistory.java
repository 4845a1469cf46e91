package io.tallyhouse.models.lifetime;

/**
 * What BG/NBD needs to know of a customer. Times are in one unit for all customers, counted from the first purchase.
 *
 * @param frequency purchases after the first (x)
 * @param recency time of the last purchase (t_x); 0 without a repeat
 * @param age time until which the customer was observed (T)
 */
public record PurchaseHistory(int frequency, double recency, double age) implements Comparable<PurchaseHistory> {
    /** Before anything was observed: a customer who has just bought for the first time. */
    public static final PurchaseHistory NEW = new PurchaseHistory(0, 0, 0);

    public PurchaseHistory {
        if (frequency < 0
                || !(recency >= 0)
                || !(age >= recency)
                || Double.isInfinite(age)
                || (frequency == 0 && recency > 0)) {
            throw new IllegalArgumentException("No purchase history: frequency " + frequency + ", recency " + recency
                    + ", T " + age + ". Recency lies between 0 and T, and is 0 without a repeat purchase.");
        }
        // Negative zero would be a key of its own.
        recency += 0.0;
        age += 0.0;
    }

    @Override
    public int compareTo(PurchaseHistory other) {
        int byFrequency = Integer.compare(frequency, other.frequency);
        if (byFrequency != 0) {
            return byFrequency;
        }
        int byAge = Double.compare(age, other.age);
        return byAge != 0 ? byAge : Double.compare(recency, other.recency);
    }
}
