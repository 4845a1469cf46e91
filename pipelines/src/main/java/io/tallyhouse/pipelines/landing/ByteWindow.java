package io.tallyhouse.pipelines.landing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * A sliding view of a file's bytes. The record that ends at the cursor stays in memory up to a limit; beyond it only its beginning, length
 * and digest are kept.
 */
final class ByteWindow implements Closeable {
    private static final int FIRST_BYTES = 64 << 10;
    private final FileContent file;
    private final Limits limits;
    private InputStream input;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int start;
    private int cursor;
    private int end;
    /** Place of {@code bytes[0]} in the unpacked file. */
    private long offset;
    /** Place of the record's first byte in the unpacked file. */
    private long recordPosition;

    private boolean drained;
    private Optional<String> cut = Optional.empty();
    private Optional<Dropped> dropped = Optional.empty();

    ByteWindow(FileContent file, Limits limits) throws IOException {
        this.file = file;
        this.limits = limits;
        this.input = open();
    }

    /** Whether there is a byte under the cursor; reads on where needed. */
    boolean hasByte() throws IOException {
        return cursor < end || fill();
    }

    /** The byte under the cursor; only after {@link #hasByte}. */
    byte current() {
        return bytes[cursor];
    }

    void advance() {
        cursor++;
    }

    /** Moves on to the next of these two bytes, or to the end of what is in memory. */
    void advanceTo(byte one, byte other, byte third) {
        int place = cursor;
        while (place < end) {
            byte value = bytes[place];
            if (value == one || value == other || value == third) {
                break;
            }
            place++;
        }
        cursor = place;
    }

    /** Place of the cursor in the unpacked file. */
    long position() {
        return offset + cursor;
    }

    /** Why the file breaks off at the cursor, if it does. */
    Optional<String> cut() {
        return cut;
    }

    /** A record begins under the cursor. */
    void begin() {
        start = cursor;
        recordPosition = position();
        dropped = Optional.empty();
    }

    /** Length of the record so far. */
    long length() {
        return position() - recordPosition;
    }

    boolean isTooLarge() {
        return length() > limits.recordBytes();
    }

    /** The record so far; only its beginning where it is too large. */
    byte[] record() {
        if (dropped.isPresent()) {
            return dropped.orElseThrow().head;
        }
        return Arrays.copyOfRange(bytes, start, isTooLarge() ? start + limits.rawBytes() : cursor);
    }

    /** Digest of the record so far. */
    String sha256() {
        Dropped part = drop();
        return Sha256.hex(part.digest);
    }

    /** Moves the cursor to an earlier place of the record; reads the file again where memory no longer holds it. */
    void rewind(long position) throws IOException {
        if (dropped.isEmpty() && position >= offset + start) {
            cursor = (int) (position - offset);
            return;
        }
        input.close();
        drained = false;
        cut = Optional.empty();
        input = open();
        input.skipNBytes(position);
        offset = position;
        start = 0;
        cursor = 0;
        end = 0;
        begin();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private InputStream open() throws IOException {
        try {
            return file.openUnpacked();
        } catch (CutException e) {
            breakOff(e);
            return InputStream.nullInputStream();
        }
    }

    private void breakOff(CutException e) {
        drained = true;
        cut = Optional.of(String.valueOf(e.getMessage()));
    }

    private boolean fill() throws IOException {
        if (drained) {
            return false;
        }
        makeRoom();
        try {
            int read = input.read(bytes, end, bytes.length - end);
            drained = read < 0;
            end += Math.max(read, 0);
        } catch (CutException e) {
            breakOff(e);
        }
        return cursor < end;
    }

    private void makeRoom() {
        if (isTooLarge()) {
            drop();
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            offset += start;
            cursor -= start;
            end -= start;
            start = 0;
        }
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
        }
    }

    private Dropped drop() {
        if (dropped.isEmpty()) {
            dropped = Optional.of(new Dropped(record()));
        }
        Dropped part = dropped.orElseThrow();
        part.digest.update(bytes, start, cursor - start);
        start = cursor;
        return part;
    }

    /** What is kept of a record that is too large. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Dropped(byte[] head, MessageDigest digest) {
        Dropped(byte[] head) {
            this(head, Sha256.digest());
        }
    }
}
