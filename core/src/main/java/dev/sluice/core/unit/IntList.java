package dev.sluice.core.unit;

import java.util.Arrays;

/** An immutable list of ints: flat, equal by content, and printed by content so that it hashes the same in any JVM. */
public final class IntList {
    private static final IntList EMPTY = new IntList(new int[0]);

    private final int[] values;

    private IntList(int[] values) {
        this.values = values;
    }

    /** The list of these values, which are copied. */
    public static IntList of(int... values) {
        return values.length == 0 ? EMPTY : new IntList(values.clone());
    }

    public int size() {
        return values.length;
    }

    public int get(int index) {
        return values[index];
    }

    /** The same list with one value replaced. */
    public IntList with(int index, int value) {
        var next = values.clone();
        next[index] = value;
        return new IntList(next);
    }

    public int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntList list && Arrays.equals(values, list.values);
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
