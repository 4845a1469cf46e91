package io.tallyhouse.pipelines.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Parquet values as the text another dialect would have delivered. */
final class ParquetText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

    private ParquetText() {}

    /** One text a column; empty where there is no value. */
    static List<String> values(Group row) {
        List<String> values = new ArrayList<>();
        for (int field = 0; field < row.getType().getFieldCount(); field++) {
            Type type = row.getType().getType(field);
            int count = row.getFieldRepetitionCount(field);
            if (count == 0) {
                values.add("");
            } else if (type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED)) {
                values.add(text(row, field, 0));
            } else {
                int column = field;
                values.add(written(json -> field(json, row, column)));
            }
        }
        return values;
    }

    /** A row as one JSON object. */
    static String json(List<String> names, List<String> values) {
        return written(json -> {
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                json.writeStringField(names.get(i), values.get(i));
            }
            json.writeEndObject();
        });
    }

    private static void field(JsonGenerator json, Group group, int field) throws IOException {
        Type type = group.getType().getType(field);
        int count = group.getFieldRepetitionCount(field);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            json.writeStartArray();
            for (int i = 0; i < count; i++) {
                value(json, group, field, i);
            }
            json.writeEndArray();
        } else if (count == 0) {
            json.writeNull();
        } else {
            value(json, group, field, 0);
        }
    }

    private static void value(JsonGenerator json, Group group, int field, int index) throws IOException {
        Type type = group.getType().getType(field);
        if (type.isPrimitive()) {
            primitive(json, group, field, index);
            return;
        }
        Group nested = group.getGroup(field, index);
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof ListLogicalTypeAnnotation) {
            list(json, nested);
        } else if (logical instanceof MapLogicalTypeAnnotation) {
            map(json, nested);
        } else {
            json.writeStartObject();
            for (int i = 0; i < nested.getType().getFieldCount(); i++) {
                json.writeFieldName(nested.getType().getFieldName(i));
                field(json, nested, i);
            }
            json.writeEndObject();
        }
    }

    private static void primitive(JsonGenerator json, Group group, int field, int index) throws IOException {
        PrimitiveType type = group.getType().getType(field).asPrimitiveType();
        String text = text(group, field, index);
        boolean bare = switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> true;
            case INT32, INT64 ->
                type.getLogicalTypeAnnotation() == null
                        || type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation
                        || type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
            case FLOAT, DOUBLE -> !text.endsWith("N") && !text.endsWith("y");
            case INT96 -> false;
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
        };
        if (bare) {
            json.writeRawValue(text);
        } else {
            json.writeString(text);
        }
    }

    /** A list is a group of one repeated field, whose one field is the element (three levels) or which is the element. */
    private static void list(JsonGenerator json, Group list) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            Type repeated = list.getType().getType(0);
            if (!repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1) {
                field(json, list.getGroup(0, i), 0);
            } else {
                value(json, list, 0, i);
            }
        }
        json.writeEndArray();
    }

    private static void map(JsonGenerator json, Group map) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            Group entry = map.getGroup(0, i);
            json.writeFieldName(text(entry, 0, 0));
            field(json, entry, 1);
        }
        json.writeEndObject();
    }

    private static String text(Group group, int field, int index) {
        PrimitiveType type = group.getType().getType(field).asPrimitiveType();
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Boolean.toString(group.getBoolean(field, index));
            case INT32 -> integer(group.getInteger(field, index), 32, logical);
            case INT64 -> integer(group.getLong(field, index), 64, logical);
            case INT96 -> julian(group.getInt96(field, index));
            case FLOAT -> number(Float.toString(group.getFloat(field, index)));
            case DOUBLE -> number(Double.toString(group.getDouble(field, index)));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(field, index), logical);
        };
    }

    private static String integer(long value, int bits, @Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
        }
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            Instant instant = Instant.EPOCH.plus(value, unit(timestamp.getUnit()));
            return timestamp.isAdjustedToUTC()
                    ? instant.toString()
                    : ISO_LOCAL_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
        }
        if (logical instanceof TimeLogicalTypeAnnotation time) {
            return LocalTime.MIDNIGHT.plus(value, unit(time.getUnit())).toString();
        }
        if (logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
            return bits == 32 ? Integer.toUnsignedString((int) value) : Long.toUnsignedString(value);
        }
        return Long.toString(value);
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    /** The old form of timestamps: nanoseconds of the day, then the Julian day. */
    private static String julian(Binary value) {
        ByteBuffer buffer = ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long nanoseconds = buffer.getLong();
        long day = buffer.getInt() - JULIAN_DAY_OF_EPOCH;
        return Instant.EPOCH
                .plus(day, ChronoUnit.DAYS)
                .plus(nanoseconds, ChronoUnit.NANOS)
                .toString();
    }

    private static String number(String text) {
        return text.endsWith("N") || text.endsWith("y") ? text : new BigDecimal(text).toPlainString();
    }

    private static String bytes(Binary value, @Nullable LogicalTypeAnnotation logical) {
        byte[] bytes = value.getBytes();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString();
        }
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong()).toString();
        }
        return RawText.fault(bytes).isEmpty()
                ? new String(bytes, UTF_8)
                : "0x" + HexFormat.of().formatHex(bytes);
    }

    private static String written(JsonAction action) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            action.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write JSON to memory", e);
        }
        return text.toString();
    }

    private interface JsonAction {
        void write(JsonGenerator json) throws IOException;
    }
}
