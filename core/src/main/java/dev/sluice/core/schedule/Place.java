package dev.sluice.core.schedule;

import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.schedule.queue.Seniority;
import dev.sluice.core.work.Workload;

/**
 * A place in a queue.
 *
 * @param rank what the queue policy says of the workload, or the latest start of one with a deadline: less is served
 *     before more
 * @param id among equal ranks the order of submission
 */
public record Place(long rank, long id) implements Comparable<Place> {
    /** The place of a workload that waits. */
    public static Place of(Workload workload, QueuePolicy queue) {
        // While it waits no rank depends on the time.
        long rank = new Seniority(queue).isDated(workload)
                ? Seniority.latestStartMillis(workload)
                : queue.rank(workload, workload.submittedMillis());
        return new Place(rank, workload.id());
    }

    @Override
    public int compareTo(Place other) {
        return rank != other.rank ? Long.compare(rank, other.rank) : Long.compare(id, other.id);
    }
}
