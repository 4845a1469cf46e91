package io.tallyhouse.models.attribution.journeys;

import java.util.Arrays;

/** Numbers the persons of a leaf, by their 128-bit hashes, in the order they are first seen. */
final class PersonIndex {
    private long[] keys = new long[1 << 12];
    private int[] slots = new int[1 << 13];
    private int count;

    int count() {
        return count;
    }

    void clear() {
        count = 0;
        Arrays.fill(slots, 0);
    }

    int number(long high, long low) {
        int mask = slots.length - 1;
        int slot = (int) low & mask;
        while (true) {
            int number = slots[slot] - 1;
            if (number < 0) {
                return add(high, low, slot);
            }
            if (keys[2 * number] == low && keys[2 * number + 1] == high) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int add(long high, long low, int slot) {
        if (2 * count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * keys.length);
        }
        keys[2 * count] = low;
        keys[2 * count + 1] = high;
        slots[slot] = ++count;
        if (2 * count > slots.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        int[] larger = new int[2 * slots.length];
        int mask = larger.length - 1;
        for (int number = 0; number < count; number++) {
            int slot = (int) keys[2 * number] & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = number + 1;
        }
        slots = larger;
    }
}
