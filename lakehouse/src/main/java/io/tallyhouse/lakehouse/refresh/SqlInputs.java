package io.tallyhouse.lakehouse.refresh;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.collection.JavaConverters;

/** Which tables a select reads, from its parsed plan. */
public final class SqlInputs {
    private SqlInputs() {}

    /**
     * Names of the tables that {@code sql} reads, without those that it defines itself in {@code with}.
     *
     * @throws UserError when the SQL does not parse
     */
    public static Set<String> of(SparkSession session, String file, String sql) {
        LogicalPlan plan = parse(session, file, sql);
        Set<String> inputs = new TreeSet<>();
        collect(plan, Set.of(), inputs);
        return inputs;
    }

    /**
     * The select as Spark's parser reads it.
     *
     * @throws UserError when the SQL does not parse
     */
    public static LogicalPlan parse(SparkSession session, String file, String sql) {
        try {
            return session.sessionState().sqlParser().parsePlan(sql);
        } catch (ParseException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot read %s: the SQL does not parse. %s".formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void collect(LogicalPlan plan, Set<String> defined, Set<String> inputs) {
        if (plan instanceof UnresolvedRelation relation) {
            String name = String.join(".", JavaConverters.seqAsJavaList(relation.multipartIdentifier()));
            if (!defined.contains(name.toLowerCase(Locale.ROOT))) {
                inputs.add(name);
            }
            return;
        }
        if (plan instanceof RelationTimeTravel travel) {
            collect(travel.relation(), defined, inputs);
            return;
        }
        Set<String> known = defined;
        if (plan instanceof UnresolvedWith with) {
            known = new TreeSet<>(defined);
            for (var relation : JavaConverters.seqAsJavaList(with.cteRelations())) {
                collect(relation._2(), known, inputs);
                known.add(relation._1().toLowerCase(Locale.ROOT));
            }
        }
        for (LogicalPlan child : JavaConverters.seqAsJavaList(plan.children())) {
            collect(child, known, inputs);
        }
        for (Expression expression : JavaConverters.seqAsJavaList(plan.expressions())) {
            collect(expression, known, inputs);
        }
    }

    private static void collect(Expression expression, Set<String> defined, Set<String> inputs) {
        if (expression instanceof SubqueryExpression subquery) {
            collect(subquery.plan(), defined, inputs);
        }
        for (Expression child : JavaConverters.seqAsJavaList(expression.children())) {
            collect(child, defined, inputs);
        }
    }
}
