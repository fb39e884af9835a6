package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much less a node is worth after a task has been put on it: what policies share that know the worth of a node by
 * what it has free.
 *
 * <p>Goal: a decision looks up a loss for each free state and computes it only for states that are new since the same
 * was last asked for. Method: for each segment and task a table by the state's number holds the loss and the sign of
 * the state that it was computed for; another sign means another state, so nothing has to be thrown away when nodes
 * change, and copies of a pool can share the tables. Example: of 1,213 nodes one changes between two equal tasks: the
 * second one computes one loss and looks up the others.
 */
final class WorthLost {
    /** Tasks that tables are kept for: the demands of a pool are mostly a few hundred. */
    private static final int TASKS = 2_048;

    private static final Memo[] NO_MEMOS = {};

    private final Function<String, Worth> worths;
    private final Rank rank;
    private final LinkedHashMap<String, Worth> worthOn = new LinkedHashMap<>();
    private final LinkedHashMap<TaskDemand, Memo[]> lost = new LinkedHashMap<>();
    private Memo[] before = NO_MEMOS;
    private final Room room = new Room();
    private final Room less = new Room();

    /** What a node is worth by what it has free. */
    @FunctionalInterface
    interface Worth {
        long of(Room room);
    }

    /** Makes a score of a loss; a greater loss has no smaller score. */
    @FunctionalInterface
    interface Rank {
        long of(long loss);
    }

    /**
     * Losses by some worth.
     *
     * @param worths what a node with a chip is worth
     * @param rank what losses are compared by, also among the devices of a node
     */
    WorthLost(Function<String, Worth> worths, Rank rank) {
        this.worths = worths;
        this.rank = rank;
    }

    /** The least losses for a task on nodes of a segment, whatever device of a node it takes. */
    On on(Segment segment, TaskDemand task) {
        if (lost.size() > TASKS) {
            lost.clear();
        }
        int number = segment.number();
        var memos = lost.getOrDefault(task, NO_MEMOS);
        if (number >= memos.length) {
            memos = Arrays.copyOf(memos, number + 1);
            lost.put(task, memos);
        }
        if (number >= before.length) {
            before = Arrays.copyOf(before, number + 1);
        }
        memos[number] = Memo.of(memos[number], segment.chip());
        before[number] = Memo.of(before[number], segment.chip());
        return new On(segment.free(), task, worthOn(segment.chip()), memos[number], before[number]);
    }

    private Worth worthOn(String chip) {
        return worthOn.computeIfAbsent(chip, worths);
    }

    /** The losses of one task in one segment. */
    final class On {
        private final FreeStates free;
        private final TaskDemand task;
        private final Worth worth;
        private final Memo lost;
        private final Memo before;

        private On(FreeStates free, TaskDemand task, Worth worth, Memo lost, Memo before) {
            this.free = free;
            this.task = task;
            this.worth = worth;
            this.lost = lost;
            this.before = before;
        }

        /** The score of the least loss on a node in this state, which the task fits on. */
        long of(int state) {
            var sign = free.sign(state);
            return lost.knows(state, sign) ? lost.values[state] : lost.put(state, sign, compute(state));
        }

        private long compute(int state) {
            room.set(free, state);
            var sign = free.sign(state);
            long worthBefore =
                    before.knows(state, sign) ? before.values[state] : before.put(state, sign, worth.of(room));
            if (task.whole()) {
                less.setLess(room, task);
                return rank.of(worthBefore - worth.of(less));
            }
            long least = Long.MAX_VALUE;
            for (int part = 0; part < room.parts; part++) {
                boolean another = part == 0 || room.milli[part] != room.milli[part - 1] || least == Long.MAX_VALUE;
                if (another && free.takesShare(state, part, task)) {
                    less.setLess(room, task, part);
                    least = Math.min(least, rank.of(worthBefore - worth.of(less)));
                }
            }
            return least;
        }
    }

    /** The device of a node where a share loses least, among equal ones the first. */
    long pick(Pool pool, int node, TaskDemand task) {
        int state = pool.stateOf(node).orElseThrow();
        var segment = pool.segmentOf(node);
        var worth = worthOn(segment.chip());
        room.set(segment.free(), state);
        long worthBefore = worth.of(room);
        long least = Long.MAX_VALUE;
        int best = Pool.NONE;
        for (int device = 0; device < pool.node(node).devices(); device++) {
            if (pool.takesShare(node, device, task)) {
                less.setLess(room, task, partWith(pool.freeMilli(node, device)));
                long score = rank.of(worthBefore - worth.of(less));
                if (score < least) {
                    least = score;
                    best = device;
                }
            }
        }
        return 1L << best;
    }

    private int partWith(int milli) {
        int part = 0;
        while (room.milli[part] != milli) {
            part++;
        }
        return part;
    }

    /** What is known of the states of one segment, by their numbers. */
    private static final class Memo {
        private final String chip;
        private @Nullable Object[] signs = new Object[16];
        private long[] values = new long[16];

        private Memo(String chip) {
            this.chip = chip;
        }

        /** The memo itself, or a new one if there is none or it is of another chip. */
        static Memo of(@Nullable Memo memo, String chip) {
            return memo != null && memo.chip.equals(chip) ? memo : new Memo(chip);
        }

        @SuppressWarnings("ReferenceEquality") // a sign is a token: it is known by itself
        boolean knows(int state, Object sign) {
            return state < signs.length && signs[state] == sign;
        }

        long put(int state, Object sign, long value) {
            if (state >= signs.length) {
                int size = Math.max(state + 1, signs.length * 2);
                signs = Arrays.copyOf(signs, size);
                values = Arrays.copyOf(values, size);
            }
            signs[state] = Objects.requireNonNull(sign);
            values[state] = value;
            return value;
        }
    }
}
