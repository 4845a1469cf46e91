package io.tallyhouse.quality.gate;

import static io.tallyhouse.quality.gate.Results.FAILED;
import static io.tallyhouse.quality.gate.Results.NOT_CHECKED;
import static io.tallyhouse.quality.gate.Results.PASSED;
import static io.tallyhouse.quality.gate.Results.WARNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestQualityReport {
    private static final QualityReport REPORT = new QualityReport(List.of(WARNED, FAILED, PASSED, NOT_CHECKED));

    @Test
    void textIsInColumnsByTableAndRule() {
        assertThat(REPORT.text()).isEqualTo("""
                        result       table                     rule                expected   found
                        NOT CHECKED  gold.analytics.dim_date   key_is_unique       must be 0  table dim_date has no column date; it has day
                        passed       gold.analytics.fct_spend  amount_is_complete  must be 0  1 of 3 rows
                        warning      gold.analytics.fct_spend  memo_is_complete    must be 0  1 of 3 rows
                        FAILED       gold.analytics.fct_touch  campaign_exists     must be 0  2 of 120 rows
                        4 checks, 1 passed, 1 failed, 1 failed as warning, 1 could not be checked
                        """);
    }

    @Test
    void markdownIsATable() {
        assertThat(new QualityReport(List.of(FAILED)).markdown()).isEqualTo("""
                        | result | table | rule | expected | found |
                        | --- | --- | --- | --- | --- |
                        | FAILED | gold.analytics.fct_touch | campaign_exists | must be 0 | 2 of 120 rows |

                        1 check, 0 passed, 1 failed
                        """);
    }

    @Test
    void recordsHoldOnlyWhatAProgramCanRead() {
        List<Map<String, Object>> records = REPORT.records();

        assertThat(records).hasSize(4);
        assertThat(records.get(0))
                .doesNotContainKeys("value", "offending_rows")
                .containsEntry("status", "could_not_check");
        assertThat(records.get(3))
                .containsEntry("rule", "campaign_exists")
                .containsEntry("severity", "error")
                .containsEntry("status", "failed")
                .containsEntry("value", new BigDecimal("2"))
                .containsEntry("offending_rows", 2L)
                .containsEntry("sample_keys", List.of("touch_id=17, campaign_id=c|9", "touch_id=44, campaign_id=c|9"))
                .containsEntry("line", 31);
    }
}
