package io.tallyhouse.models.attribution.paths;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.Arrays;

/**
 * Channel names as UTF-8 bytes, numbered in the order they are first seen. A name is found by its last eight bytes as one
 * number, its tail: for a short name that is all of it, and one comparison decides.
 */
final class ChannelDictionary {
    /** More different channels than this is a file read with the wrong separator. */
    static final int LIMIT = Character.MAX_VALUE;

    /** Not a channel but the sign of none: a touch of this name is no touch. */
    static final int NO_TOUCH = 0;

    private static final int TAIL_BYTES = 8;

    private byte[] pool = new byte[1024];
    private int[] ends = new int[64];
    private int[] lengths = new int[64];
    private long[] tails = new long[64];
    private int[] slots = new int[256];
    private int count;

    ChannelDictionary() {
        number(Paths.NO_TOUCH.getBytes(UTF_8));
    }

    /** How many names are known, {@link #NO_TOUCH} among them. */
    int count() {
        return count;
    }

    String name(int channel) {
        return new String(pool, ends[channel] - lengths[channel], lengths[channel], UTF_8);
    }

    /** The number of a whole name. */
    int number(byte[] name) {
        long tail = 0;
        for (byte each : name) {
            tail = (tail << Byte.SIZE) | (each & 0xFF);
        }
        return number(name, 0, name.length, tail);
    }

    /** The number of the channel named by {@code bytes[from..to)} with its tail, a new one if it was not seen before. */
    int number(byte[] bytes, int from, int to, long tail) {
        int[] found = slots;
        int mask = found.length - 1;
        int slot = slot(tail, mask);
        while (true) {
            int channel = found[slot] - 1;
            if (channel < 0) {
                return add(bytes, from, to, tail, slot);
            }
            if (tails[channel] == tail && lengths[channel] == to - from && equalHeads(channel, bytes, from, to)) {
                return channel;
            }
            slot = (slot + 1) & mask;
        }
    }

    private static int slot(long tail, int mask) {
        long mixed = tail * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    /** Whether names of equal tails and lengths are equal before their tails. */
    private boolean equalHeads(int channel, byte[] bytes, int from, int to) {
        if (to - from <= TAIL_BYTES) {
            return true;
        }
        int start = ends[channel] - (to - from);
        for (int i = to - from - TAIL_BYTES - 1; i >= 0; i--) {
            if (pool[start + i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private int add(byte[] bytes, int from, int to, long tail, int slot) {
        if (count == LIMIT) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read the paths: more than " + LIMIT
                            + " different channels. Check the separator between channels, or map campaigns to channels first.");
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
            tails = Arrays.copyOf(tails, 2 * count);
        }
        int start = count == 0 ? 0 : ends[count - 1];
        int end = start + to - from;
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(end, 2 * pool.length));
        }
        System.arraycopy(bytes, from, pool, start, to - from);
        ends[count] = end;
        lengths[count] = to - from;
        tails[count] = tail;
        slots[slot] = count + 1;
        count++;
        if (2 * count > slots.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        int[] larger = new int[2 * slots.length];
        int mask = larger.length - 1;
        for (int channel = 0; channel < count; channel++) {
            int slot = slot(tails[channel], mask);
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = channel + 1;
        }
        slots = larger;
    }
}
