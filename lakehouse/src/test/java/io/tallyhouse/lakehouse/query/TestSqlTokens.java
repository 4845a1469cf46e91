package io.tallyhouse.lakehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.UserError;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TestSqlTokens {
    @Property(tries = 300)
    void thePiecesTogetherAreTheText(@ForAll("sql") String sql, @ForAll Engine engine) {
        List<SqlToken> tokens;
        try {
            tokens = SqlTokens.of(sql, engine);
        } catch (UserError e) {
            assertThat(e).hasMessageContaining("has no end");
            return;
        }

        assertThat(tokens.stream().map(SqlToken::text).collect(Collectors.joining()))
                .isEqualTo(sql);
        assertThat(tokens).allSatisfy(token -> assertThat(token.text()).isNotEmpty());
    }

    @Provide
    Arbitrary<String> sql() {
        return Arbitraries.of(
                        "select", " ", "\n", "'", "''", "\"", "`", "\\", "--", "/*", "*/", ".", ",", "(", ")", ";",
                        "gold", "r", "é", "1.5", "$", "a_b")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    @Test
    void aClosingSemicolonIsLeftOut() {
        assertThat(SingleStatement.of(" select ';' ; -- done\n;", Engine.TRINO)).isEqualTo(" select ';'");
    }

    @Test
    void twoStatementsAreRefused() {
        assertThatThrownBy(() -> SingleStatement.of("select 1; select 2", Engine.SPARK))
                .hasMessage("Cannot run the SQL: it holds more than one statement. Give them one at a time.");
        assertThatThrownBy(() -> SingleStatement.of(" -- nothing", Engine.SPARK))
                .hasMessage("Cannot run the SQL: it is empty. Give one statement.");
    }
}
