package io.tallyhouse.quality.reconciliation;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.quality.checks.CheckStatus;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One item of a reconciliation and its two amounts.
 *
 * @param item what the amounts are of: a model, a month
 * @param left amount by the first way; empty where that way knows no such item
 * @param right amount by the second way; empty where that way knows no such item
 * @param status passed where both are there and differ by no more than the tolerance; not checked where neither is there
 */
public record ReconciledItem(String item, Optional<BigDecimal> left, Optional<BigDecimal> right, CheckStatus status) {
    public ReconciledItem {
        requireNonNull(item, "item is null");
        requireNonNull(left, "left is null");
        requireNonNull(right, "right is null");
        requireNonNull(status, "status is null");
    }

    static ReconciledItem of(String item, Optional<BigDecimal> left, Optional<BigDecimal> right, BigDecimal tolerance) {
        return new ReconciledItem(item, left, right, status(left, right, tolerance));
    }

    /** Left minus right, exactly; empty unless both are there. */
    public Optional<BigDecimal> difference() {
        return left.flatMap(amount -> right.map(amount::subtract));
    }

    private static CheckStatus status(Optional<BigDecimal> left, Optional<BigDecimal> right, BigDecimal tolerance) {
        if (left.isEmpty() && right.isEmpty()) {
            return CheckStatus.COULD_NOT_CHECK;
        }
        boolean agrees = left.isPresent()
                && right.isPresent()
                && left.orElseThrow().subtract(right.orElseThrow()).abs().compareTo(tolerance) <= 0;
        return agrees ? CheckStatus.PASSED : CheckStatus.FAILED;
    }

    @Override
    public String toString() {
        return "%s: left %s, right %s%s"
                .formatted(
                        item,
                        shown(left),
                        shown(right),
                        difference()
                                .map(amount -> ", difference " + amount.toPlainString())
                                .orElse(""));
    }

    private static String shown(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::toPlainString).orElse("missing");
    }
}
