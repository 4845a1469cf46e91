package io.tallyhouse.pipelines.landing;

import io.tallyhouse.pipelines.landing.FileRecords.Parsed;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** The work of a Spark task: files in, rows out as they are read. After a file's rows comes one row that sums it up. */
final class ParsedRows implements FlatMapFunction<List<FileTask>, InternalRow> {
    static final int ROW = 0;
    static final int REJECTED = 1;
    static final int SUMMARY = 2;

    /** One of {@link #ROW}, {@link #REJECTED}, {@link #SUMMARY}. */
    static final String KIND = "__kind";

    static final String FILE = "__file";
    static final String REASON = "__reason";
    static final String RAW = "__raw";
    static final String READ = "__read";
    static final String DUPLICATES = "__duplicates";
    static final String NOTES = "__notes";
    static final String FILE_AT = "_file_at";
    static final String SOURCE_FILE = "_source_file";
    static final String LINE = "_line";
    static final String UNKNOWN = "_unknown";
    private static final int OWN_COLUMNS = 11;

    private final Broadcast<SerializableConfiguration> configuration;
    private final Layout layout;
    private final Limits limits;
    private final RawColumn rawColumn;

    ParsedRows(Broadcast<SerializableConfiguration> configuration, Layout layout, Limits limits, RawColumn rawColumn) {
        this.configuration = configuration;
        this.layout = layout;
        this.limits = limits;
        this.rawColumn = rawColumn;
    }

    /** Whether each row carries its text as received. */
    enum RawColumn {
        FILLED,
        EMPTY
    }

    /** Columns of the rows: ours, then the contract's, all text. */
    static StructType schema(Layout layout) {
        StructType schema = new StructType()
                .add(KIND, DataTypes.IntegerType)
                .add(FILE, DataTypes.IntegerType)
                .add(REASON, DataTypes.StringType)
                .add(RAW, DataTypes.StringType)
                .add(READ, DataTypes.LongType)
                .add(DUPLICATES, DataTypes.LongType)
                .add(NOTES, DataTypes.createArrayType(DataTypes.StringType))
                .add(FILE_AT, DataTypes.TimestampType)
                .add(SOURCE_FILE, DataTypes.StringType)
                .add(LINE, DataTypes.LongType)
                .add(UNKNOWN, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));
        for (String column : layout.columns()) {
            schema = schema.add(column, DataTypes.StringType);
        }
        return schema;
    }

    @Override
    public Iterator<InternalRow> call(List<FileTask> files) {
        return new Rows(new ArrayDeque<>(files), configuration.value().value());
    }

    private final class Rows implements Iterator<InternalRow> {
        private final Deque<FileTask> waiting;
        private final Configuration hadoop;
        private Optional<Open> open = Optional.empty();

        Rows(Deque<FileTask> waiting, Configuration hadoop) {
            this.waiting = waiting;
            this.hadoop = hadoop;
            TaskCompletionListener closing = context -> close();
            Optional.ofNullable(TaskContext.get()).ifPresent(context -> context.addTaskCompletionListener(closing));
        }

        @Override
        public boolean hasNext() {
            return open.isPresent() || !waiting.isEmpty();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("All files are read");
            }
            try {
                if (open.isEmpty()) {
                    open = Optional.of(open(waiting.removeFirst()));
                }
                Open file = open.orElseThrow();
                Optional<Parsed> parsed = file.records.next();
                if (parsed.isPresent()) {
                    return row(file, parsed.orElseThrow());
                }
                InternalRow summary = summary(file);
                close();
                return summary;
            } catch (IOException e) {
                throw new UnreadableFileException(
                        "Cannot read %s: %s"
                                .formatted(
                                        open.map(file -> file.task.file().uri()).orElse("a file"), e.getMessage()),
                        e);
            }
        }

        private Open open(FileTask task) throws IOException {
            FileContent content = new FileContent(hadoop, task.file().uri(), task.size());
            FileFormat format = FileFormat.of(task.path()).orElseThrow();
            return new Open(
                    task, text(task.path()), micros(task.fileAt()), new FileRecords(content, format, layout, limits));
        }

        private void close() {
            open.ifPresent(file -> {
                try {
                    file.records.close();
                } catch (IOException e) {
                    throw new UnreadableFileException(
                            "Cannot close %s".formatted(file.task.file().uri()), e);
                }
            });
            open = Optional.empty();
        }

        private InternalRow row(Open file, Parsed parsed) {
            @Nullable Object[] values = values(file, parsed.line());
            if (rawColumn == RawColumn.FILLED) {
                values[3] = text(RawText.shown(parsed.raw(), limits.rawBytes()));
            }
            if (parsed instanceof Parsed.Row row) {
                values[0] = ROW;
                values[10] = row.unknown().isEmpty() ? null : map(row.unknown());
                @Nullable String[] known = row.known();
                for (int column = 0; column < known.length; column++) {
                    values[OWN_COLUMNS + column] = text(known[column]);
                }
            } else if (parsed instanceof Parsed.Rejected rejected) {
                values[0] = REJECTED;
                values[2] = text(rejected.reason());
            }
            return new GenericInternalRow(values);
        }

        /** Also makes sure that what was read is what the manifest names. */
        private InternalRow summary(Open file) throws IOException {
            LandedFile landed = file.task.file();
            if (LandingFiles.look(hadoop, landed).filter(landed::equals).isEmpty()) {
                throw new UnreadableFileException(
                        "Cannot read %s: it changed while it was read".formatted(landed.uri()),
                        new IOException("changed"));
            }
            FileRecords.Summary summary = file.records.summary();
            @Nullable Object[] values = values(file, 0);
            values[0] = SUMMARY;
            values[4] = summary.read();
            values[5] = summary.duplicates();
            values[6] = array(summary.notes());
            return new GenericInternalRow(values);
        }

        private @Nullable Object[] values(Open file, long line) {
            @Nullable
            Object[] values =
                    new @Nullable Object[OWN_COLUMNS + layout.columns().size()];
            values[1] = file.task.number();
            values[7] = file.fileAt;
            values[8] = file.path;
            values[9] = line;
            return values;
        }
    }

    private static @Nullable UTF8String text(@Nullable String text) {
        return UTF8String.fromString(text);
    }

    private static GenericArrayData array(Collection<String> texts) {
        return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
    }

    private static ArrayBasedMapData map(Map<String, String> texts) {
        return new ArrayBasedMapData(array(texts.keySet()), array(texts.values()));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private record Open(FileTask task, @Nullable UTF8String path, long fileAt, FileRecords records) {}

    /** The storage failed, not the file's content; another try may succeed. */
    static final class UnreadableFileException extends RuntimeException {
        UnreadableFileException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
