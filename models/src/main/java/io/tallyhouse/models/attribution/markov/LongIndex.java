package io.tallyhouse.models.attribution.markov;

import java.io.Serializable;
import java.util.Arrays;

/** Numbers long keys in the order they are first seen. */
final class LongIndex implements Serializable {
    private long[] keys = new long[64];
    private int[] slots = new int[256];
    private int count;

    int count() {
        return count;
    }

    long key(int number) {
        return keys[number];
    }

    int number(long key) {
        int mask = slots.length - 1;
        int slot = slot(key, mask);
        while (true) {
            int number = slots[slot] - 1;
            if (number < 0) {
                return add(key, slot);
            }
            if (keys[number] == key) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int add(long key, int slot) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
        }
        keys[count++] = key;
        slots[slot] = count;
        if (2 * count > slots.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        int[] larger = new int[2 * slots.length];
        int mask = larger.length - 1;
        for (int number = 0; number < count; number++) {
            int slot = slot(keys[number], mask);
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = number + 1;
        }
        slots = larger;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
