package io.tallyhouse.quality.reconciliation;

import static io.tallyhouse.quality.OneSession.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.refresh.SqlInputs;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestReconciliationFiles {
    @Test
    void theHousesOwnAreFoundAndTheirSqlParses() {
        List<Reconciliation> reconciliations = ReconciliationFiles.load();

        assertThat(reconciliations).extracting(Reconciliation::name).contains("credit_equals_revenue");
        assertThat(reconciliations)
                .allSatisfy(each -> assertThat(SqlInputs.of(session(), each.file(), each.sql()))
                        .isNotEmpty()
                        .noneMatch(input -> input.startsWith("gold.analytics.")));
    }
}
