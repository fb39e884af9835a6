package dev.sluice.core.schedule.order;

import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import java.util.Arrays;

/**
 * Walks the tenant tree: which tenant with something to place is served next. At each step down the sibling with the
 * least turn is taken; a tenant's own workloads stand beside its children as one more sibling of weight 1.
 *
 * <p>Inside guarantees a turn goes by what is in use. Beyond them it goes by what is borrowed now and was borrowed in
 * the past: whoever uses what is his own is not put back for it, and yesterday's heavy borrower waits today.
 */
public final class Turns {
    private final OrderPolicy policy;
    private final Tenants tenants;
    private final Tier tier;
    private final long[] capacity;
    private final long[] use;
    private final int[] pendingHere;
    private final int[] pendingBelow;
    private final long[] turn;
    private final long[] turnHere;

    /**
     * Turns in which nobody has anything to place yet.
     *
     * @param tier what is handed out: devices inside guarantees, or beyond them
     * @param capacityMilli milli in the pool by chip number
     */
    public Turns(OrderPolicy policy, Tenants tenants, Tier tier, long[] capacityMilli) {
        this.policy = policy;
        this.tenants = tenants;
        this.tier = tier;
        this.capacity = capacityMilli;
        this.use = new long[capacityMilli.length];
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
        turnHere[tenant] = turnHere(tenant);
        for (int up = tenant; up != Tenants.NONE; up = tenants.parent(up)) {
            turn[up] = turn(up);
        }
    }

    /** The turn of a tenant among its siblings. */
    public long turn(int tenant) {
        return policy.turn(useBelow(tenant), capacity, tenants.spec(tenant).weight());
    }

    /** Whether work of one tenant is served before that of another, as things stand; equals are before nobody. */
    public boolean isBefore(int one, int other) {
        int mine = one;
        int theirs = other;
        int myChild = Tenants.NONE;
        int theirChild = Tenants.NONE;
        for (int ahead = depth(one) - depth(other); ahead > 0; ahead--) {
            myChild = mine;
            mine = tenants.parent(mine);
        }
        for (int ahead = depth(other) - depth(one); ahead > 0; ahead--) {
            theirChild = theirs;
            theirs = tenants.parent(theirs);
        }
        while (mine != theirs) {
            myChild = mine;
            theirChild = theirs;
            mine = tenants.parent(mine);
            theirs = tenants.parent(theirs);
        }
        // A tenant's own work stands beside that of its children.
        long myTurn = myChild == Tenants.NONE ? turnHere(mine) : turn(myChild);
        long theirTurn = theirChild == Tenants.NONE ? turnHere(theirs) : turn(theirChild);
        return myTurn < theirTurn;
    }

    private int depth(int tenant) {
        int depth = 0;
        for (int up = tenant; up != Tenants.NONE; up = tenants.parent(up)) {
            depth++;
        }
        return depth;
    }

    private long turnHere(int tenant) {
        return policy.turn(useHere(tenant), capacity, 1);
    }

    private long[] useBelow(int tenant) {
        if (tier == Tier.OWNED) {
            return tenants.used(tenant);
        }
        Arrays.setAll(use, chip -> tenants.borrowing(tenant, chip));
        return use;
    }

    private long[] useHere(int tenant) {
        if (tier == Tier.OWNED) {
            return tenants.usedHere(tenant);
        }
        Arrays.setAll(use, chip -> tenants.borrowingHere(tenant, chip));
        return use;
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
