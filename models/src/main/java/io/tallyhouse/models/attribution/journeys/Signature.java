package io.tallyhouse.models.attribution.journeys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What many events have in common: whether they are touches, from which source, through which channel. Events carry the
 * number of theirs.
 */
final class Signature {
    final boolean conversion;
    final int priority;
    final UTF8String source;
    final UTF8String channel;

    /** Whether it is a touch by name only: its channel says that there was none. */
    final boolean ignored;

    Signature(boolean conversion, int priority, UTF8String source, UTF8String channel) {
        this.conversion = conversion;
        this.priority = priority;
        this.source = source;
        this.channel = channel;
        this.ignored = !conversion && channel.equals(Channels.NO_TOUCH);
    }

    /** Bytes that {@link #read} takes. */
    int size() {
        return 1 + 3 * Integer.BYTES + source.numBytes() + channel.numBytes();
    }

    void write(ByteBuffer block) {
        block.put((byte) (conversion ? 1 : 0)).putInt(priority);
        block.putInt(source.numBytes()).put(source.getBytes());
        block.putInt(channel.numBytes()).put(channel.getBytes());
    }

    static Signature read(ByteBuffer block) {
        boolean conversion = block.get() == 1;
        int priority = block.getInt();
        UTF8String source = text(block);
        return new Signature(conversion, priority, source, text(block));
    }

    private static UTF8String text(ByteBuffer block) {
        byte[] bytes = new byte[block.getInt()];
        block.get(bytes);
        return UTF8String.fromBytes(bytes);
    }

    boolean matches(boolean otherConversion, int otherPriority, UTF8String otherSource, UTF8String otherChannel) {
        return conversion == otherConversion
                && priority == otherPriority
                && same(channel, otherChannel)
                && same(source, otherSource);
    }

    /** Whether two texts are equal: up to sixteen bytes by their first and last eight. */
    private static boolean same(UTF8String one, UTF8String other) {
        int bytes = one.numBytes();
        if (bytes != other.numBytes() || one.getPrefix() != other.getPrefix()) {
            return false;
        }
        if (bytes <= Long.BYTES) {
            return true;
        }
        return bytes <= 2 * Long.BYTES ? last(one) == last(other) : one.equals(other);
    }

    /** A number of few operations; equal for equal signatures. */
    static int hash(boolean conversion, int priority, UTF8String source, UTF8String channel) {
        long mixed = word(channel) * 0x9E3779B97F4A7C15L + word(source);
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L + 2L * priority + (conversion ? 1 : 0);
        mixed *= 0x94D049BB133111EBL;
        return (int) (mixed >>> 32);
    }

    /** The first and the last bytes of a text. */
    private static long word(UTF8String text) {
        int bytes = text.numBytes();
        long first = text.getPrefix();
        if (bytes <= Long.BYTES) {
            return first + bytes;
        }
        return Long.rotateLeft(first, 23) + last(text) + bytes;
    }

    private static long last(UTF8String text) {
        return Platform.getLong(text.getBaseObject(), text.getBaseOffset() + text.numBytes() - Long.BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature
                && matches(signature.conversion, signature.priority, signature.source, signature.channel);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {priority, conversion ? 1 : 0, source.hashCode(), channel.hashCode()});
    }
}
