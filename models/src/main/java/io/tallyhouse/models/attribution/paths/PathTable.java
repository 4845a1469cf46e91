package io.tallyhouse.models.attribution.paths;

import java.util.Arrays;

/**
 * Distinct paths and their sums, as rows come in. A sum is two longs, whole units and 10^-18 parts, so it is exact and no
 * order of rows changes it.
 */
final class PathTable {
    /** Parts of one unit. */
    static final long UNIT = 1_000_000_000_000_000_000L;

    private static final int CONVERSIONS = 0;
    private static final int VALUE = 2;
    private static final int NULLS = 4;
    private static final int WIDTH = 6;

    private char[] touches = new char[1 << 14];
    private int[] ends = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    private long[] sums = new long[WIDTH << 10];
    private int[] slots = new int[1 << 12];
    private int count;

    int count() {
        return count;
    }

    int start(int path) {
        return path == 0 ? 0 : ends[path - 1];
    }

    int end(int path) {
        return ends[path];
    }

    char touch(int at) {
        return touches[at];
    }

    double conversions(int path) {
        return sum(path * WIDTH + CONVERSIONS);
    }

    double value(int path) {
        return sum(path * WIDTH + VALUE);
    }

    double nulls(int path) {
        return sum(path * WIDTH + NULLS);
    }

    private double sum(int at) {
        return Decimal.nearest(sums[at], sums[at + 1]);
    }

    /** The number of the path {@code row[0..length)}, a new one if it was not seen before. */
    int number(char[] row, int length, int hash) {
        int mixed = hash * 0x9E3779B9;
        int mask = slots.length - 1;
        int slot = (mixed ^ (mixed >>> 16)) & mask;
        while (true) {
            int path = slots[slot] - 1;
            if (path < 0) {
                return add(row, length, hash, slot);
            }
            if (hashes[path] == hash && equal(path, row, length)) {
                return path;
            }
            slot = (slot + 1) & mask;
        }
    }

    void addConversions(int path, long whole, long parts) {
        addSum(path * WIDTH + CONVERSIONS, whole, parts);
    }

    void addValue(int path, long whole, long parts) {
        addSum(path * WIDTH + VALUE, whole, parts);
    }

    void addNulls(int path, long whole, long parts) {
        addSum(path * WIDTH + NULLS, whole, parts);
    }

    /** Throws an {@link ArithmeticException} where the sum is too large. */
    private void addSum(int at, long whole, long parts) {
        long sum = sums[at + 1] + parts;
        long carried = whole;
        if (sum >= UNIT) {
            sum -= UNIT;
            carried++;
        } else if (sum < 0) {
            sum += UNIT;
            carried--;
        }
        sums[at] = Math.addExact(sums[at], carried);
        sums[at + 1] = sum;
    }

    private boolean equal(int path, char[] row, int length) {
        int start = path == 0 ? 0 : ends[path - 1];
        if (ends[path] - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (touches[start + i] != row[i]) {
                return false;
            }
        }
        return true;
    }

    private int add(char[] row, int length, int hash, int slot) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
            sums = Arrays.copyOf(sums, 2 * count * WIDTH);
        }
        int start = count == 0 ? 0 : ends[count - 1];
        int end = start + length;
        if (end > touches.length) {
            touches = Arrays.copyOf(touches, Math.max(end, 2 * touches.length));
        }
        System.arraycopy(row, 0, touches, start, length);
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
        for (int path = 0; path < count; path++) {
            int mixed = hashes[path] * 0x9E3779B9;
            int slot = (mixed ^ (mixed >>> 16)) & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = path + 1;
        }
        slots = larger;
    }
}
