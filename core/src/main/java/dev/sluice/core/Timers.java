package dev.sluice.core;

import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What is due when: the ends of delays and of run times. Each workload has at most one. */
final class Timers {
    private record Timer(long atMillis, long workload) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return atMillis != other.atMillis
                    ? Long.compare(atMillis, other.atMillis)
                    : Long.compare(workload, other.workload);
        }
    }

    private final TreeSet<Timer> timers;

    Timers() {
        timers = new TreeSet<>();
    }

    private Timers(Timers other) {
        timers = new TreeSet<>(other.timers);
    }

    Timers copy() {
        return new Timers(this);
    }

    void set(Workload workload) {
        long at = dueMillis(workload);
        if (at > 0) {
            timers.add(new Timer(at, workload.id()));
        }
    }

    void drop(Workload workload) {
        long at = dueMillis(workload);
        if (at > 0) {
            timers.remove(new Timer(at, workload.id()));
        }
    }

    /** When the next one is due, in ms since 1970; {@link Long#MAX_VALUE} = none. */
    long nextMillis() {
        return timers.isEmpty() ? Long.MAX_VALUE : timers.first().atMillis;
    }

    /** The workloads that something is due for, in the order of time and id. */
    List<Long> due(long nowMillis) {
        var due = new ArrayList<Long>();
        for (var timer : timers) {
            if (timer.atMillis > nowMillis) {
                break;
            }
            due.add(timer.workload);
        }
        return due;
    }

    private static long dueMillis(Workload workload) {
        return switch (workload.phase()) {
            case Phase.Waiting(var since, var notBefore) -> notBefore;
            case Phase.Running(var attempt) ->
                first(
                        limitMillis(workload, attempt),
                        workload.restsUntilMillis(),
                        IdleDecider.dueMillis(workload, attempt));
            case Phase.Starting starting -> 0;
            case Phase.Held held -> 0;
            case Phase.Reserved reserved -> 0;
            case Phase.Stopping stopping -> 0;
            case Phase.Ended ended -> 0;
        };
    }

    /** The first of some times; 0 among them = never. */
    private static long first(long... times) {
        return Arrays.stream(times).filter(time -> time > 0).min().orElse(0);
    }

    /** When an attempt has run as long as it may; 0 = never. */
    static long limitMillis(Workload workload, Attempt attempt) {
        long limit = workload.spec().times().limitMillis();
        return limit == 0 ? 0 : attempt.startedMillis() + limit;
    }
}
