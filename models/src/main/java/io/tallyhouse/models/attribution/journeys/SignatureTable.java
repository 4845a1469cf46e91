package io.tallyhouse.models.attribution.journeys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Signatures numbered in the order they are first seen, found without an object per event. */
final class SignatureTable {
    private final List<Signature> signatures = new ArrayList<>();
    private int[] hashes = new int[64];
    private int[] slots = new int[256];

    Signature signature(int number) {
        return signatures.get(number);
    }

    int number(boolean conversion, int priority, UTF8String source, UTF8String channel) {
        int hash = Signature.hash(conversion, priority, source, channel);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (true) {
            int number = slots[slot] - 1;
            if (number < 0) {
                return add(new Signature(conversion, priority, source.clone(), channel.clone()), hash, slot);
            }
            if (hashes[number] == hash && signatures.get(number).matches(conversion, priority, source, channel)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int add(Signature signature, int hash, int slot) {
        int number = signatures.size();
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * number);
        }
        signatures.add(signature);
        hashes[number] = hash;
        slots[slot] = number + 1;
        if (2 * number > slots.length) {
            rehash();
        }
        return number;
    }

    private void rehash() {
        int[] larger = new int[2 * slots.length];
        int mask = larger.length - 1;
        for (int number = 0; number < signatures.size(); number++) {
            int slot = hashes[number] & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = number + 1;
        }
        slots = larger;
    }
}
