package dev.sluice.core.unit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;

/**
 * A changing set of ids, kept in rising order.
 *
 * <p>Goal: an id costs about 10 bytes, where a tree of boxed numbers takes 50. Method: sorted runs of at most
 * {@link #RUN} ids; a binary search finds the run, another one the place in it. A full run is halved; one at the end is
 * not, because ids mostly rise. Example: 1,000 rising ids are three full runs and one of 232.
 */
public final class LongSet implements Iterable<Long> {
    /** What {@link #higher} answers when there is none; ids are not negative. */
    public static final long NONE = -1;

    private static final int RUN = 256;

    private long[][] runs;
    private int[] lengths;
    private int runCount;
    private int size;

    public LongSet() {
        runs = new long[1][];
        lengths = new int[1];
    }

    public LongSet copy() {
        var copy = new LongSet();
        copy.runs = new long[Math.max(1, runCount)][];
        copy.lengths = Arrays.copyOf(lengths, Math.max(1, runCount));
        for (int run = 0; run < runCount; run++) {
            copy.runs[run] = Arrays.copyOf(runs[run], lengths[run]);
        }
        copy.runCount = runCount;
        copy.size = size;
        return copy;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The least id. */
    public long first() {
        if (size == 0) {
            throw new NoSuchElementException("the set is empty");
        }
        return runs[0][0];
    }

    public boolean contains(long id) {
        int run = runOf(id);
        return run >= 0 && Arrays.binarySearch(runs[run], 0, lengths[run], id) >= 0;
    }

    /** The least id above this one, or {@link #NONE}. */
    public long higher(long id) {
        int run = runOf(id);
        if (run < 0) {
            return size == 0 ? NONE : runs[0][0];
        }
        int at = Arrays.binarySearch(runs[run], 0, lengths[run], id);
        int next = at < 0 ? -at - 1 : at + 1;
        if (next < lengths[run]) {
            return runs[run][next];
        }
        return run + 1 < runCount ? runs[run + 1][0] : NONE;
    }

    /** How many ids are below this one. */
    public int countBelow(long id) {
        int run = runOf(id);
        int count = 0;
        for (int before = 0; before < run; before++) {
            count += lengths[before];
        }
        if (run < 0) {
            return count;
        }
        int at = Arrays.binarySearch(runs[run], 0, lengths[run], id);
        return count + (at < 0 ? -at - 1 : at);
    }

    /** Adds an id; false when it was there. */
    public boolean add(long id) {
        int run = Math.max(0, runOf(id));
        if (runCount == 0) {
            insertRun(0, new long[4], 0);
        }
        int at = Arrays.binarySearch(runs[run], 0, lengths[run], id);
        if (at >= 0) {
            return false;
        }
        insert(run, -at - 1, id);
        size++;
        return true;
    }

    private void insert(int run, int at, long id) {
        if (lengths[run] == RUN) {
            insertIntoFull(run, at, id);
            return;
        }
        if (lengths[run] == runs[run].length) {
            runs[run] = Arrays.copyOf(runs[run], Math.min(RUN, lengths[run] * 2));
        }
        System.arraycopy(runs[run], at, runs[run], at + 1, lengths[run] - at);
        runs[run][at] = id;
        lengths[run]++;
    }

    private void insertIntoFull(int run, int at, long id) {
        boolean append = at == RUN && run == runCount - 1;
        int kept = append ? RUN : RUN / 2;
        var upper = new long[append ? 4 : RUN];
        System.arraycopy(runs[run], kept, upper, 0, RUN - kept);
        lengths[run] = kept;
        insertRun(run + 1, upper, RUN - kept);
        boolean below = at < kept;
        insert(below ? run : run + 1, below ? at : at - kept, id);
    }

    private void insertRun(int at, long[] ids, int length) {
        if (runCount == runs.length) {
            runs = Arrays.copyOf(runs, runCount * 2);
            lengths = Arrays.copyOf(lengths, runCount * 2);
        }
        System.arraycopy(runs, at, runs, at + 1, runCount - at);
        System.arraycopy(lengths, at, lengths, at + 1, runCount - at);
        runs[at] = ids;
        lengths[at] = length;
        runCount++;
    }

    /** Removes an id; false when it was not there. */
    public boolean remove(long id) {
        int run = runOf(id);
        int at = run < 0 ? -1 : Arrays.binarySearch(runs[run], 0, lengths[run], id);
        if (at < 0) {
            return false;
        }
        System.arraycopy(runs[run], at + 1, runs[run], at, lengths[run] - at - 1);
        size--;
        if (--lengths[run] == 0) {
            removeRun(run);
        }
        return true;
    }

    private void removeRun(int run) {
        System.arraycopy(runs, run + 1, runs, run, runCount - run - 1);
        System.arraycopy(lengths, run + 1, lengths, run, runCount - run - 1);
        runs[--runCount] = new long[0];
        lengths[runCount] = 0;
    }

    /** The last run whose first id is not above this one, or -1. */
    private int runOf(long id) {
        int low = 0;
        int high = runCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (runs[middle][0] <= id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** Calls back with each id, rising. The set must not change meanwhile. */
    public void each(LongConsumer consumer) {
        for (int run = 0; run < runCount; run++) {
            for (int at = 0; at < lengths[run]; at++) {
                consumer.accept(runs[run][at]);
            }
        }
    }

    public long[] toArray() {
        var all = new long[size];
        int end = 0;
        for (int run = 0; run < runCount; run++) {
            System.arraycopy(runs[run], 0, all, end, lengths[run]);
            end += lengths[run];
        }
        return all;
    }

    @Override
    public Iterator<Long> iterator() {
        return new Iterator<>() {
            private int run;
            private int at;

            @Override
            public boolean hasNext() {
                return run < runCount;
            }

            @Override
            public Long next() {
                if (run >= runCount) {
                    throw new NoSuchElementException("no more ids");
                }
                long id = runs[run][at++];
                if (at == lengths[run]) {
                    run++;
                    at = 0;
                }
                return id;
            }
        };
    }
}
