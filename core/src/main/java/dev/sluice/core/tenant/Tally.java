package dev.sluice.core.tenant;

import java.util.Arrays;

/** Counts of workloads by tenant, as {@link MostWork} counts them. */
final class Tally {
    private int[] waiting = new int[8];
    private int[] running = new int[8];

    Tally copy() {
        var copy = new Tally();
        copy.waiting = waiting.clone();
        copy.running = running.clone();
        return copy;
    }

    void add(int tenant, int moreWaiting, int moreRunning) {
        if (tenant >= waiting.length) {
            waiting = Arrays.copyOf(waiting, tenant * 2);
            running = Arrays.copyOf(running, tenant * 2);
        }
        waiting[tenant] += moreWaiting;
        running[tenant] += moreRunning;
    }

    int waiting(int tenant) {
        return tenant < waiting.length ? waiting[tenant] : 0;
    }

    int running(int tenant) {
        return tenant < running.length ? running[tenant] : 0;
    }
}
