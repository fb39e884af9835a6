package dev.sluice.core.schedule;

import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.Workloads;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;

/** The worst ranks of running work, found at most once in a cycle: mostly they tell that nobody can be replaced. */
final class Running {
    private static final long NOBODY = -1;

    private final QueuePolicy queue;
    private final Workloads workloads;
    private final long now;
    private final EnumMap<Tier, LinkedHashMap<String, long[]>> worst = new EnumMap<>(Tier.class);

    Running(QueuePolicy queue, Workloads workloads, long nowMillis) {
        this.queue = queue;
        this.workloads = workloads;
        this.now = nowMillis;
    }

    /** Whether some work of a tenant that runs in a tier ranks after a waiting one of the same priority. */
    boolean anyAfter(String tenant, Tier tier, Priority priority, long rank) {
        return queue.preemptive()
                && worst.computeIfAbsent(tier, any -> new LinkedHashMap<>())
                                .computeIfAbsent(tenant, any -> worst(tenant, tier))[priority.ordinal()]
                        > rank;
    }

    private long[] worst(String tenant, Tier tier) {
        var byPriority = new long[Priority.values().length];
        Arrays.fill(byPriority, NOBODY);
        var holdings = (tier.isRight() ? workloads.owned() : workloads.borrowed()).get(tenant);
        if (holdings != null) {
            holdings.ids().each(id -> {
                var workload = workloads.get(id);
                int at = workload.spec().priority().ordinal();
                if (workload.phase().attempt() != null) {
                    byPriority[at] = Math.max(byPriority[at], queue.rank(workload, now));
                }
            });
        }
        return byPriority;
    }
}
