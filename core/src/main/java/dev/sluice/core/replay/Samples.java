package dev.sluice.core.replay;

import dev.sluice.core.Core;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.unit.LongList;
import dev.sluice.core.work.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks at the queue at the end of each step: how much waits, why, and how much is idle though it is wanted. */
final class Samples {
    private final Core core;
    private final Steps.Window window;
    private final long[] waitedMillis = new long[Verdict.Code.values().length];
    private long[] waitingMilli = new long[16];
    private long[] strandedMilli = new long[16];
    private int taken;

    Samples(Core core, Steps.Window window) {
        this.core = core;
        this.window = window;
    }

    /** Takes the samples that are due before a time: nothing has changed since the last command. */
    void until(long millis) {
        while (window.endOf(taken) < millis && window.endOf(taken) < window.toMillis()) {
            take();
        }
    }

    /** Takes what is left of the window. */
    void rest() {
        while (taken < window.stepsUntil(window.toMillis())) {
            take();
        }
    }

    private void take() {
        if (taken == waitingMilli.length) {
            waitingMilli = Arrays.copyOf(waitingMilli, taken * 2);
            strandedMilli = Arrays.copyOf(strandedMilli, taken * 2);
        }
        long waiting = 0;
        for (var group : core.waiting().groups()) {
            waiting += group.demand().milli() * group.size();
            waitedMillis[group.verdict().code().ordinal()] += group.size() * window.stepMillis();
        }
        long free = 0;
        for (Segment segment : core.pool().segments()) {
            free += segment.free().freeMilliSum();
        }
        waitingMilli[taken] = waiting;
        strandedMilli[taken] = Math.min(free, waiting);
        taken++;
    }

    LongList waitingMilli() {
        return LongList.of(Arrays.copyOf(waitingMilli, taken));
    }

    LongList strandedMilli() {
        return LongList.of(Arrays.copyOf(strandedMilli, taken));
    }

    /** Why work waited, the longest first. */
    List<Outcome.Reason> reasons() {
        var reasons = new ArrayList<Outcome.Reason>();
        for (var code : Verdict.Code.values()) {
            if (waitedMillis[code.ordinal()] > 0) {
                reasons.add(new Outcome.Reason(code.name(), waitedMillis[code.ordinal()]));
            }
        }
        reasons.sort((a, b) -> a.waitedMillis() != b.waitedMillis()
                ? Long.compare(b.waitedMillis(), a.waitedMillis())
                : a.code().compareTo(b.code()));
        return reasons;
    }
}
