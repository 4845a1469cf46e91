package io.tallyhouse.models.attribution.credit;

import io.tallyhouse.models.attribution.weights.Milestones;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Reads a journey from the rows of its touches. */
final class JourneyReader implements Serializable {
    private static final double MICROS_PER_DAY = 86_400e6;
    private static final String DIRECT = "direct";

    private final HashMap<String, Integer> places = new HashMap<>();

    JourneyReader(StructType schema) {
        for (String name : schema.fieldNames()) {
            places.put(name, schema.fieldIndex(name));
        }
    }

    /** Whether the rows are of touches, and not the one row of a journey without any. */
    boolean hasTouch(List<Row> rows) {
        return rows.get(0).getInt(place("touch_number")) > 0;
    }

    /** An amount that a row holds, in minor units of two decimals; empty where it has none. */
    Optional<Long> cents(Row row, String column) {
        return Optional.ofNullable(row.getDecimal(place(column)))
                .map(amount -> amount.movePointRight(2).longValueExact());
    }

    /** The journey of rows in order, oldest first. */
    Journey journey(List<Row> touches) {
        int count = touches.size();
        int[] channels = new int[count];
        double[] ages = new double[count];
        List<Map<String, Double>> effects = new ArrayList<>(count);
        int newestIndirect = -1;
        OptionalLong leadAt = OptionalLong.empty();
        Map<String, Integer> numbers = new HashMap<>();
        for (int touch = 0; touch < count; touch++) {
            Row row = touches.get(touch);
            String channel = row.getString(place("channel"));
            channels[touch] = numbers.computeIfAbsent(channel, name -> numbers.size());
            ages[touch] = Math.max(0, at(row, "stage_at") - at(row, "touch_at")) / MICROS_PER_DAY;
            effects.add(effects(row));
            leadAt = earlier(leadAt, instant(row, "person_known_at"));
            newestIndirect = channel.equals(DIRECT) ? newestIndirect : touch;
        }
        Row any = touches.get(0);
        Milestones milestones = new Milestones(
                newest(touches, leadAt),
                newest(touches, instant(any, "created_at")),
                newest(touches, instant(any, "closed_at")));
        return new Journey(channels, ages, newestIndirect, effects, milestones);
    }

    private Map<String, Double> effects(Row row) {
        Map<String, Double> effects = new HashMap<>();
        if (!row.isNullAt(place("removal_effects"))) {
            Map<String, BigDecimal> byModel = row.getJavaMap(place("removal_effects"));
            byModel.forEach((model, effect) -> effects.put(model, effect.doubleValue()));
        }
        return effects;
    }

    private static OptionalLong earlier(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.getAsLong() <= other.getAsLong() ? one : other;
    }

    /** The newest touch at or before a milestone. */
    private OptionalInt newest(List<Row> touches, OptionalLong milestone) {
        OptionalInt newest = OptionalInt.empty();
        for (int touch = 0; touch < touches.size(); touch++) {
            if (milestone.isPresent() && at(touches.get(touch), "touch_at") <= milestone.getAsLong()) {
                newest = OptionalInt.of(touch);
            }
        }
        return newest;
    }

    private OptionalLong instant(Row row, String column) {
        return row.isNullAt(place(column)) ? OptionalLong.empty() : OptionalLong.of(at(row, column));
    }

    /** Microseconds since 1970. */
    private long at(Row row, String column) {
        Timestamp instant = row.getTimestamp(place(column));
        return Math.multiplyExact(Math.floorDiv(instant.getTime(), 1000L), 1_000_000L) + instant.getNanos() / 1000;
    }

    private int place(String column) {
        return Optional.ofNullable(places.get(column))
                .orElseThrow(() -> new IllegalArgumentException("the query gives no column " + column));
    }
}
