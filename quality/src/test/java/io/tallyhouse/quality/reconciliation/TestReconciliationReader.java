package io.tallyhouse.quality.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.lakehouse.errors.Problem;
import io.tallyhouse.lakehouse.errors.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestReconciliationReader {
    private static final String RULE = """
            name: credit_equals_revenue
            description: For each model, credit equals revenue, to the cent.
            owner: marketing-analytics
            severity: error
            tolerance: 0.00
            explains: Credit lost by a model.
            """;

    private static List<String> problems(Map<String, String> files) {
        Problems problems = new Problems();
        assertThat(ReconciliationReader.read(files, problems)).isEmpty();
        return problems.found().stream().map(Problem::toString).toList();
    }

    private static List<String> problemsOf(String rule) {
        return problems(Map.of("credit_equals_revenue/rule.yaml", rule, "credit_equals_revenue/query.sql", "select 1"));
    }

    @Test
    void aFolderIsAReconciliation() {
        Problems problems = new Problems();

        List<Reconciliation> found = ReconciliationReader.read(
                Map.of("credit_equals_revenue/rule.yaml", RULE, "credit_equals_revenue/query.sql", "select 1"),
                problems);

        assertThat(problems.found()).isEmpty();
        assertThat(found)
                .containsExactly(new Reconciliation(
                        "credit_equals_revenue",
                        "For each model, credit equals revenue, to the cent.",
                        "marketing-analytics",
                        Severity.ERROR,
                        new BigDecimal("0.00"),
                        "Credit lost by a model.",
                        "select 1",
                        "quality/reconciliations/credit_equals_revenue/query.sql"));
    }

    @Test
    void everyProblemIsReportedWithItsLine() {
        assertThat(problemsOf("""
                        name: credit
                        description: >-
                          Two
                          lines.
                        ownr: marketing-analytics
                        severity: fatal
                        tolerance: -1
                        tolerance: 0
                        explains:
                        """))
                .containsExactly(
                        "quality/reconciliations/credit_equals_revenue/rule.yaml:1: name is credit, but the folder is "
                                + "credit_equals_revenue. Use one name.",
                        "quality/reconciliations/credit_equals_revenue/rule.yaml:1: owner is missing. Write owner.",
                        "quality/reconciliations/credit_equals_revenue/rule.yaml:5: Unknown key ownr. Known keys are name, "
                                + "description, owner, severity, tolerance, explains.",
                        "quality/reconciliations/credit_equals_revenue/rule.yaml:6: severity is fatal. Write error or warning.",
                        "quality/reconciliations/credit_equals_revenue/rule.yaml:8: tolerance stands twice. Keep one.",
                        "quality/reconciliations/credit_equals_revenue/rule.yaml:9: explains has no value. Write one text or "
                                + "number.");
    }

    @Test
    void aToleranceIsANumberFromZero() {
        assertThat(problemsOf(RULE.replace("0.00", "-0.01")))
                .containsExactly(
                        "quality/reconciliations/credit_equals_revenue/rule.yaml:5: tolerance is -0.01. Write a number "
                                + "from 0, such as 0.01.");
    }

    @Test
    void textThatIsNotYamlIsReported() {
        assertThat(problemsOf("name: [a\nowner: b"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("quality/reconciliations/credit_equals_revenue/rule.yaml:2: Not readable as YAML: ");
        assertThat(problemsOf("- name")).hasSize(6);
    }

    @Test
    void bothFilesAreNeededAndNoOther() {
        assertThat(problems(Map.of("a/rule.yaml", RULE, "b/query.sql", " ", "c/notes.txt", "", "d.sql", "")))
                .containsExactly(
                        "quality/reconciliations/a/query.sql:0: The file is missing or empty. A reconciliation has rule.yaml and query.sql.",
                        "quality/reconciliations/b/query.sql:0: The file is missing or empty. A reconciliation has rule.yaml and query.sql.",
                        "quality/reconciliations/b/rule.yaml:0: The file is missing or empty. A reconciliation has rule.yaml and query.sql.",
                        "quality/reconciliations/c/notes.txt:0: Not a file of a reconciliation. Keep only <name>/rule.yaml and <name>/query.sql here.",
                        "quality/reconciliations/d.sql:0: Not a file of a reconciliation. Keep only <name>/rule.yaml and <name>/query.sql here.");
    }
}
