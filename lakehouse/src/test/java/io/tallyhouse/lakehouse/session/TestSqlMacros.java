package io.tallyhouse.lakehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.session.SqlMacros.SqlMacro;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSqlMacros {
    @TempDir
    Path folder;

    private SparkSession session;

    @BeforeEach
    void openSession() {
        session = SparkSessions.open(WarehouseConfiguration.local(folder)).newSession();
    }

    @Test
    void aFunctionIsItsExpressionOverTheArguments() {
        register(new SqlMacro("minus", List.of("a", "b"), "a - b"));

        assertThat(first("select minus(10, 3)")).isEqualTo("7");
        assertThat(first("select minus(minus(10, 3), minus(2, 1))"))
                .as("within itself")
                .isEqualTo("6");
    }

    @Test
    void anArgumentMayBeAColumnNamedLikeAnotherParameter() {
        register(new SqlMacro("minus", List.of("a", "b"), "a - b"));

        assertThat(first("select minus(b, a) from values (1, 10) as t(a, b)")).isEqualTo("9");
        assertThat(first("select minus(b + 0, a + 0) from values (1, 10) as t(a, b)"))
                .isEqualTo("9");
    }

    @Test
    void aParameterReachesIntoALambda() {
        register(new SqlMacro("add_all", List.of("numbers", "more"), "transform(numbers, x -> x + more)"));

        assertThat(first("select array_join(add_all(array(1, 2), 10), ',')")).isEqualTo("11,12");
    }

    @Test
    void aFunctionWorksInsideALambda() {
        register(new SqlMacro("twice", List.of("a"), "a * 2"));

        assertThat(first("select array_join(transform(array(1, 2), x -> twice(x)), ',')"))
                .isEqualTo("2,4");
    }

    @Test
    void aWrongNumberOfArgumentsIsToldWithTheParameters() {
        register(new SqlMacro("minus", List.of("a", "b"), "a - b"));

        assertThatThrownBy(() -> session.sql("select minus(1)"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use minus: it takes 2 arguments (a, b), and 1 are given. Correct the SQL.");
    }

    @Test
    void anExpressionThatDoesNotParseIsTold() {
        assertThatThrownBy(() -> register(new SqlMacro("broken", List.of("a"), "a +")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read the SQL function broken: its expression does not parse.");
    }

    @Test
    void otherSessionsDoNotSeeAFunction() {
        register(new SqlMacro("minus", List.of("a", "b"), "a - b"));

        assertThatThrownBy(() -> session.newSession().sql("select minus(2, 1)")).hasMessageContaining("minus");
    }

    private void register(SqlMacro macro) {
        SqlMacros.register(session, List.of(macro));
    }

    private String first(String sql) {
        return session.sql(sql).first().get(0).toString();
    }
}
