package dev.sluice.core.schedule;

import dev.sluice.core.schedule.order.FairShare;
import dev.sluice.core.schedule.order.OrderPolicy;
import dev.sluice.core.schedule.place.PlacePolicies;
import dev.sluice.core.schedule.place.PlacePolicy;
import dev.sluice.core.schedule.queue.QueuePolicies;
import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.schedule.reclaim.LeastWorkLost;
import dev.sluice.core.schedule.reclaim.ReclaimPolicy;
import dev.sluice.core.schedule.reclaim.WorstRankFirst;

/**
 * The policies that a scheduler works by.
 *
 * @param order which tenant is next
 * @param queue which of its workloads
 * @param place where that goes
 * @param reclaim at whose cost
 */
public record Policies(OrderPolicy order, QueuePolicy queue, PlacePolicy place, ReclaimPolicy reclaim) {
    /** What a live server uses. */
    public static final Policies STANDARD = new Policies(
            new FairShare(), QueuePolicies.all().getFirst(), PlacePolicies.standard(), new LeastWorkLost());

    /** The same with another order of a tenant's work. One that preempts also says whom to stop. */
    public Policies withQueue(QueuePolicy other) {
        return new Policies(order, other, place, other.preemptive() ? new WorstRankFirst(other) : reclaim);
    }

    /** The same with another choice of places. */
    public Policies withPlace(PlacePolicy other) {
        return new Policies(order, queue, other, reclaim);
    }
}
