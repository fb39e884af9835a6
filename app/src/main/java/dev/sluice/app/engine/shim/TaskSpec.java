package dev.sluice.app.engine.shim;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/**
 * What a shim shall run, as it reads it.
 *
 * @param directory absolute
 * @param cores cores to bind the task to, by the kernel's numbers; none: not bound
 */
public record TaskSpec(List<String> argv, SortedMap<String, String> env, String directory, List<Integer> cores) {
    /**
     * The bytes of the file {@code spec}: UTF-8 whatever the server's locale is.
     *
     * @throws IllegalArgumentException a word that no process can be given: a NUL or half a surrogate pair in it, a
     *     variable without a proper name, a working directory that is not absolute
     */
    public byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(encodeHead());
        put(bytes, "end=", "");
        return bytes.toByteArray();
    }

    /**
     * The same without its end: whoever completes it adds what only the task's node knows.
     *
     * @throws IllegalArgumentException as {@link #encode}
     */
    public byte[] encodeHead() {
        var bytes = new ByteArrayOutputStream();
        for (String word : argv) {
            put(bytes, "arg=", word);
        }
        env.forEach((name, value) -> put(bytes, "env=", checkedName(name) + "=" + value));
        if (!directory.startsWith("/")) {
            throw new IllegalArgumentException("the working directory must be absolute, not " + shown(directory));
        }
        put(bytes, "dir=", directory);
        for (int core : cores) {
            put(bytes, "cpu=", Integer.toString(core));
        }
        return bytes.toByteArray();
    }

    /** A name with `=` in it would set another variable than the one it seems to name. */
    private static String checkedName(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("no variable can be named " + shown(name));
        }
        return name;
    }

    private static void put(ByteArrayOutputStream bytes, String key, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL can't be given to a process: " + shown(value));
        }
        bytes.writeBytes(key.getBytes(StandardCharsets.US_ASCII));
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            bytes.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("half a surrogate pair can't be given to a process: " + shown(value), e);
        }
        bytes.write(0);
    }

    private static String shown(String value) {
        var text = new StringBuilder();
        value.chars().limit(60).forEach(c -> text.append(c < ' ' || Character.isSurrogate((char) c) ? '?' : (char) c));
        return "\"" + text + "\"";
    }
}
