package io.tallyhouse.pipelines.landing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object a line, in UTF-8. A nested object or array stays JSON text as received; only an object in which the contract
 * has a dotted alias ({@code campaign.id}) is opened. Blank lines are not records.
 */
final class JsonLinesDialect implements Dialect {
    @Override
    public RecordReader open(FileContent file, Layout layout, Limits limits) throws IOException {
        return new Reader(new RecordSplitter(file, RecordSplitter.Style.LINES, limits), layout);
    }

    private static final class Reader implements RecordReader {
        private static final int KEPT_HEADERS = 1_000;
        private final JsonFactory json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        private final RecordSplitter splitter;
        private final Layout layout;
        private final Map<List<String>, Header> headers = new HashMap<>();

        Reader(RecordSplitter splitter, Layout layout) {
            this.splitter = splitter;
            this.layout = layout;
        }

        @Override
        public Optional<LandedRecord> next() throws IOException {
            for (Optional<RawRecord> found = splitter.next(); found.isPresent(); found = splitter.next()) {
                RawRecord raw = found.orElseThrow();
                Optional<String> fault = raw.fault().or(() -> RawText.fault(raw.bytes()));
                if (fault.isPresent()) {
                    return Optional.of(
                            new LandedRecord.Fault(raw.line(), "the line " + fault.orElseThrow(), raw.bytes()));
                }
                String text = RawText.text(raw.bytes());
                if (!text.isBlank()) {
                    return Optional.of(parse(raw, text));
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<Header> header() {
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            splitter.close();
        }

        private LandedRecord parse(RawRecord raw, String text) throws IOException {
            try (JsonParser parser = json.createParser(text)) {
                JsonToken first = parser.nextToken();
                if (first != JsonToken.START_OBJECT) {
                    return new LandedRecord.Fault(raw.line(), "the line holds no JSON object", raw.bytes());
                }
                Fields fields = new Fields(new ArrayList<>(), new ArrayList<>());
                read(parser, text, "", fields);
                if (parser.nextToken() != null) {
                    return new LandedRecord.Fault(raw.line(), "the line goes on after the JSON object", raw.bytes());
                }
                return new LandedRecord.Values(
                        raw.line(), header(fields.names), fields.values.toArray(String[]::new), raw.bytes());
            } catch (JsonProcessingException e) {
                String reason = "the line is not JSON: %s (character %d)"
                        .formatted(
                                e.getOriginalMessage(),
                                e.getLocation() == null ? 0 : e.getLocation().getColumnNr());
                return new LandedRecord.Fault(raw.line(), reason, raw.bytes());
            }
        }

        private void read(JsonParser parser, String text, String prefix, Fields fields) throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String path = prefix + parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT && layout.isOpened(path)) {
                    read(parser, text, path + ".", fields);
                    continue;
                }
                fields.names.add(path);
                fields.values.add(value(parser, token, text));
            }
        }

        private static String value(JsonParser parser, JsonToken token, String text) throws IOException {
            if (token == JsonToken.VALUE_NULL) {
                return "";
            }
            if (!token.isStructStart()) {
                return parser.getText();
            }
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            return text.substring(start, (int) parser.currentLocation().getCharOffset());
        }

        private Header header(List<String> names) {
            if (headers.size() >= KEPT_HEADERS) {
                headers.clear();
            }
            return headers.computeIfAbsent(names, Header::new);
        }

        private record Fields(List<String> names, List<String> values) {}
    }
}
