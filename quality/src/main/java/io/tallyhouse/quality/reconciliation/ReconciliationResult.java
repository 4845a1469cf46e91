package io.tallyhouse.quality.reconciliation;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.quality.checks.CheckResult;
import io.tallyhouse.quality.checks.CheckStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a reconciliation found. It fails when an item disagrees or is missing on one side; it could not be checked when
 * nothing was compared.
 *
 * @param reconciliation what was compared
 * @param items by name; empty where the select could not be run
 * @param obstacle why it could not be checked as a whole; empty where it could
 */
public record ReconciliationResult(
        Reconciliation reconciliation, List<ReconciledItem> items, Optional<String> obstacle) {
    /** Stands in a result's table column for all reconciliations. */
    public static final String TABLE = "reconciliations";

    public ReconciliationResult {
        requireNonNull(reconciliation, "reconciliation is null");
        requireNonNull(obstacle, "obstacle is null");
        items = items.stream()
                .sorted(Comparator.comparing(ReconciledItem::item))
                .toList();
    }

    static ReconciliationResult impossible(Reconciliation reconciliation, String obstacle) {
        return new ReconciliationResult(reconciliation, List.of(), Optional.of(obstacle));
    }

    /** Failed if an item did; else not checked if an item or the whole was not; else passed. */
    public CheckStatus status() {
        if (count(CheckStatus.FAILED) > 0) {
            return CheckStatus.FAILED;
        }
        boolean isUnchecked = obstacle.isPresent() || count(CheckStatus.COULD_NOT_CHECK) > 0;
        return isUnchecked ? CheckStatus.COULD_NOT_CHECK : CheckStatus.PASSED;
    }

    /** The same as one check among others, for the gate and the report. */
    public CheckResult asCheck() {
        CheckStatus status = status();
        return new CheckResult(
                TABLE,
                reconciliation.name(),
                status == CheckStatus.FAILED
                        ? "%s Usual causes: %s".formatted(reconciliation.description(), reconciliation.explains())
                        : reconciliation.description(),
                "consistency",
                reconciliation.severity(),
                status,
                expected(),
                found(status),
                Optional.empty(),
                status == CheckStatus.COULD_NOT_CHECK
                        ? OptionalLong.empty()
                        : OptionalLong.of(count(CheckStatus.FAILED)),
                items.stream()
                        .filter(item -> item.status() == status && status != CheckStatus.PASSED)
                        .limit(CheckResult.SAMPLE_SIZE)
                        .map(ReconciledItem::toString)
                        .toList(),
                reconciliation.file(),
                0);
    }

    private String expected() {
        return reconciliation.tolerance().signum() == 0
                ? "left must equal right for each item"
                : "left must equal right for each item, within "
                        + reconciliation.tolerance().toPlainString();
    }

    private String found(CheckStatus status) {
        return switch (status) {
            case PASSED ->
                items.isEmpty()
                        ? "no items on either side"
                        : "%d of %d items agree".formatted(items.size(), items.size());
            case FAILED -> "%d of %d items disagree".formatted(count(CheckStatus.FAILED), items.size());
            case COULD_NOT_CHECK ->
                obstacle.orElseGet(() -> "%d of %d items have no amount on either side"
                        .formatted(count(CheckStatus.COULD_NOT_CHECK), items.size()));
        };
    }

    private long count(CheckStatus status) {
        return items.stream().filter(item -> item.status() == status).count();
    }
}
