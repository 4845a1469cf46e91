package io.tallyhouse.models.attribution.journeys;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** The columns of events, in the places where the packer reads them. */
final class EventColumns {
    static final int PERSON = 0;
    static final int AT = 1;
    static final int PRIORITY = 2;
    static final int SOURCE = 3;
    static final int ID = 4;
    static final int CHANNEL = 5;
    static final int AMOUNT = 6;
    static final int REFUND = 7;

    private static final String AMOUNT_NAME = "conversion_amount";
    private static final String REFUND_NAME = "refunded_amount";
    private static final int MINOR_DIGITS = 2;

    private EventColumns() {}

    /** The events with their columns in place and money in minor units; {@code refunded_amount} may be absent. */
    static Dataset<Row> select(Dataset<Row> events) {
        List<String> known = Arrays.asList(events.columns());
        List<Column> columns = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        columns.add(text(known, missing, "person_key"));
        columns.add(required(known, missing, "event_at").cast(DataTypes.TimestampType));
        columns.add(required(known, missing, "source_priority").cast(DataTypes.IntegerType));
        columns.add(text(known, missing, "event_source"));
        columns.add(text(known, missing, "event_id"));
        columns.add(text(known, missing, "channel"));
        required(known, missing, AMOUNT_NAME);
        if (!missing.isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot attribute journeys: the events have no column " + missing + ", only " + known
                            + ". Name the columns so in the query that gives the events.");
        }
        columns.add(minorUnits(events, AMOUNT_NAME));
        columns.add(known.contains(REFUND_NAME) ? minorUnits(events, REFUND_NAME) : lit(0L).as(REFUND_NAME));
        return events.select(columns.toArray(new Column[0]));
    }

    private static Column text(List<String> known, List<String> missing, String name) {
        return required(known, missing, name).cast(DataTypes.StringType);
    }

    private static Column required(List<String> known, List<String> missing, String name) {
        if (!known.contains(name)) {
            missing.add(name);
        }
        return col(name);
    }

    private static Column minorUnits(Dataset<Row> events, String name) {
        DataType type = events.schema().apply(name).dataType();
        if (type.equals(DataTypes.LongType)) {
            return col(name);
        }
        if (type instanceof DecimalType decimal && decimal.scale() <= MINOR_DIGITS) {
            DecimalType wide = DataTypes.createDecimalType(DecimalType.MAX_PRECISION(), MINOR_DIGITS);
            return col(name)
                    .cast(wide)
                    .multiply(lit(100))
                    .cast(DataTypes.LongType)
                    .as(name);
        }
        throw new UserError(
                ExitCode.CONFIGURATION,
                "Cannot attribute journeys: " + name + " is " + type.sql()
                        + ". Give minor units as BIGINT, or a DECIMAL with at most " + MINOR_DIGITS + " decimals.");
    }
}
