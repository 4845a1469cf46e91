package io.tallyhouse.quality.checks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_millis;

import io.tallyhouse.lakehouse.contracts.Column.Reference;
import io.tallyhouse.lakehouse.contracts.QualityRule.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Turns a rule's measure into what has to be looked at in a table, and finds here what cannot be: a column that is not
 * there, a type that does not fit, a pattern or a select that does not parse.
 *
 * @param name the table's name without schema
 * @param table the table's rows
 * @param others other tables by unqualified name
 */
record Probes(String name, Dataset<Row> table, Function<String, Dataset<Row>> others) {
    private static final long MILLIS_OF_DAY = 86_400_000L;

    /** Signals that a rule cannot be looked at; never leaves this class. */
    private static final class ImpossibleException extends RuntimeException {
        ImpossibleException(String reason) {
            super(reason);
        }
    }

    Probe of(BoundRule rule) {
        try {
            Measure measure = rule.rule().measure();
            if (rule.rule().expectation().percent()
                    && (measure instanceof Measure.RowCount || measure instanceof Measure.HoursSince)) {
                throw new ImpossibleException("the rule expects a percentage, but its measure does not count bad rows");
            }
            return of(measure, rule.property());
        } catch (ImpossibleException e) {
            return new Probe.Impossible(Reasons.of(e));
        }
    }

    private Probe of(Measure measure, Optional<String> property) {
        if (measure instanceof Measure.RowCount) {
            return new Probe.AllRows();
        }
        if (measure instanceof Measure.NullValues nulls) {
            typeOf(nulls.column());
            return new Probe.BadRows(column(nulls.column()).isNull(), List.of());
        }
        if (measure instanceof Measure.NotAmong accepted) {
            Object[] values = accepted.validValues().stream()
                    .map(value -> literal(value, typeOf(accepted.column())))
                    .toArray();
            Column value = column(accepted.column());
            return new Probe.BadRows(value.isNotNull().and(not(value.isin(values))), List.of(accepted.column()));
        }
        if (measure instanceof Measure.NotMatching pattern) {
            return pattern(pattern);
        }
        if (measure instanceof Measure.DuplicateValues duplicates) {
            duplicates.columns().forEach(this::typeOf);
            return new Probe.Duplicates(duplicates.columns());
        }
        if (measure instanceof Measure.SqlNumber sql) {
            return new SqlRule(name, table).probe(sql.query(), property);
        }
        if (measure instanceof Measure.Orphans orphans) {
            return orphans(orphans);
        }
        if (measure instanceof Measure.HoursSince hours) {
            return newest(hours.column());
        }
        throw new IllegalStateException("Unknown measure: " + measure);
    }

    private Probe pattern(Measure.NotMatching rule) {
        if (!typeOf(rule.column()).equals(DataTypes.StringType)) {
            throw new ImpossibleException("a pattern needs text, but column %s is %s"
                    .formatted(rule.column(), typeOf(rule.column()).sql()));
        }
        try {
            Pattern.compile(rule.pattern());
        } catch (PatternSyntaxException e) {
            throw new ImpossibleException(
                    "the pattern %s is not a regular expression: %s".formatted(rule.pattern(), e.getDescription()));
        }
        return new Probe.BadRows(not(column(rule.column()).rlike(rule.pattern())), List.of(rule.column()));
    }

    private Probe orphans(Measure.Orphans rule) {
        Reference reference = rule.reference();
        DataType type = typeOf(rule.column());
        Dataset<Row> other;
        try {
            other = others.apply(reference.table());
        } catch (RuntimeException e) {
            throw new ImpossibleException(
                    "the referenced table %s cannot be read: %s".formatted(reference.table(), Reasons.of(e)));
        }
        DataType otherType = typeIn(other.schema(), reference.table(), reference.column());
        boolean comparable =
                type.equals(otherType) || (type instanceof NumericType && otherType instanceof NumericType);
        if (!comparable) {
            throw new ImpossibleException("column %s is %s, but %s.%s is %s"
                    .formatted(rule.column(), type.sql(), reference.table(), reference.column(), otherType.sql()));
        }
        return new Probe.Orphans(rule.column(), other.select(column(reference.column())));
    }

    private Probe newest(String name) {
        DataType type = typeOf(name);
        if (type.equals(DataTypes.TimestampType)) {
            return new Probe.Newest(name, unix_millis(column(name)));
        }
        if (type.equals(DataTypes.DateType)) {
            // Without a cast to timestamp, which would read the session's time zone: a day begins at midnight UTC.
            return new Probe.Newest(name, unix_date(column(name)).cast("bigint").multiply(lit(MILLIS_OF_DAY)));
        }
        throw new ImpossibleException(
                "freshness needs a date or a timestamp, but column %s is %s".formatted(name, type.sql()));
    }

    private DataType typeOf(String column) {
        return typeIn(table.schema(), name, column);
    }

    private static DataType typeIn(StructType schema, String table, String column) {
        return Arrays.stream(schema.fields())
                .filter(field -> field.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new ImpossibleException("table %s has no column %s; it has %s"
                        .formatted(table, column, String.join(", ", schema.fieldNames()))))
                .dataType();
    }

    /** An accepted value, written as text in the contract, in the column's type. */
    private static Object literal(String value, DataType type) {
        try {
            if (type.equals(DataTypes.StringType)) {
                return value;
            }
            if (type instanceof NumericType) {
                return new BigDecimal(value);
            }
            if (type.equals(DataTypes.DateType)) {
                return LocalDate.parse(value);
            }
            if (type.equals(DataTypes.BooleanType) && (value.equals("true") || value.equals("false"))) {
                return Boolean.valueOf(value);
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new ImpossibleException("the accepted value %s is not a %s".formatted(value, type.sql()));
        }
        throw new ImpossibleException(
                "the accepted value %s cannot be compared with a %s".formatted(value, type.sql()));
    }

    private static Column column(String name) {
        return col("`" + name + "`");
    }
}
