package io.tallyhouse.models.attribution.journeys;

import org.apache.spark.unsafe.Platform;

/**
 * The 128-bit MurmurHash3 (x64 variant, seed 0) of a key. A key is taken to be its hash: among a thousand million keys two
 * are alike with a probability of about 10^-21. Reused from key to key, for speed.
 */
final class KeyHash {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    long high;
    long low;

    /** Hashes {@code length} bytes at an address as Spark keeps it: of an array, or outside of the heap. */
    void hash(Object base, long offset, int length) {
        long h1 = 0;
        long h2 = 0;
        int blocks = length & ~15;
        for (int at = 0; at < blocks; at += 16) {
            h1 ^= mixFirst(Platform.getLong(base, offset + at));
            h1 = Long.rotateLeft(h1, 27) + h2;
            h1 = h1 * 5 + 0x52dce729;
            h2 ^= mixSecond(Platform.getLong(base, offset + at + 8));
            h2 = Long.rotateLeft(h2, 31) + h1;
            h2 = h2 * 5 + 0x38495ab5;
        }
        int rest = length - blocks;
        if (rest > 8) {
            h2 ^= mixSecond(tail(base, offset + blocks + 8, rest - 8));
        }
        if (rest > 0) {
            h1 ^= mixFirst(rest >= 8 ? Platform.getLong(base, offset + blocks) : tail(base, offset + blocks, rest));
        }
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        h2 += h1;
        high = h1;
        low = h2;
    }

    private static long tail(Object base, long offset, int bytes) {
        long word = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            word = (word << Byte.SIZE) | (Platform.getByte(base, offset + i) & 0xFF);
        }
        return word;
    }

    private static long mixFirst(long word) {
        return Long.rotateLeft(word * C1, 31) * C2;
    }

    private static long mixSecond(long word) {
        return Long.rotateLeft(word * C2, 33) * C1;
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
