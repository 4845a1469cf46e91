package io.tallyhouse.pipelines.landing;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a text file into records, and says for each the line where it begins. In a CSV file a quoted field may span lines; a quote
 * that is not closed well costs its own line only, and reading goes on at the next. Every byte of the file is in exactly one
 * record or line end, but for a byte order mark.
 */
final class RecordSplitter implements Closeable {
    private static final byte LINE_FEED = '\n';
    private static final byte CARRIAGE_RETURN = '\r';
    private static final byte QUOTE = '"';
    private static final byte COMMA = ',';
    private static final long NOWHERE = -1;

    private final ByteWindow window;
    private final Style style;
    private final Limits limits;
    private long line = 1;
    private boolean begun;
    private boolean finished;
    private State state = State.FIELD_START;
    private long recordStart;
    /** Where the record's second line begins. */
    private long secondLine = NOWHERE;

    private long linesInside;
    private boolean afterReturn;

    RecordSplitter(FileContent file, Style style, Limits limits) throws IOException {
        this.window = new ByteWindow(file, limits);
        this.style = style;
        this.limits = limits;
    }

    /** How a record ends. */
    enum Style {
        /** At a line end (LF, CRLF or CR) outside quotes. */
        CSV,
        /** At a line feed. */
        LINES
    }

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        /** After a quote inside a quoted field: it ends the field, or is the first of a doubled one. */
        AFTER_QUOTE,
        /** Text after a closing quote. */
        BROKEN
    }

    /** The next record, blank ones included; nothing at the end. */
    Optional<RawRecord> next() throws IOException {
        if (!begun) {
            begun = true;
            Optional<RawRecord> foreign = readByteOrderMark();
            if (foreign.isPresent()) {
                finished = true;
                return foreign;
            }
        }
        if (finished) {
            return Optional.empty();
        }
        if (!window.hasByte()) {
            finished = true;
            return window.cut().map(cut -> new RawRecord(line, new byte[0], Optional.of(cut)));
        }
        return Optional.of(read());
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private RawRecord read() throws IOException {
        window.begin();
        recordStart = window.position();
        secondLine = NOWHERE;
        linesInside = 0;
        afterReturn = false;
        state = style == Style.CSV ? State.FIELD_START : State.PLAIN;
        while (window.hasByte()) {
            byte value = window.current();
            if (endsRecord(value)) {
                return whole();
            }
            if (style == Style.LINES) {
                window.advanceTo(LINE_FEED, LINE_FEED, LINE_FEED);
                continue;
            }
            step(value);
            if (state == State.BROKEN && secondLine != NOWHERE) {
                return firstLineOnly("has a quote that is not closed on its line, nor well closed further down");
            }
            window.advance();
            if (state == State.PLAIN) {
                window.advanceTo(COMMA, LINE_FEED, CARRIAGE_RETURN);
            }
        }
        return last();
    }

    private boolean endsRecord(byte value) {
        if (style == Style.LINES) {
            return value == LINE_FEED;
        }
        return state != State.QUOTED && (value == LINE_FEED || value == CARRIAGE_RETURN);
    }

    private void step(byte value) {
        switch (state) {
            case FIELD_START ->
                state = value == QUOTE ? State.QUOTED : value == COMMA ? State.FIELD_START : State.PLAIN;
            case PLAIN -> state = value == COMMA ? State.FIELD_START : State.PLAIN;
            case QUOTED -> {
                state = value == QUOTE ? State.AFTER_QUOTE : State.QUOTED;
                countLine(value);
            }
            case AFTER_QUOTE ->
                state = value == QUOTE ? State.QUOTED : value == COMMA ? State.FIELD_START : State.BROKEN;
            case BROKEN -> {}
        }
    }

    private void countLine(byte value) {
        boolean pair = value == LINE_FEED && afterReturn;
        afterReturn = value == CARRIAGE_RETURN;
        if (value != LINE_FEED && value != CARRIAGE_RETURN) {
            return;
        }
        long next = window.position() + 1;
        if (!pair) {
            linesInside++;
        }
        if (secondLine == NOWHERE || (pair && secondLine == next - 1)) {
            secondLine = next;
        }
    }

    /** The cursor is on the line end. */
    private RawRecord whole() throws IOException {
        RawRecord found = record(brokenFault());
        byte value = window.current();
        window.advance();
        if (value == CARRIAGE_RETURN && window.hasByte() && window.current() == LINE_FEED) {
            window.advance();
        }
        line += linesInside + 1;
        return found;
    }

    /** The file ended. */
    private RawRecord last() throws IOException {
        if (state == State.QUOTED && secondLine != NOWHERE) {
            return firstLineOnly("has a quote that is never closed");
        }
        finished = true;
        if (window.cut().isPresent()) {
            return record(window.cut());
        }
        return record(state == State.QUOTED ? Optional.of("has a quote that is never closed") : brokenFault());
    }

    private Optional<String> brokenFault() {
        return state == State.BROKEN ? Optional.of("has text after a closing quote") : Optional.empty();
    }

    private RawRecord record(Optional<String> fault) {
        byte[] bytes = window.record();
        if (window.isTooLarge()) {
            String reason = "is too large: %,d bytes (limit %,d), sha-256 %s; only its beginning is kept"
                    .formatted(window.length(), limits.recordBytes(), window.sha256());
            return new RawRecord(
                    line,
                    bytes,
                    Optional.of(fault.map(other -> other + "; " + reason).orElse(reason)));
        }
        return new RawRecord(line, style == Style.LINES ? withoutLineEnd(bytes) : bytes, fault);
    }

    /** Gives up the record's first line and goes on at its second. */
    private RawRecord firstLineOnly(String fault) throws IOException {
        byte[] bytes = window.record();
        int length = (int) Math.min(bytes.length, secondLine - recordStart);
        RawRecord found = new RawRecord(line, withoutLineEnd(Arrays.copyOf(bytes, length)), Optional.of(fault));
        window.rewind(secondLine);
        line++;
        return found;
    }

    private static byte[] withoutLineEnd(byte[] bytes) {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == LINE_FEED) {
            length--;
        }
        if (length > 0 && bytes[length - 1] == CARRIAGE_RETURN) {
            length--;
        }
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Steps over UTF-8's mark; a file with one of UTF-16 is not read. */
    private Optional<RawRecord> readByteOrderMark() throws IOException {
        window.begin();
        for (int i = 0; i < 3 && window.hasByte(); i++) {
            window.advance();
        }
        byte[] head = window.record();
        if (head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return Optional.empty();
        }
        boolean little = head.length > 1 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE;
        boolean big = head.length > 1 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF;
        if (little || big) {
            while (window.length() < limits.rawBytes() && window.hasByte()) {
                window.advance();
            }
            return Optional.of(new RawRecord(
                    1,
                    window.record(),
                    Optional.of("begins a file in UTF-16: none of its rows can be read; export it as UTF-8")));
        }
        window.rewind(window.position() - window.length());
        return Optional.empty();
    }
}
