package io.tallyhouse.quality.gate;

import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.quality.checks.CheckResult;
import io.tallyhouse.quality.checks.CheckStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Results of checks to judge and to show. */
final class Results {
    static final CheckResult PASSED = result("fct_spend", "amount_is_complete", Severity.ERROR, CheckStatus.PASSED);
    static final CheckResult FAILED = new CheckResult(
            "gold.analytics.fct_touch",
            "campaign_exists",
            "A touch without its campaign has no channel.",
            "consistency",
            Severity.ERROR,
            CheckStatus.FAILED,
            "must be 0",
            "2 of 120 rows",
            Optional.of(new BigDecimal("2")),
            OptionalLong.of(2),
            List.of("touch_id=17, campaign_id=c|9", "touch_id=44, campaign_id=c|9"),
            "models/gold/fct_touch/contract.odcs.yaml",
            31);
    static final CheckResult NOT_CHECKED = new CheckResult(
            "gold.analytics.dim_date",
            "key_is_unique",
            "",
            "uniqueness",
            Severity.ERROR,
            CheckStatus.COULD_NOT_CHECK,
            "must be 0",
            "table dim_date has no column date; it has day",
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            "models/gold/dim_date/contract.odcs.yaml",
            0);
    static final CheckResult WARNED = result("fct_spend", "memo_is_complete", Severity.WARNING, CheckStatus.FAILED);

    private Results() {}

    private static CheckResult result(String table, String rule, Severity severity, CheckStatus status) {
        return new CheckResult(
                "gold.analytics." + table,
                rule,
                "",
                "completeness",
                severity,
                status,
                "must be 0",
                "1 of 3 rows",
                Optional.of(BigDecimal.ONE),
                OptionalLong.of(1),
                List.of(),
                "models/gold/%s/contract.odcs.yaml".formatted(table),
                8);
    }
}
