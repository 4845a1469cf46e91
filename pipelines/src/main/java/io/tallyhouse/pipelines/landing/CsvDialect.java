package io.tallyhouse.pipelines.landing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Comma-separated values (RFC 4180) with a header, in UTF-8. Blank lines are not records. */
final class CsvDialect implements Dialect {
    @Override
    public RecordReader open(FileContent file, Layout layout, Limits limits) throws IOException {
        return new Reader(new RecordSplitter(file, RecordSplitter.Style.CSV, limits));
    }

    private static final class Reader implements RecordReader {
        private final RecordSplitter splitter;
        private final CsvReader.CsvReaderBuilder csv = CsvReader.builder().skipEmptyLines(false);
        private Optional<Header> header = Optional.empty();
        private String[] headerFields = {};
        private boolean finished;

        Reader(RecordSplitter splitter) {
            this.splitter = splitter;
        }

        @Override
        public Optional<LandedRecord> next() throws IOException {
            while (!finished) {
                Optional<RawRecord> found = splitter.next();
                if (found.isEmpty()) {
                    break;
                }
                RawRecord raw = found.orElseThrow();
                if (raw.bytes().length == 0 && raw.fault().isEmpty()) {
                    continue;
                }
                Optional<String> fault = raw.fault().or(() -> RawText.fault(raw.bytes()));
                if (header.isPresent()) {
                    return Optional.of(record(raw, fault));
                }
                if (fault.isPresent()) {
                    finished = true;
                    return Optional.of(new LandedRecord.Fault(
                            raw.line(),
                            "the header " + fault.orElseThrow() + " (no row can be read without it)",
                            raw.bytes()));
                }
                headerFields = split(RawText.text(raw.bytes()));
                header = Optional.of(new Header(
                        Arrays.stream(headerFields).map(String::strip).toList()));
            }
            finished = true;
            return Optional.empty();
        }

        @Override
        public Optional<Header> header() {
            return header;
        }

        @Override
        public void close() throws IOException {
            splitter.close();
        }

        private LandedRecord record(RawRecord raw, Optional<String> fault) {
            if (fault.isPresent()) {
                return new LandedRecord.Fault(raw.line(), "the row " + fault.orElseThrow(), raw.bytes());
            }
            String[] fields;
            try {
                fields = split(RawText.text(raw.bytes()));
            } catch (CsvParseException e) {
                return new LandedRecord.Fault(raw.line(), "the row is not CSV: " + e.getMessage(), raw.bytes());
            }
            if (fields.length != headerFields.length) {
                String reason = "the row has %d field%s, the header has %d"
                        .formatted(fields.length, fields.length == 1 ? "" : "s", headerFields.length);
                return new LandedRecord.Fault(raw.line(), reason, raw.bytes());
            }
            if (fields[0].equals(headerFields[0]) && Arrays.equals(fields, headerFields)) {
                return new LandedRecord.Fault(raw.line(), "the row repeats the header", raw.bytes());
            }
            return new LandedRecord.Values(raw.line(), header.orElseThrow(), fields, raw.bytes());
        }

        /** Fields of one record. Without quotes a comma is always a border, so the parser is not needed. */
        private String[] split(String record) {
            return record.indexOf('"') < 0
                    ? splitPlain(record)
                    : csv.build(StringArrayHandler.of(), record).iterator().next();
        }

        private String[] splitPlain(String record) {
            List<String> fields = new ArrayList<>(Math.max(headerFields.length, 8));
            int start = 0;
            for (int comma = record.indexOf(','); comma >= 0; comma = record.indexOf(',', start)) {
                fields.add(record.substring(start, comma));
                start = comma + 1;
            }
            fields.add(record.substring(start));
            return fields.toArray(String[]::new);
        }
    }
}
