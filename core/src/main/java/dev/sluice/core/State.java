package dev.sluice.core;

import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.schedule.Live;
import dev.sluice.core.schedule.WaitingRoom;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.TreeMap;

/** All that the core knows. Only {@link Applier} changes it. */
final class State {
    final Pool pool;
    final Tenants tenants;
    final Workloads workloads;
    final WaitingRoom waiting;
    final Timers timers;
    final TreeMap<String, Chip> chips;
    long atMillis;
    boolean cycleWanted;

    State() {
        pool = new Pool();
        tenants = new Tenants();
        workloads = new Workloads();
        waiting = new WaitingRoom();
        timers = new Timers();
        chips = new TreeMap<>();
    }

    private State(State other) {
        pool = other.pool.copy();
        tenants = other.tenants.copy();
        workloads = other.workloads.copy();
        waiting = other.waiting.copy();
        timers = other.timers.copy();
        chips = new TreeMap<>(other.chips);
        atMillis = other.atMillis;
        cycleWanted = other.cycleWanted;
    }

    State copy() {
        return new State(this);
    }

    Live live() {
        return new Live(pool, tenants, workloads, waiting);
    }

    /** Stores a workload's next state and keeps the queue and the timers in step with it. */
    void put(Workload next) {
        var before = workloads.find(next.id());
        if (before != null) {
            dequeue(before);
            timers.drop(before);
        }
        workloads.put(next);
        enqueue(next);
        timers.set(next);
    }

    private static boolean queued(Workload workload) {
        return workload.phase() instanceof Phase.Waiting(var since, var notBefore) && notBefore == 0;
    }

    private void enqueue(Workload workload) {
        if (queued(workload)) {
            var spec = workload.spec();
            waiting.add(tenants.number(spec.tenant()), spec.priority(), spec.demand(), workload.id());
        }
    }

    private void dequeue(Workload workload) {
        if (queued(workload)) {
            var spec = workload.spec();
            waiting.remove(tenants.number(spec.tenant()), spec.priority(), spec.demand(), workload.id());
        }
    }
}
