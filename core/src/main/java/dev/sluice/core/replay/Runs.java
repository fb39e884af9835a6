package dev.sluice.core.replay;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where the run of each job stands in the emulated engine, in flat arrays by its place in the trace. */
final class Runs {
    static final long NOT = -1;

    /** Work that is kept, in ms at speed 1000 with all tasks; of a session, its time so far. */
    final long[] done;

    /** Number of the attempt that holds devices; 0 = none does. */
    final int[] attempt;

    /** Tasks that share the work. */
    final int[] tasks;

    /** Ranks that hold devices, of those whose size has changed; of the others nobody keeps them. */
    final TreeMap<Integer, TreeSet<Integer>> ranks = new TreeMap<>();

    /** First rank that was asked to leave. */
    final TreeMap<Integer, Integer> leavingFrom = new TreeMap<>();

    final int[] endedTasks;
    final int[] segment;
    final long[] milli;
    final long[] placedAt;
    final long[] startedAt;

    /** When this attempt, or this burst of it, began to get work done; {@link #NOT} while it does not. */
    final long[] workFrom;

    /** Thousandths of the speed at which the duration is told, while it is alone on its devices. */
    final int[] rate;

    /** Thousandths of that rate, beside others on its devices. */
    final int[] pace;

    /** What it holds of each of the devices that it asked for, in milli: less beside others. */
    final int[] share;

    /** When this attempt first got work done, after its restart. */
    final long[] began;

    /** What this attempt got done before {@link #workFrom}, in ms at its rate. */
    final long[] worked;

    /** What it has got done when it ends or fails, in ms at its rate. */
    final long[] goal;

    final boolean[] fails;

    /** When that is, at its pace of now. */
    final long[] due;

    /** Number of the burst that a session is in, or will be in after its pause. */
    final int[] burst;

    final long[] burstLeft;

    /** When the pause of a session ends; 0 = it is busy, or wants to be. */
    final long[] resumesAt;

    Runs(int jobs) {
        done = new long[jobs];
        attempt = new int[jobs];
        tasks = new int[jobs];
        endedTasks = new int[jobs];
        segment = new int[jobs];
        milli = new long[jobs];
        placedAt = new long[jobs];
        startedAt = new long[jobs];
        workFrom = new long[jobs];
        rate = new int[jobs];
        pace = new int[jobs];
        share = new int[jobs];
        began = new long[jobs];
        worked = new long[jobs];
        goal = new long[jobs];
        fails = new boolean[jobs];
        due = new long[jobs];
        burst = new int[jobs];
        burstLeft = new long[jobs];
        resumesAt = new long[jobs];
        Arrays.fill(startedAt, NOT);
        Arrays.fill(workFrom, NOT);
    }

    boolean holds(int job, int attemptNumber) {
        return attempt[job] == attemptNumber;
    }

    /** Ranks of the tasks that hold devices. */
    TreeSet<Integer> ranksOf(int job) {
        return ranks.computeIfAbsent(job, any -> {
            var all = new TreeSet<Integer>();
            for (int rank = 0; rank < tasks[job]; rank++) {
                all.add(rank);
            }
            return all;
        });
    }
}
