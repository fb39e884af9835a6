package dev.sluice.core.unit;

import java.util.Arrays;

/** An immutable set of small numbers: the ranks of a gang that something is true of. */
public record Bits(LongList words) {
    /** The empty set. */
    public static final Bits NONE = new Bits(LongList.of());

    public boolean has(int number) {
        return number >> 6 < words.size() && (words.get(number >> 6) >>> number & 1) != 0;
    }

    /** The same set with one number more. */
    public Bits with(int number) {
        int word = number >> 6;
        var next = Arrays.copyOf(words.toArray(), Math.max(words.size(), word + 1));
        next[word] |= 1L << number;
        return new Bits(LongList.of(next));
    }

    /** How many numbers are in the set. */
    public int count() {
        int sum = 0;
        for (int word = 0; word < words.size(); word++) {
            sum += Long.bitCount(words.get(word));
        }
        return sum;
    }
}
