package dev.sluice.core.schedule.order;

import dev.sluice.core.tenant.Tenants;

/**
 * Walks the tenant tree: which tenant with something to place is served next. At each step down the sibling with the
 * least turn is taken; a tenant's own workloads stand beside its children as one more sibling of weight 1.
 */
public final class Turns {
    private final OrderPolicy policy;
    private final Tenants tenants;
    private final long[] capacity;
    private final int[] pendingHere;
    private final int[] pendingBelow;
    private final long[] turn;
    private final long[] turnHere;

    /**
     * Turns in which nobody has anything to place yet.
     *
     * @param capacityMilli milli in the pool by chip number
     */
    public Turns(OrderPolicy policy, Tenants tenants, long[] capacityMilli) {
        this.policy = policy;
        this.tenants = tenants;
        this.capacity = capacityMilli;
        this.pendingHere = new int[tenants.count()];
        this.pendingBelow = new int[tenants.count()];
        this.turn = new long[tenants.count()];
        this.turnHere = new long[tenants.count()];
    }

    /** The tenant has so many more (or fewer) things to place. */
    public void pending(int tenant, int more) {
        if (pendingHere[tenant] == 0 && more > 0) {
            used(tenant);
        }
        pendingHere[tenant] += more;
        for (int up = tenant; up != Tenants.NONE; up = tenants.parent(up)) {
            pendingBelow[up] += more;
        }
    }

    /** What the tenant uses has changed. */
    public void used(int tenant) {
        turnHere[tenant] = policy.turn(tenants.usedHere(tenant), capacity, 1);
        for (int up = tenant; up != Tenants.NONE; up = tenants.parent(up)) {
            turn[up] = policy.turn(tenants.used(up), capacity, tenants.spec(up).weight());
        }
    }

    /** The tenant that is served next, or {@link Tenants#NONE} when none has anything to place. */
    public int next() {
        int at = least(Tenants.NONE);
        while (at != Tenants.NONE) {
            int below = least(at);
            if (below == Tenants.NONE || (pendingHere[at] > 0 && turnHere[at] <= turn[below])) {
                return at;
            }
            at = below;
        }
        return Tenants.NONE;
    }

    private int least(int parent) {
        int best = Tenants.NONE;
        for (int child : tenants.children(parent)) {
            if (pendingBelow[child] > 0 && (best == Tenants.NONE || turn[child] < turn[best])) {
                best = child;
            }
        }
        return best;
    }
}
