package io.tallyhouse.models.attribution.credit;

import io.tallyhouse.models.rows.SortedGroups;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Journeys of their touches: one row for each, with its channels in order.
 *
 * <p>Rows need {@code journey_kind, stage, source, journey_id} (the journey), {@code touch_number} (from 1, oldest first; 0 in
 * the one row of a journey without a touch), {@code channel, touch_at} and {@code person_key}.
 */
public final class JourneyPaths {
    /** Stands between the channels of a path, as in path files. */
    public static final String SEPARATOR = " > ";

    private static final List<String> JOURNEY = List.of("journey_kind", "stage", "source", "journey_id");
    private static final List<String> ORDER = List.of("touch_number");

    private JourneyPaths() {}

    /** The row of each journey's first touch, with {@code path, touch_count, person_count, last_touch_at, last_channel}. */
    public static Dataset<Row> rows(Dataset<Row> touches, Optional<Dataset<Row>> definitions) {
        StructType given = touches.schema();
        StructType schema = given.add("path", DataTypes.StringType)
                .add("touch_count", DataTypes.LongType)
                .add("person_count", DataTypes.LongType)
                .add("last_touch_at", DataTypes.TimestampType)
                .add("last_channel", DataTypes.StringType);
        int channel = given.fieldIndex("channel");
        int touchAt = given.fieldIndex("touch_at");
        int person = given.fieldIndex("person_key");
        return SortedGroups.map(
                touches, JOURNEY, ORDER, schema, journey -> List.of(path(journey, channel, touchAt, person)));
    }

    private static Row path(List<Row> touches, int channel, int touchAt, int person) {
        StringBuilder path = new StringBuilder();
        TreeSet<String> persons = new TreeSet<>();
        long touchCount = 0;
        for (Row touch : touches) {
            if (touch.isNullAt(channel)) {
                continue;
            }
            path.append(path.isEmpty() ? "" : SEPARATOR).append(touch.getString(channel));
            touchCount++;
            Optional.ofNullable(touch.getString(person)).ifPresent(persons::add);
        }
        Row first = touches.get(0);
        Row last = touches.get(touches.size() - 1);
        int given = first.size();
        @Nullable Object[] values = new @Nullable Object[given + 5];
        for (int column = 0; column < given; column++) {
            values[column] = first.get(column);
        }
        values[given] = path.toString();
        values[given + 1] = touchCount;
        values[given + 2] = (long) persons.size();
        values[given + 3] = last.get(touchAt);
        values[given + 4] = last.get(channel);
        return RowFactory.create(values);
    }
}
