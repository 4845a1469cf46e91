package io.tallyhouse.quality.gate;

import static io.tallyhouse.quality.gate.Results.FAILED;
import static io.tallyhouse.quality.gate.Results.NOT_CHECKED;
import static io.tallyhouse.quality.gate.Results.PASSED;
import static io.tallyhouse.quality.gate.Results.WARNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestGate {
    @Test
    void itIsOpenWhenOnlyWarningsFailed() {
        Gate gate = new Gate(List.of(PASSED, WARNED), Optional.of("2026-03-01"));

        gate.pass();
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.message()).isEqualTo("The gate is open: of 2 checks none of severity error failed.");
    }

    @Test
    void aFailedCheckClosesItAndIsTold() {
        Gate gate = new Gate(List.of(FAILED, PASSED), Optional.of("rel_2026_03_01"));

        assertThatThrownBy(gate::pass)
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.GATE_CLOSED))
                .hasMessage("""
                        Cannot release: 1 of 2 checks failed. Release rel_2026_03_01 stays served.

                        failed: gold.analytics.fct_touch campaign_exists
                            why       A touch without its campaign has no channel.
                            expected  must be 0
                            found     2 of 120 rows
                            such as   touch_id=17, campaign_id=c|9
                            such as   touch_id=44, campaign_id=c|9
                            rule      models/gold/fct_touch/contract.odcs.yaml:31

                        What to do about a failed check: correct the rows at their source, or the rule if it asks too much, and run again.""");
    }

    @Test
    void aCheckThatCouldNotBeMadeClosesItInOtherWords() {
        Gate gate = new Gate(List.of(NOT_CHECKED), Optional.empty());

        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.message()).isEqualTo("""
                        Cannot release: 1 of 1 check could not be made. No release is served yet, and none was made.

                        could not be checked: gold.analytics.dim_date key_is_unique
                            expected  must be 0
                            reason    table dim_date has no column date; it has day
                            rule      models/gold/dim_date/contract.odcs.yaml

                        What to do about a check that could not be made: it says nothing of the data; correct the rule at the place named, see `./tallyhouse validate`, and run again.""").doesNotContain("found", "failed");
    }

    @Test
    void allThatClosesItIsToldInOneOrder() {
        Gate gate = new Gate(List.of(FAILED, WARNED, NOT_CHECKED, PASSED), Optional.of("r1"));

        assertThat(gate.closing()).containsExactly(NOT_CHECKED, FAILED);
        assertThat(gate.message())
                .startsWith(
                        "Cannot release: 1 of 4 checks failed, 1 of 4 checks could not be made. Release r1 stays served.")
                .isEqualTo(new Gate(List.of(PASSED, NOT_CHECKED, WARNED, FAILED), Optional.of("r1")).message());
    }
}
