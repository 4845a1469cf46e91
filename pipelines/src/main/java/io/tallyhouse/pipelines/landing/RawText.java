package io.tallyhouse.pipelines.landing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;

/** Bytes of a record as text. */
final class RawText {
    private RawText() {}

    /** Why these bytes cannot be text, or nothing where they can. */
    static Optional<String> fault(byte[] bytes) {
        boolean ascii = true;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return Optional.of("holds a NUL byte at byte %d; export the file as plain UTF-8 text".formatted(i + 1));
            }
            ascii &= bytes[i] > 0;
        }
        if (ascii) {
            return Optional.empty();
        }
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = decoder().decode(input, CharBuffer.allocate(bytes.length), true);
        return result.isError()
                ? Optional.of("is not UTF-8: byte 0x%02X at byte %d; export the file as UTF-8"
                        .formatted(bytes[input.position()], input.position() + 1))
                : Optional.empty();
    }

    /** The text of bytes without {@link #fault}. */
    static String text(byte[] bytes) {
        for (byte value : bytes) {
            if (value < 0) {
                return new String(bytes, UTF_8);
            }
        }
        return new String(bytes, ISO_8859_1);
    }

    /** Any bytes as readable text, at most so many: what is not UTF-8, and NUL, shows as {@code \xHH}. */
    static String shown(byte[] bytes, int maximum) {
        byte[] kept = bytes.length > maximum ? Arrays.copyOf(bytes, maximum) : bytes;
        if (fault(kept).isEmpty()) {
            return text(kept);
        }
        StringBuilder shown = new StringBuilder(kept.length + 16);
        ByteBuffer input = ByteBuffer.wrap(kept);
        CharBuffer output = CharBuffer.allocate(kept.length);
        CharsetDecoder decoder = decoder();
        while (input.hasRemaining()) {
            CoderResult result = decoder.decode(input, output, true);
            shown.append(output.flip());
            output.clear();
            for (int i = 0; result.isError() && i < result.length(); i++) {
                shown.append("\\x%02X".formatted(input.get()));
            }
            decoder.reset();
        }
        return shown.toString().replace("\0", "\\x00");
    }

    private static CharsetDecoder decoder() {
        return UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
