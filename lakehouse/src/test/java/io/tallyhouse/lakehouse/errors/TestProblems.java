package io.tallyhouse.lakehouse.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TestProblems {
    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheFiles() {
        Problems problems = new Problems();
        problems.add("b.yaml", 1, "a key is wrong", "Delete it");
        problems.add("a.yaml", 12, "a value is wrong", "Did you mean `x`?");
        problems.add("a.yaml", 2, "a value is missing", "Add it");
        problems.add("a.yaml", 2, "a value is missing", "Add it");
        problems.add("variable X", 0, "nothing reads it", "Unset it");

        assertThatThrownBy(() -> problems.throwIfAny("the contracts"))
                .isInstanceOf(UserError.class)
                .hasMessage("""
                        Cannot use the contracts: 4 problems.
                        a.yaml:2: a value is missing. Add it.
                        a.yaml:12: a value is wrong. Did you mean `x`?
                        b.yaml:1: a key is wrong. Delete it.
                        variable X: nothing reads it. Unset it.""")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void oneProblemIsNotCalledProblems() {
        Problems problems = new Problems();
        problems.add("a.yaml", 2, "a value is missing", "Add it");

        assertThatThrownBy(() -> problems.throwIfAny("the settings"))
                .hasMessage("Cannot use the settings: 1 problem.\na.yaml:2: a value is missing. Add it.");
    }

    @Test
    void noProblemThrowsNothing() {
        Problems problems = new Problems();

        problems.throwIfAny("the contracts");

        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void theNearestWordIsSuggestedOnlyWhenItIsNear() {
        List<String> known = List.of("landing", "warehouse", "cores");

        assertThat(Nearest.remedy("landings", known)).isEqualTo("Did you mean `landing`?");
        assertThat(Nearest.remedy("Cores", known)).isEqualTo("Did you mean `cores`?");
        assertThat(Nearest.remedy("colour", known)).isEqualTo("Use one of `cores`, `landing`, `warehouse`");
        assertThat(Nearest.remedy("colour", List.of())).isEqualTo("Delete it");
    }
}
