package dev.sluice.core.replay;

import java.util.Arrays;

/**
 * What happens when, in virtual time: a heap of flat arrays. Entries of the same time come in the order in which they
 * were added.
 */
final class Agenda {
    /** What an entry is about. */
    enum Kind {
        STARTS,
        STARTS_MORE,
        ENDS,
        FAILS,
        PAUSES,
        RESUMES,
        STOPPED,
        LEAVES,
        NODE_LOST,
        NODE_BACK
    }

    private static final Kind[] KINDS = Kind.values();

    private long[] millis = new long[64];
    private long[] order = new long[64];
    private byte[] kinds = new byte[64];
    private int[] subjects = new int[64];
    private int[] epochs = new int[64];
    private int size;
    private long added;

    /** Adds an entry; the epoch tells later whether it still holds. */
    void add(long atMillis, Kind kind, int subject, int epoch) {
        if (size == millis.length) {
            grow(size * 2);
        }
        int at = size++;
        long number = added++;
        while (at > 0 && before(atMillis, number, at - 1 >> 1)) {
            move(at - 1 >> 1, at);
            at = at - 1 >> 1;
        }
        put(at, atMillis, number, kind.ordinal(), subject, epoch);
    }

    /** When the next entry is; {@link Long#MAX_VALUE} = there is none. */
    long nextMillis() {
        return size == 0 ? Long.MAX_VALUE : millis[0];
    }

    Kind kind() {
        return KINDS[kinds[0]];
    }

    int subject() {
        return subjects[0];
    }

    int epoch() {
        return epochs[0];
    }

    /** Takes the next entry off. */
    void remove() {
        int last = --size;
        int at = 0;
        while (2 * at + 1 < last) {
            int child = 2 * at + 1;
            child += child + 1 < last && before(millis[child + 1], order[child + 1], child) ? 1 : 0;
            if (!before(millis[child], order[child], last)) {
                break;
            }
            move(child, at);
            at = child;
        }
        move(last, at);
    }

    private boolean before(long atMillis, long number, int other) {
        return atMillis != millis[other] ? atMillis < millis[other] : number < order[other];
    }

    private void move(int from, int to) {
        put(to, millis[from], order[from], kinds[from], subjects[from], epochs[from]);
    }

    private void put(int at, long atMillis, long number, int kind, int subject, int epoch) {
        millis[at] = atMillis;
        order[at] = number;
        kinds[at] = (byte) kind;
        subjects[at] = subject;
        epochs[at] = epoch;
    }

    private void grow(int length) {
        millis = Arrays.copyOf(millis, length);
        order = Arrays.copyOf(order, length);
        kinds = Arrays.copyOf(kinds, length);
        subjects = Arrays.copyOf(subjects, length);
        epochs = Arrays.copyOf(epochs, length);
    }
}
