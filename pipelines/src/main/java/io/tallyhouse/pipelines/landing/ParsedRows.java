package io.tallyhouse.pipelines.landing;

import io.tallyhouse.pipelines.landing.FileRecords.Parsed;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** The work of a Spark task: files in, rows out as they are read. After a file's rows comes one row that sums it up. */
final class ParsedRows implements FlatMapFunction<List<FileTask>, Row> {
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
    static final String FILE_AT = "__file_at";
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
                .add(FILE_AT, DataTypes.LongType)
                .add(SOURCE_FILE, DataTypes.StringType)
                .add(LINE, DataTypes.LongType)
                .add(UNKNOWN, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));
        for (String column : layout.columns()) {
            schema = schema.add(column, DataTypes.StringType);
        }
        return schema;
    }

    @Override
    public Iterator<Row> call(List<FileTask> files) {
        return new Rows(new ArrayDeque<>(files), configuration.value().value());
    }

    private final class Rows implements Iterator<Row> {
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
        public Row next() {
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
                Row summary = summary(file);
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
            return new Open(task, micros(task.fileAt()), new FileRecords(content, format, layout, limits));
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

        private Row row(Open file, Parsed parsed) {
            @Nullable Object[] values = values(file, parsed.line());
            if (parsed instanceof Parsed.Row row) {
                values[0] = ROW;
                values[3] = rawColumn == RawColumn.FILLED ? RawText.shown(row.raw(), limits.rawBytes()) : null;
                values[10] = row.unknown().isEmpty() ? null : JavaConverters.mapAsScalaMap(row.unknown());
                System.arraycopy(row.known(), 0, values, OWN_COLUMNS, row.known().length);
            } else if (parsed instanceof Parsed.Rejected rejected) {
                values[0] = REJECTED;
                values[2] = rejected.reason();
                values[3] = rawColumn == RawColumn.FILLED ? RawText.shown(rejected.raw(), limits.rawBytes()) : null;
            }
            return RowFactory.create(values);
        }

        /** Also makes sure that what was read is what the manifest names. */
        private Row summary(Open file) throws IOException {
            LandedFile landed = file.task.file();
            if (LandingFiles.look(hadoop, landed).filter(landed::equals).isEmpty()) {
                throw new UnreadableFileException(
                        "%s changed while it was read".formatted(landed.uri()), new IOException("changed"));
            }
            FileRecords.Summary summary = file.records.summary();
            @Nullable Object[] values = values(file, 0);
            values[0] = SUMMARY;
            values[4] = summary.read();
            values[5] = summary.duplicates();
            values[6] = summary.notes().toArray(String[]::new);
            return RowFactory.create(values);
        }

        private @Nullable Object[] values(Open file, long line) {
            @Nullable
            Object[] values =
                    new @Nullable Object[OWN_COLUMNS + layout.columns().size()];
            values[1] = file.task.number();
            values[7] = file.fileAt;
            values[8] = file.task.path();
            values[9] = line;
            return values;
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private record Open(FileTask task, long fileAt, FileRecords records) {}

    /** The storage failed, not the file's content; another try may succeed. */
    static final class UnreadableFileException extends RuntimeException {
        UnreadableFileException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
