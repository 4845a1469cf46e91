package io.tallyhouse.pipelines.landing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.Type;

/** Parquet files; each value as text, instants in UTC, nested values as JSON. A row's line is its number in the file, from 1. */
final class ParquetDialect implements Dialect {
    @Override
    public RecordReader open(FileContent file, Layout layout, Limits limits) throws IOException {
        return file.size() == 0 ? new Nothing() : new Reader(file);
    }

    private static final class Nothing implements RecordReader {
        @Override
        public Optional<LandedRecord> next() {
            return Optional.empty();
        }

        @Override
        public Optional<Header> header() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static final class Reader implements RecordReader {
        private final ParquetReader<Group> reader;
        private Optional<Header> header = Optional.empty();
        private long row;
        private boolean finished;

        Reader(FileContent file) throws IOException {
            reader = ParquetReader.builder(new GroupReadSupport(), new Path(file.uri()))
                    .withConf(file.configuration())
                    .build();
        }

        @Override
        public Optional<LandedRecord> next() throws IOException {
            if (finished) {
                return Optional.empty();
            }
            row++;
            try {
                Group group = reader.read();
                if (group == null) {
                    finished = true;
                    return Optional.empty();
                }
                return Optional.of(record(group));
            } catch (RuntimeException | EOFException e) {
                // Parquet reports damage by unchecked exceptions of several kinds; no row after it can be found.
                finished = true;
                String reason = "the Parquet file cannot be read from row %d on: %s".formatted(row, e.getMessage());
                return Optional.of(new LandedRecord.Fault(row, reason, new byte[0]));
            }
        }

        @Override
        public Optional<Header> header() {
            return header;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        private LandedRecord record(Group group) {
            if (header.isEmpty()) {
                header = Optional.of(new Header(
                        group.getType().getFields().stream().map(Type::getName).toList()));
            }
            Header names = header.orElseThrow();
            List<String> values = ParquetText.values(group);
            byte[] raw = ParquetText.json(names.names(), values).getBytes(UTF_8);
            return new LandedRecord.Values(row, names, values.toArray(String[]::new), raw);
        }
    }
}
