package dev.sluice.core.replay;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongList;
import java.util.ArrayList;
import java.util.List;

/** Adds up device time over the window: by step for all, and by step for each center and chip. */
final class Meter {
    private final Steps.Window window;
    private final Steps allocated;
    private final Steps active;
    private final Steps useful;
    private final Steps outage;
    private final List<Steps> bySegment = new ArrayList<>();
    private boolean activityUnknown;

    Meter(Steps.Window window) {
        this.window = window;
        allocated = new Steps(window);
        active = new Steps(window);
        useful = new Steps(window);
        outage = new Steps(window);
    }

    void allocated(int segment, long from, long to, long milli) {
        allocated.add(from, to, milli);
        while (bySegment.size() <= segment) {
            bySegment.add(new Steps(window));
        }
        bySegment.get(segment).add(from, to, milli);
    }

    void active(long from, long to, long milli) {
        active.add(from, to, milli);
    }

    /** Device time of which nobody knows whether it was busy. */
    void activityUnknown() {
        activityUnknown = true;
    }

    void useful(long from, long to, long milli) {
        useful.add(from, to, milli);
    }

    /** A node was down. */
    void outage(long from, long to, int devices) {
        outage.add(from, to, (long) devices * Limits.DEVICE_MILLI);
    }

    /** Of so many devices, less what was down. */
    Steps capacity(long devices) {
        var capacity = new Steps(window);
        capacity.add(window.fromMillis(), window.toMillis(), devices * Limits.DEVICE_MILLI);
        for (int step = 0; step < window.stepsUntil(window.toMillis()); step++) {
            capacity.put(step, -outage.at(step));
        }
        return capacity;
    }

    Outcome.Usage usage(Steps capacity, Steps ceiling) {
        return new Outcome.Usage(
                capacity.sum(), allocated.sum(), activityUnknown ? -1 : active.sum(), useful.sum(), ceiling.sum());
    }

    Outcome.Series series(Steps capacity, Steps ceiling, LongList waitingMilli, LongList strandedMilli) {
        int steps = window.stepsUntil(window.toMillis());
        return new Outcome.Series(
                window.stepMillis(),
                capacity.first(steps),
                allocated.first(steps),
                activityUnknown ? LongList.of() : active.first(steps),
                useful.first(steps),
                ceiling.first(steps),
                waitingMilli,
                strandedMilli);
    }

    /** How much of each center was handed out over time; centers in the order of their numbers. */
    List<Outcome.Row> heat(Pool pool) {
        int steps = window.stepsUntil(window.toMillis());
        var rows = new ArrayList<Outcome.Row>();
        for (var segment : pool.segments()) {
            var center = pool.center(segment.center());
            var whole = new Steps(window);
            whole.add(window.fromMillis(), window.toMillis(), segment.devices() * Limits.DEVICE_MILLI);
            var used = segment.number() < bySegment.size() ? bySegment.get(segment.number()) : new Steps(window);
            rows.add(new Outcome.Row(
                    center.name(), center.owner(), segment.chip(), segment.devices(), used.first(steps, whole)));
        }
        return rows;
    }
}
