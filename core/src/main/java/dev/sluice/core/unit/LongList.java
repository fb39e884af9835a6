package dev.sluice.core.unit;

import java.util.Arrays;

/** An immutable list of longs: flat, equal by content, and printed by content so that it hashes the same in any JVM. */
public final class LongList {
    private static final LongList EMPTY = new LongList(new long[0]);

    private final long[] values;

    private LongList(long[] values) {
        this.values = values;
    }

    /** The list of these values, which are copied. */
    public static LongList of(long... values) {
        return values.length == 0 ? EMPTY : new LongList(values.clone());
    }

    public int size() {
        return values.length;
    }

    public long get(int index) {
        return values[index];
    }

    public long[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongList list && Arrays.equals(values, list.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
