package io.tallyhouse.models.attribution.journeys;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Conversions with more than one channel, as few bytes: what Markov credit needs once the removal effects are known.
 * Written once from start to end, then read from start to end.
 */
final class ConversionLog implements Serializable {
    private static final int WIDEST_NUMBER = 10;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    /**
     * Adds a conversion.
     *
     * @param distinct its different channels in the order of their first touches, in the first {@code count} places
     */
    void add(int month, long amount, long refund, int[] distinct, int count) {
        int widest = (4 + count) * WIDEST_NUMBER;
        if (size + widest > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + widest));
        }
        write(zigzag(month));
        write(zigzag(amount));
        write(zigzag(refund));
        write(count);
        for (int i = 0; i < count; i++) {
            write(distinct[i]);
        }
    }

    /** Lets the room go that was kept for more. */
    void trim() {
        bytes = Arrays.copyOf(bytes, size);
    }

    Reader read() {
        return new Reader();
    }

    private void write(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }

    /** Steps through the conversions; fields are those of the last one. */
    final class Reader {
        int month;
        long amount;
        long refund;
        int count;
        int[] distinct = new int[16];
        private int at;

        boolean next() {
            if (at == size) {
                return false;
            }
            month = (int) signed(number());
            amount = signed(number());
            refund = signed(number());
            count = (int) number();
            if (count > distinct.length) {
                distinct = new int[2 * count];
            }
            for (int i = 0; i < count; i++) {
                distinct[i] = (int) number();
            }
            return true;
        }

        private long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte each = bytes[at++];
                number |= (each & 0x7FL) << shift;
                if (each >= 0) {
                    return number;
                }
            }
        }

        private static long signed(long number) {
            return (number >>> 1) ^ -(number & 1);
        }
    }
}
