package io.tallyhouse.lakehouse.session;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.PartialFunction;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;

/** Functions written as one SQL expression. Spark sees the expression itself, so nothing is opaque to its optimiser. */
public final class SqlMacros {
    private SqlMacros() {}

    /** Makes the macros known to a session. */
    public static void register(SparkSession session, List<SqlMacro> macros) {
        for (SqlMacro macro : macros) {
            Expression body = parse(session, macro);
            session.sessionState()
                    .functionRegistry()
                    .createOrReplaceTempFunction(macro.name(), new Expand(macro, body), "built-in");
        }
    }

    private static Expression parse(SparkSession session, SqlMacro macro) {
        try {
            return session.sessionState().sqlParser().parseExpression(macro.expression());
        } catch (ParseException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot read the SQL function %s: its expression does not parse. %s"
                            .formatted(macro.name(), e.getMessage()),
                    e);
        }
    }

    /**
     * A function as an expression over its parameters.
     *
     * @param name function name
     * @param parameters parameter names, in order
     * @param expression SQL expression that uses them
     */
    public record SqlMacro(String name, List<String> parameters, String expression) {
        public SqlMacro {
            requireNonNull(name, "name is null");
            requireNonNull(expression, "expression is null");
            parameters = List.copyOf(parameters);
        }
    }

    private static final class Expand extends AbstractFunction1<Seq<Expression>, Expression> {
        private final SqlMacro macro;
        private final Expression body;

        Expand(SqlMacro macro, Expression body) {
            this.macro = macro;
            this.body = body;
        }

        @Override
        public Expression apply(Seq<Expression> arguments) {
            List<Expression> given = JavaConverters.seqAsJavaList(arguments);
            if (given.size() != macro.parameters().size()) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot use %s: it takes %d arguments (%s), and %d are given. Correct the SQL."
                                .formatted(
                                        macro.name(),
                                        macro.parameters().size(),
                                        String.join(", ", macro.parameters()),
                                        given.size()));
            }
            Map<String, Expression> byName = new HashMap<>();
            for (int index = 0; index < given.size(); index++) {
                byName.put(macro.parameters().get(index), given.get(index));
            }
            // From below, so that what was put in is not searched for parameters again.
            return body.transformUp(new Substitute(byName));
        }
    }

    private static final class Substitute extends AbstractPartialFunction<Expression, Expression>
            implements PartialFunction<Expression, Expression> {
        private final Map<String, Expression> byName;

        Substitute(Map<String, Expression> byName) {
            this.byName = byName;
        }

        @Override
        public boolean isDefinedAt(Expression expression) {
            return byName.containsKey(name(expression));
        }

        @Override
        public Expression apply(Expression expression) {
            return requireNonNull(byName.get(name(expression)), "not a parameter");
        }

        /** Inside a lambda Spark's parser takes every name for one of the lambda's own. */
        private static String name(Expression expression) {
            if (expression instanceof UnresolvedAttribute attribute) {
                return attribute.name();
            }
            return expression instanceof UnresolvedNamedLambdaVariable variable ? variable.name() : "";
        }
    }
}
