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
    private static final String FILE = "quality/reconciliations/credit_equals_revenue/rule.yaml";
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
                        Reconciliation.NoRows.UNKNOWN,
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
                        FILE + ":1: `owner` is missing. Name the team that answers for a difference.",
                        FILE + ":1: name is `credit`, but the folder is `credit_equals_revenue`. Use one name.",
                        FILE + ":5: `ownr` is not a key of a reconciliation. Did you mean `owner`?",
                        FILE + ":6: severity `fatal` is not known. Write `error` or `warning`.",
                        FILE + ":7: tolerance is `-1`. Write a number from 0, such as 0.01.",
                        FILE + ":8: key `tolerance` is repeated; it stands on line 7 already. Keep one of them.",
                        FILE + ":9: `explains` is missing. Say what a difference usually means.");
    }

    @Test
    void aRuleMaySayThatNoRowsAgree() {
        Problems problems = new Problems();

        List<Reconciliation> found = ReconciliationReader.read(
                Map.of(
                        "credit_equals_revenue/rule.yaml",
                        RULE + "no_rows: agree\n",
                        "credit_equals_revenue/query.sql",
                        "select 1",
                        "credit_equals_revenue/cases/none.yaml",
                        "case: Worked cases stand beside the rule."),
                problems);

        assertThat(problems.found()).isEmpty();
        assertThat(found).extracting(Reconciliation::noRows).containsExactly(Reconciliation.NoRows.AGREE);
        assertThat(problemsOf(RULE + "no_rows: fine\n"))
                .containsExactly(
                        FILE + ":7: no_rows is `fine`. Write `agree` where a select without rows means that both sides "
                                + "are empty, else leave it out.");
    }

    @Test
    void aToleranceIsNeeded() {
        assertThat(problemsOf(RULE.replace("tolerance: 0.00\n", "")))
                .containsExactly(FILE + ":1: `tolerance` is missing. Write a number from 0, such as 0.01.");
    }

    @Test
    void textThatIsNotAMappingIsReported() {
        assertThat(problemsOf("name: [a\nowner: b"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(FILE + ":2: is not YAML: ");
        assertThat(problemsOf("- name"))
                .containsExactly(FILE + ":1: the file is not a mapping. Write it as `key: value`.");
    }

    @Test
    void bothFilesAreNeededAndNoOther() {
        assertThat(problems(Map.of("a/rule.yaml", RULE, "b/query.sql", " ", "c/notes.txt", "", "d.sql", "")))
                .containsExactly(
                        missing("a/query.sql"),
                        "quality/reconciliations/a/rule.yaml:1: name is `credit_equals_revenue`, but the folder is `a`. Use one "
                                + "name.",
                        missing("b/query.sql"),
                        missing("b/rule.yaml"),
                        notAFile("c/notes.txt"),
                        notAFile("d.sql"));
    }

    private static String missing(String file) {
        return "quality/reconciliations/%s: the file is missing or empty. A reconciliation has rule.yaml and query.sql."
                .formatted(file);
    }

    private static String notAFile(String file) {
        return ("quality/reconciliations/%s: not a file of a reconciliation. Keep only <name>/rule.yaml, "
                        + "<name>/query.sql and <name>/cases/*.yaml here.")
                .formatted(file);
    }
}
