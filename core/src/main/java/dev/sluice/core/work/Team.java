package dev.sluice.core.work;

import dev.sluice.core.unit.IntList;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tasks of an attempt whose size has changed.
 *
 * <p>A rank names one task for ever: that of a task which left is never used again in the attempt. The youngest ranks
 * stand last in the placement and leave first.
 *
 * @param ranks by the task's place in the placement, rising
 * @param used ranks that were used so far, those of tasks that left among them
 * @param leaving ranks among {@code ranks} that were asked to leave: the last ones
 * @param lent how many of its tasks, the last ones, hold their devices as borrowers while the attempt owns its others
 * @param changedMillis when that was last changed
 * @param resizes times that its size was changed
 * @param stint its time at work since the last change
 */
public record Team(IntList ranks, int used, IntList leaving, int lent, long changedMillis, int resizes, Stint stint) {
    /** Tasks that were not asked to leave. */
    public int staying() {
        return ranks.size() - leaving.size();
    }

    /** Where the task of a rank stands in the placement, or -1. */
    int indexOf(int rank) {
        return Math.max(-1, Arrays.binarySearch(ranks.toArray(), rank));
    }

    /** Whether the task of a rank was asked to leave. */
    boolean isLeaving(int rank) {
        return leaving.size() > 0 && rank >= leaving.get(0);
    }

    Team grown(int more, int lentMore, long atMillis) {
        var all = IntStream.concat(Arrays.stream(ranks.toArray()), IntStream.range(used, used + more));
        return new Team(IntList.of(all.toArray()), used + more, leaving, lent + lentMore, atMillis, resizes + 1, stint);
    }

    Team askedToLeave(IntList all, long atMillis) {
        return new Team(ranks, used, all, lent, atMillis, resizes + 1, stint);
    }

    /** Without a task that was asked to leave: what is borrowed goes first. */
    Team without(int rank) {
        int lentNow = Math.max(0, lent - 1);
        return new Team(without(ranks, rank), used, without(leaving, rank), lentNow, changedMillis, resizes, stint);
    }

    private static IntList without(IntList list, int value) {
        return IntList.of(
                Arrays.stream(list.toArray()).filter(each -> each != value).toArray());
    }

    Team withNothingLent() {
        return new Team(ranks, used, leaving, 0, changedMillis, resizes, stint);
    }

    Team at(Stint next) {
        return new Team(ranks, used, leaving, lent, changedMillis, resizes, next);
    }
}
