package dev.sluice.core.work;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Bits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One try at running a workload. Its number is the epoch: what an engine reports about another number is refused.
 *
 * @param number from 1
 * @param tier by what right it holds its devices now
 * @param placedMillis when its devices were handed out
 * @param startedMillis when the last of its tasks started; 0 = not all have
 * @param started ranks that have started
 * @param ended ranks that have ended, in any order
 * @param ends how they ended, in the order of the reports
 * @param pace how fast it gets on beside others on its devices; null = it has been alone all the time
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
        @Nullable Pace pace) {
    public Attempt {
        ends = List.copyOf(ends);
    }

    /** An attempt of which nothing has been heard yet. */
    public static Attempt placed(int number, Tier tier, Placement placement, long atMillis) {
        return new Attempt(number, tier, placement, atMillis, 0, Bits.NONE, Bits.NONE, List.of(), null);
    }

    public boolean allStarted() {
        return startedMillis > 0;
    }

    public boolean allEnded() {
        return ends.size() == placement.tasks();
    }

    /** How long all its tasks have run together by now, in ms: from the start of the last to the end of the first. */
    public long ranMillis(long nowMillis) {
        long until =
                ends.isEmpty() ? nowMillis : Math.min(nowMillis, ends.getFirst().atMillis());
        return allStarted() ? Math.max(0, until - startedMillis) : 0;
    }

    /** Its pace in thousandths of its speed alone. */
    public int pacePermille() {
        return pace == null ? Pace.ALONE : pace.permille();
    }

    Attempt withPace(Placement share, Pace other) {
        return new Attempt(number, tier, share, placedMillis, startedMillis, started, ended, ends, other);
    }

    Attempt withTier(Tier other) {
        return new Attempt(number, other, placement, placedMillis, startedMillis, started, ended, ends, pace);
    }

    Attempt withStarted(int rank, long atMillis) {
        var next = started.with(rank);
        long all = next.count() == placement.tasks() ? atMillis : startedMillis;
        return new Attempt(number, tier, placement, placedMillis, all, next, ended, ends, pace);
    }

    Attempt withEnd(TaskEnd end) {
        var next = new ArrayList<>(ends);
        next.add(end);
        var over = ended.with(end.rank());
        return new Attempt(number, tier, placement, placedMillis, startedMillis, started, over, next, pace);
    }
}
