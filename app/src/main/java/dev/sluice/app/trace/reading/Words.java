package dev.sluice.app.trace.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Words that come again and again, each kept once: a table of a million rows has a few hundred of them. */
final class Words {
    private static final int MOST = 1 << 18;

    private @Nullable String[] table = new String[1 << 10];
    private byte[][] spellings = new byte[1 << 10][];
    private int count;

    /** The word that some bytes spell. */
    String word(byte[] bytes, int start, int end) {
        int mask = table.length - 1;
        int slot = hash(bytes, start, end) & mask;
        for (String word = table[slot]; word != null; word = table[slot]) {
            if (spells(spellings[slot], bytes, start, end)) {
                return word;
            }
            slot = (slot + 1) & mask;
        }
        var word = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        // A column of words that never come again is no reason to keep them all.
        if (count < MOST) {
            table[slot] = word;
            spellings[slot] = Arrays.copyOfRange(bytes, start, end);
            if (++count * 2 > table.length) {
                grow();
            }
        }
        return word;
    }

    private static boolean spells(byte[] spelling, byte[] bytes, int start, int end) {
        return Arrays.equals(spelling, 0, spelling.length, bytes, start, end);
    }

    private void grow() {
        var words = table;
        var bytes = spellings;
        table = new String[words.length * 2];
        spellings = new byte[words.length * 2][];
        for (int i = 0; i < words.length; i++) {
            if (words[i] != null) {
                int slot = hash(bytes[i], 0, bytes[i].length) & (table.length - 1);
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = words[i];
                spellings[slot] = bytes[i];
            }
        }
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
