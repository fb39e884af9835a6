package dev.sluice.core.schedule;

import dev.sluice.core.schedule.Explanation.Reason;
import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.schedule.queue.Seniority;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.EnumMap;

/** Counts who of its own tenant is served before a waiting workload, by the order of {@link Cursors}. */
final class OwnLine {
    private final QueuePolicy queue;
    private final Workloads workloads;
    private final Workload workload;
    private final long now;
    private final Seniority seniority;

    OwnLine(QueuePolicy queue, Workloads workloads, Workload workload, long nowMillis) {
        this.queue = queue;
        this.workloads = workloads;
        this.workload = workload;
        this.now = nowMillis;
        this.seniority = new Seniority(queue);
    }

    void count(WaitingRoom.Group group, EnumMap<Reason, Long> counts) {
        int higher = group.priority.compareTo(workload.spec().priority());
        if (higher == 0 && !(seniority.counts() && group.dated) && !seniority.isDated(workload)) {
            var place = Place.of(workload, queue);
            int better = group.ahead(new Place(place.rank(), 0));
            add(counts, Reason.BETTER_RANK, better);
            add(counts, Reason.OLDER, group.ahead(place) - better);
        } else if (seniority.counts()) {
            group.line.each(id -> each(workloads.get(id), higher, counts));
        } else if (higher > 0) {
            add(counts, Reason.HIGHER_PRIORITY, group.size());
        }
    }

    private void each(Workload other, int higher, EnumMap<Reason, Long> counts) {
        int order = Long.compare(seniority.at(other, now), seniority.at(workload, now));
        if (order == 0) {
            order = higher != 0 ? -higher : Long.compare(other.id(), workload.id());
        }
        if (order < 0) {
            add(counts, reason(other, higher), 1);
        }
    }

    private Reason reason(Workload other, int higher) {
        if (seniority.at(other, now) < seniority.arrival(other)) {
            return Reason.DEADLINE;
        }
        if (higher == 0) {
            return Reason.OLDER;
        }
        return higher > 0 ? Reason.HIGHER_PRIORITY : Reason.WAITED_LONGER;
    }

    private static void add(EnumMap<Reason, Long> counts, Reason reason, long more) {
        if (more > 0) {
            counts.merge(reason, more, Long::sum);
        }
    }
}
