package dev.sluice.core.work;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Bits;
import dev.sluice.core.unit.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One try at running a workload. Its number is the epoch: what an engine reports about another number is refused.
 *
 * @param number from 1
 * @param tier by what right it holds its devices now; of tasks that it got later see {@link Team#lent}
 * @param placement the tasks that hold devices now
 * @param placedMillis when its devices were handed out
 * @param startedMillis when the last of its first tasks started; 0 = not all have
 * @param started ranks that have started
 * @param ended ranks that have ended, in any order
 * @param ends how they ended, in the order of the reports
 * @param pace how fast it gets on beside others on its devices; null = it has been alone all the time
 * @param team what became of its tasks, or null while it has those that it began with
 * @param rested whether enough time has passed since its size changed that it may be made larger
 * @param idleness what telemetry says of its devices, or null while they are busy or nobody knows
 */
public record Attempt(
        int number,
        Tier tier,
        Placement placement,
        long placedMillis,
        long startedMillis,
        Bits started,
        Bits ended,
        List<TaskEnd> ends,
        @Nullable Pace pace,
        @Nullable Team team,
        boolean rested,
        @Nullable Idleness idleness) {
    public Attempt {
        ends = List.copyOf(ends);
    }

    /** An attempt of which nothing has been heard yet. */
    public static Attempt placed(int number, Tier tier, Placement placement, long atMillis) {
        return new Attempt(
                number, tier, placement, atMillis, 0, Bits.NONE, Bits.NONE, List.of(), null, null, false, null);
    }

    public boolean allStarted() {
        return startedMillis > 0;
    }

    public boolean allEnded() {
        return ends.size() == placement.tasks();
    }

    /** The rank of the task that stands at a place of the placement. */
    public int rank(int index) {
        return team == null ? index : team.ranks().get(index);
    }

    /** Where the task of a rank stands in the placement; -1 when it has no such task, or not any more. */
    public int indexOf(int rank) {
        if (team != null) {
            return team.indexOf(rank);
        }
        return rank >= 0 && rank < placement.tasks() ? rank : -1;
    }

    /** Whether a task was asked to leave while the others go on. */
    public boolean isLeaving(int rank) {
        return team != null && team.isLeaving(rank);
    }

    /** Tasks that were not asked to leave. */
    public int staying() {
        return team == null ? placement.tasks() : team.staying();
    }

    /** Tasks that hold their devices as borrowers while the attempt owns its others. */
    public int lent() {
        return team == null ? 0 : team.lent();
    }

    /** Device milli that it holds beyond guarantees. */
    public long borrowedMilli() {
        return tier.isRight() ? placement.task().milli() * lent() : placement.milli();
    }

    /** Device milli that it holds inside a guarantee. */
    public long ownedMilli() {
        return placement.milli() - borrowedMilli();
    }

    /** Whether all tasks that it has now, and is to keep, have started, and none has ended by itself. */
    public boolean complete() {
        if (!allStarted() || !ends.isEmpty()) {
            return false;
        }
        for (int index = 0; index < staying(); index++) {
            if (!started.has(rank(index))) {
                return false;
            }
        }
        return true;
    }

    /** How long it has run by now, in ms: from the start of the last of its first tasks to the end of the first. */
    public long ranMillis(long nowMillis) {
        return allStarted() ? Math.max(0, until(nowMillis) - startedMillis) : 0;
    }

    private long until(long nowMillis) {
        return ends.isEmpty() ? nowMillis : Math.min(nowMillis, ends.getFirst().atMillis());
    }

    /** The same in task milliseconds: tasks x ms. */
    long ranTaskMillis(long nowMillis) {
        return team == null
                ? ranMillis(nowMillis) * placement.tasks()
                : team.stint().ranTaskMillis(until(nowMillis));
    }

    /** How much of that went into work, when it first had to spend some time on a restart. */
    long workedTaskMillis(long nowMillis, long restartMillis) {
        return team == null
                ? worked(nowMillis, restartMillis) * placement.tasks()
                : team.stint().workedTaskMillis(until(nowMillis));
    }

    /** How much of that checkpoints have kept. */
    long keptTaskMillis(long nowMillis, long restartMillis, long everyMillis) {
        return team == null
                ? worked(nowMillis, restartMillis) / everyMillis * everyMillis * placement.tasks()
                : team.stint().keptTaskMillis(until(nowMillis), everyMillis);
    }

    private long worked(long nowMillis, long restartMillis) {
        long ran = ranMillis(nowMillis);
        return pace == null ? Math.max(0, ran - restartMillis) : pace.workedAfter(ran, restartMillis);
    }

    /** The team, also of an attempt that is to change its size for the first time. */
    private Team teamAt(long atMillis, long restartMillis) {
        if (team != null) {
            return team;
        }
        int tasks = placement.tasks();
        var stint = new Stint(tasks, atMillis, 0, ranTaskMillis(atMillis), workedTaskMillis(atMillis, restartMillis));
        var ranks = IntList.of(IntStream.range(0, tasks).toArray());
        return new Team(ranks, tasks, IntList.of(), 0, atMillis, 0, stint);
    }

    /** With more tasks, which have still to start. */
    Attempt grown(Placement more, int lentMore, long atMillis, long restartMillis) {
        var next = teamAt(atMillis, restartMillis).grown(more.tasks(), lentMore, atMillis);
        return with(placement.plus(more), next).rested(false);
    }

    /** With some of its last tasks asked to leave; the others share the work from now on. */
    Attempt shrinking(IntList leaving, long atMillis, long restartMillis, long costMillis) {
        var next = teamAt(atMillis, restartMillis).askedToLeave(leaving, atMillis);
        boolean complete = with(placement, next).complete();
        int atWork = complete ? next.staying() : Math.min(next.stint().tasks(), next.staying());
        return with(placement, next.at(next.stint().next(atWork, atMillis, costMillis)))
                .rested(false);
    }

    /** Without a task that was asked to leave. */
    Attempt without(int rank) {
        if (team == null) {
            throw new IllegalStateException("attempt " + number + " was never asked to give up a task");
        }
        return with(placement.without(indexOf(rank)), team.without(rank));
    }

    Attempt rested(boolean now) {
        return new Attempt(
                number, tier, placement, placedMillis, startedMillis, started, ended, ends, pace, team, now, idleness);
    }

    /** When its size last changed, or when it started with the one that it still has; 0 = not all have started. */
    long resizedMillis() {
        return team == null ? startedMillis : team.changedMillis();
    }

    private Attempt with(Placement tasks, @Nullable Team next) {
        return new Attempt(
                number, tier, tasks, placedMillis, startedMillis, started, ended, ends, pace, next, rested, idleness);
    }

    Attempt with(@Nullable Idleness next) {
        return new Attempt(
                number, tier, placement, placedMillis, startedMillis, started, ended, ends, pace, team, rested, next);
    }

    /** Its pace in thousandths of its speed alone. */
    public int pacePermille() {
        return pace == null ? Pace.ALONE : pace.permille();
    }

    Attempt withPace(Placement share, Pace other) {
        return new Attempt(
                number, tier, share, placedMillis, startedMillis, started, ended, ends, other, team, rested, idleness);
    }

    Attempt withTier(Tier other) {
        var next = team == null ? null : team.withNothingLent();
        return new Attempt(
                number,
                other,
                placement,
                placedMillis,
                startedMillis,
                started,
                ended,
                ends,
                pace,
                next,
                rested,
                idleness);
    }

    /** With one more task started. A gang that has grown works with all its tasks when the last of them has. */
    Attempt withStarted(int rank, long atMillis, long costMillis) {
        var next = started.with(rank);
        boolean all = !allStarted() && next.count() == placement.tasks();
        long since = all ? atMillis : startedMillis;
        var after = new Attempt(
                number, tier, placement, placedMillis, since, next, ended, ends, pace, team, rested, idleness);
        boolean larger = team != null && after.complete() && team.stint().tasks() < team.staying();
        return larger && team != null
                ? after.with(placement, team.at(team.stint().next(team.staying(), atMillis, costMillis)))
                : after;
    }

    Attempt withEnd(TaskEnd end) {
        var next = new ArrayList<>(ends);
        next.add(end);
        var all = ended.with(end.rank());
        return new Attempt(
                number, tier, placement, placedMillis, startedMillis, started, all, next, pace, team, rested, idleness);
    }
}
