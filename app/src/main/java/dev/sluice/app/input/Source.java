package dev.sluice.app.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes to text: UTF-8 only, and only characters that show what they are. */
final class Source {
    private static final String UTF_16 = "UTF-16";

    private Source() {}

    /** The text of a file without its byte order mark, or nothing and one problem. */
    static Optional<String> decode(byte[] bytes, Problems problems) {
        if (bytes.length > InputLimits.MAX_BYTES) {
            problems.add(whole("input.too-large", bytes.length + "", InputLimits.MAX_BYTES + "", ""));
            return Optional.empty();
        }
        if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            problems.add(whole("input.not-utf8", "", "UTF-8", UTF_16));
            return Optional.empty();
        }
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        try {
            var text = decoder.decode(in).toString();
            return checked(text.startsWith("\ufeff") ? text.substring(1) : text, problems);
        } catch (CharacterCodingException e) {
            var good = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            var wrong = "0x%02x".formatted(bytes[in.position()]);
            problems.add(at("input.not-utf8", good, wrong, "UTF-8"));
            return Optional.empty();
        }
    }

    private static Optional<String> checked(String text, Problems problems) {
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (Shown.isHarmful(character)) {
                // UTF-16 without a mark is every second byte zero.
                boolean wide = character == 0 && i <= 1;
                problems.add(
                        wide
                                ? whole("input.not-utf8", "", "UTF-8", UTF_16)
                                : at("input.bad-character", text.substring(0, i), Character.toString(character), ""));
                return Optional.empty();
            }
            i += Character.charCount(character);
        }
        return Optional.of(text);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static Problem whole(String code, String value, String limit, String hint) {
        return new Problem(code, "", value, limit, hint, 0, 0);
    }

    /** A problem right behind some text. */
    private static Problem at(String code, String before, String value, String limit) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = 1 + before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
        return new Problem(code, "", value, limit, "", line, column);
    }
}
