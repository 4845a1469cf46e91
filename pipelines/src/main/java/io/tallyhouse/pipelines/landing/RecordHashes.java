package io.tallyhouse.pipelines.landing;

import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Which records were seen before, by a hash of 128 bits: 16 bytes a place, no boxes. Used to drop exact repeats inside one file
 * without a shuffle. In a file of a billion records two different ones share a hash with a chance of 10⁻²¹.
 */
final class RecordHashes {
    private static final int FIRST_PLACES = 1 << 10;
    private long[] places = new long[2 * FIRST_PLACES];
    private int size;

    /** Whether this content is new. */
    boolean add(byte[] content) {
        long[] hash = MurmurHash3.hash128x64(content);
        if (!insert(places, hash[0], hash[1] == 0 ? 1 : hash[1])) {
            return false;
        }
        size++;
        if (3L * size > places.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(places.length, 2)];
        for (int place = 0; place < places.length; place += 2) {
            if (places[place + 1] != 0) {
                insert(larger, places[place], places[place + 1]);
            }
        }
        places = larger;
    }

    /** A place whose second half is zero is free. */
    private static boolean insert(long[] places, long high, long low) {
        int mask = places.length - 2;
        int place = (int) high & mask;
        while (places[place + 1] != 0) {
            if (places[place] == high && places[place + 1] == low) {
                return false;
            }
            place = (place + 2) & mask;
        }
        places[place] = high;
        places[place + 1] = low;
        return true;
    }
}
