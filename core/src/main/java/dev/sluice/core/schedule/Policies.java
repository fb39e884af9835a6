package dev.sluice.core.schedule;

import dev.sluice.core.schedule.order.FairShare;
import dev.sluice.core.schedule.order.OrderPolicy;
import dev.sluice.core.schedule.place.PlacePolicies;
import dev.sluice.core.schedule.place.PlacePolicy;
import dev.sluice.core.schedule.reclaim.LeastWorkLost;
import dev.sluice.core.schedule.reclaim.ReclaimPolicy;

/** The policies that a scheduler works by. */
public record Policies(OrderPolicy order, PlacePolicy place, ReclaimPolicy reclaim) {
    /** What a live server uses. */
    public static final Policies STANDARD =
            new Policies(new FairShare(), PlacePolicies.standard(), new LeastWorkLost());
}
