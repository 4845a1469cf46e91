package io.tallyhouse.models.attribution.journeys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Events on their way to one leaf, in one array of bytes: how many bytes the rows take, the rows, then the signatures
 * that the rows name. A row is the hash of its person (16), its instant (8), its signature (2), the length of its id (1, or
 * 255 and 4 more), its id, and for a conversion amount and refund (8 each).
 */
final class EventBlock {
    static final int HEADER = Integer.BYTES;
    static final int ID_LENGTH_AT = 26;
    static final int LONG_ID = 255;

    private static final int WIDEST_FIXED = ID_LENGTH_AT + 1 + Integer.BYTES + 2 * Long.BYTES;
    private static final int MOST_SIGNATURES = 60_000;

    private final SignatureTable table;
    private final int capacity;
    private byte[] bytes = new byte[0];
    private int size = HEADER;

    /** Numbers in this block, by number in the table, plus one. */
    private char[] numbers = new char[64];

    private int[] used = new int[64];
    private int usedCount;

    EventBlock(SignatureTable table, int capacity) {
        this.table = table;
        this.capacity = capacity;
    }

    boolean isEmpty() {
        return size == HEADER;
    }

    /** Whether another row with such an id would make the block larger than wanted. */
    boolean isFull(UTF8String id) {
        return size + WIDEST_FIXED + id.numBytes() > capacity || usedCount == MOST_SIGNATURES;
    }

    void add(KeyHash person, long at, int signature, UTF8String id) {
        int idBytes = id.numBytes();
        reserve(WIDEST_FIXED + idBytes);
        long to = (long) Platform.BYTE_ARRAY_OFFSET + size;
        Platform.putLong(bytes, to, person.high);
        Platform.putLong(bytes, to + 8, person.low);
        Platform.putLong(bytes, to + 16, at);
        Platform.putShort(bytes, to + 24, (short) number(signature));
        size += ID_LENGTH_AT;
        if (idBytes < LONG_ID) {
            bytes[size++] = (byte) idBytes;
        } else {
            bytes[size++] = (byte) LONG_ID;
            Platform.putInt(bytes, (long) Platform.BYTE_ARRAY_OFFSET + size, idBytes);
            size += Integer.BYTES;
        }
        copy(id, (long) Platform.BYTE_ARRAY_OFFSET + size, idBytes);
        size += idBytes;
    }

    /** Word by word, the last one over the one before: for so few bytes a call to copy memory costs more than they do. */
    private void copy(UTF8String id, long to, int length) {
        Object base = id.getBaseObject();
        long from = id.getBaseOffset();
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                Platform.putByte(bytes, to + i, Platform.getByte(base, from + i));
            }
            return;
        }
        for (int at = 0; at < length - Long.BYTES; at += Long.BYTES) {
            Platform.putLong(bytes, to + at, Platform.getLong(base, from + at));
        }
        int last = length - Long.BYTES;
        Platform.putLong(bytes, to + last, Platform.getLong(base, from + last));
    }

    /** Money of the conversion that was added last. */
    void addMoney(long amount, long refund) {
        Platform.putLong(bytes, (long) Platform.BYTE_ARRAY_OFFSET + size, amount);
        Platform.putLong(bytes, (long) Platform.BYTE_ARRAY_OFFSET + size + 8, refund);
        size += 2 * Long.BYTES;
    }

    /** The bytes, and an empty block again. */
    byte[] take() {
        int length = size;
        for (int i = 0; i < usedCount; i++) {
            length += table.signature(used[i]).size();
        }
        byte[] taken = Arrays.copyOf(bytes, length);
        Platform.putInt(taken, Platform.BYTE_ARRAY_OFFSET, size);
        ByteBuffer signatures = ByteBuffer.wrap(taken, size, length - size);
        for (int i = 0; i < usedCount; i++) {
            table.signature(used[i]).write(signatures);
            numbers[used[i]] = 0;
        }
        usedCount = 0;
        size = HEADER;
        return taken;
    }

    private int number(int signature) {
        if (signature >= numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * signature);
        }
        if (numbers[signature] == 0) {
            if (usedCount == used.length) {
                used = Arrays.copyOf(used, 2 * usedCount);
            }
            used[usedCount++] = signature;
            numbers[signature] = (char) usedCount;
        }
        return numbers[signature] - 1;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, size + more));
        }
    }
}
