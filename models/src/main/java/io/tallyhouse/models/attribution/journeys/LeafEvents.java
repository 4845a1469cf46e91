package io.tallyhouse.models.attribution.journeys;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.array.ByteArrayMethods;

/**
 * All events of one leaf, in arrays that are used again for the next leaf. Blocks are kept as they came: ids and money are
 * read from them when they are needed, which is seldom.
 */
final class LeafEvents {
    private final Channels channels;
    private final Map<Signature, Integer> signatureNumbers = new HashMap<>();
    private final List<Signature> signatures = new ArrayList<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private final PersonIndex persons = new PersonIndex();

    /** Channel by signature, -1 for conversions. */
    private int[] signatureChannels = new int[64];

    private int count;
    private int[] person = new int[1 << 12];
    private long[] at = new long[1 << 12];
    private int[] signature = new int[1 << 12];

    /** Where the length of the event's id stands: number of the block, and place in it. */
    private long[] place = new long[1 << 12];

    LeafEvents(Channels channels) {
        this.channels = channels;
    }

    int count() {
        return count;
    }

    int persons() {
        return persons.count();
    }

    /** The number of the event's person, from 0. */
    int person(int event) {
        return person[event];
    }

    /** When it happened, in microseconds. */
    long at(int event) {
        return at[event];
    }

    /** The touch's channel, or -1 for a conversion. */
    int channel(int event) {
        return signatureChannels[signature[event]];
    }

    long amount(int event) {
        return Platform.getLong(block(event), moneyAt(event));
    }

    long refund(int event) {
        return Platform.getLong(block(event), moneyAt(event) + Long.BYTES);
    }

    void clear() {
        count = 0;
        blocks.clear();
        persons.clear();
    }

    void add(byte[] block) {
        int end = Platform.getInt(block, Platform.BYTE_ARRAY_OFFSET);
        int[] numbers = signatures(ByteBuffer.wrap(block, end, block.length - end));
        long blockBits = (long) blocks.size() << Integer.SIZE;
        blocks.add(block);
        int from = EventBlock.HEADER;
        while (from < end) {
            if (count == person.length) {
                grow();
            }
            long address = (long) Platform.BYTE_ARRAY_OFFSET + from;
            person[count] = persons.number(Platform.getLong(block, address), Platform.getLong(block, address + 8));
            at[count] = Platform.getLong(block, address + 16);
            int number = numbers[Platform.getShort(block, address + 24) & 0xFFFF];
            signature[count] = number;
            place[count] = blockBits | (from + EventBlock.ID_LENGTH_AT);
            count++;
            int idBytes = block[from + EventBlock.ID_LENGTH_AT] & 0xFF;
            from += EventBlock.ID_LENGTH_AT + 1;
            if (idBytes == EventBlock.LONG_ID) {
                idBytes = Platform.getInt(block, (long) Platform.BYTE_ARRAY_OFFSET + from);
                from += Integer.BYTES;
            }
            from += idBytes + (signatureChannels[number] < 0 ? 2 * Long.BYTES : 0);
        }
    }

    /**
     * The order of two events of one person: by instant; a touch before a conversion of the same instant, since it is
     * eligible for it; by priority of the source, source and id. What follows only makes the order total.
     */
    int compare(int one, int other) {
        int byInstant = Long.compare(at[one], at[other]);
        return byInstant != 0 ? byInstant : compareTied(one, other);
    }

    private int compareTied(int one, int other) {
        Signature first = signatures.get(signature[one]);
        Signature second = signatures.get(signature[other]);
        if (first.conversion != second.conversion) {
            return first.conversion ? 1 : -1;
        }
        int order = Integer.compare(first.priority, second.priority);
        if (order == 0) {
            order = first.source.compareTo(second.source);
        }
        if (order == 0) {
            order = compareIds(one, other);
        }
        if (order == 0) {
            order = first.channel.compareTo(second.channel);
        }
        if (order == 0 && first.conversion) {
            order = Long.compare(amount(one), amount(other));
            order = order != 0 ? order : Long.compare(refund(one), refund(other));
        }
        return order;
    }

    private int compareIds(int one, int other) {
        int from = (int) idAt(one);
        int otherFrom = (int) idAt(other);
        return Arrays.compareUnsigned(
                block(one), from, from + idBytes(one), block(other), otherFrom, otherFrom + idBytes(other));
    }

    private int[] signatures(ByteBuffer entries) {
        int[] numbers = new int[16];
        int read = 0;
        while (entries.hasRemaining()) {
            if (read == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * read);
            }
            numbers[read++] = number(Signature.read(entries));
        }
        return numbers;
    }

    private int number(Signature each) {
        Integer known = signatureNumbers.get(each);
        if (known != null) {
            return known;
        }
        int number = signatures.size();
        if (number == signatureChannels.length) {
            signatureChannels = Arrays.copyOf(signatureChannels, 2 * number);
        }
        signatures.add(each);
        signatureNumbers.put(each, number);
        signatureChannels[number] = each.conversion ? -1 : channels.number(each.channel.toString());
        return number;
    }

    private byte[] block(int event) {
        return blocks.get((int) (place[event] >>> Integer.SIZE));
    }

    private int idBytes(int event) {
        int lengthAt = (int) place[event];
        int bytes = block(event)[lengthAt] & 0xFF;
        return bytes < EventBlock.LONG_ID
                ? bytes
                : Platform.getInt(block(event), Platform.BYTE_ARRAY_OFFSET + lengthAt + 1L);
    }

    private long idAt(int event) {
        int lengthAt = (int) place[event];
        boolean isLong = (block(event)[lengthAt] & 0xFF) == EventBlock.LONG_ID;
        return lengthAt + 1L + (isLong ? Integer.BYTES : 0);
    }

    private long moneyAt(int event) {
        return Platform.BYTE_ARRAY_OFFSET + idAt(event) + idBytes(event);
    }

    private void grow() {
        int length = (int) Math.min(2L * count, ByteArrayMethods.MAX_ROUNDED_ARRAY_LENGTH);
        person = Arrays.copyOf(person, length);
        at = Arrays.copyOf(at, length);
        signature = Arrays.copyOf(signature, length);
        place = Arrays.copyOf(place, length);
    }
}
