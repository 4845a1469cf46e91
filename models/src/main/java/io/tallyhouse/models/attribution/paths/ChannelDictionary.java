package io.tallyhouse.models.attribution.paths;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.Arrays;

/** Channel names as UTF-8 bytes, numbered in the order they are first seen. Open addressing, so that no string is made per touch. */
final class ChannelDictionary {
    /** More different channels than this is a file read with the wrong separator. */
    static final int LIMIT = Character.MAX_VALUE;

    /** Not a channel but the sign of none: a touch of this name is no touch. */
    static final int NO_TOUCH = 0;

    private byte[] pool = new byte[1024];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private int[] slots = new int[256];
    private int count;

    ChannelDictionary() {
        byte[] name = Paths.NO_TOUCH.getBytes(UTF_8);
        number(name, 0, name.length, hash(name));
    }

    /** How many names are known, {@link #NO_TOUCH} among them. */
    int count() {
        return count;
    }

    String name(int channel) {
        int start = start(channel);
        return new String(pool, start, ends[channel] - start, UTF_8);
    }

    /** The hash of a name, as {@link #number} wants it. */
    static int hash(byte[] name) {
        int hash = 0;
        for (byte each : name) {
            hash = 31 * hash + each;
        }
        return hash;
    }

    /** The number of the channel named by {@code bytes[from..to)}, a new one if it was not seen before. */
    int number(byte[] bytes, int from, int to, int hash) {
        int mask = slots.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (true) {
            int channel = slots[slot] - 1;
            if (channel < 0) {
                return add(bytes, from, to, hash, slot);
            }
            if (hashes[channel] == hash && equal(channel, bytes, from, to)) {
                return channel;
            }
            slot = (slot + 1) & mask;
        }
    }

    private boolean equal(int channel, byte[] bytes, int from, int to) {
        int start = channel == 0 ? 0 : ends[channel - 1];
        int length = to - from;
        if (ends[channel] - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (pool[start + i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private int start(int channel) {
        return channel == 0 ? 0 : ends[channel - 1];
    }

    private int add(byte[] bytes, int from, int to, int hash, int slot) {
        if (count == LIMIT) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read the paths: more than " + LIMIT
                            + " different channels. Check the separator between channels, or map campaigns to channels first.");
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        int start = count == 0 ? 0 : ends[count - 1];
        int end = start + to - from;
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(end, 2 * pool.length));
        }
        System.arraycopy(bytes, from, pool, start, to - from);
        ends[count] = end;
        hashes[count] = hash;
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
            int slot = (hashes[channel] ^ (hashes[channel] >>> 15)) & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = channel + 1;
        }
        slots = larger;
    }
}
