package dev.sluice.core.schedule;

import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Holdings;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;

/** Lets rights follow guarantees: what is now inside one becomes owned, what a shrunk one no longer covers borrowed. */
final class Retiering {
    /** A right of a tenant to so much of a chip. */
    private interface Right {
        boolean covers(int chip, long milli);
    }

    private final Live live;
    private final Books books;
    private final List<Decision> decisions;

    Retiering(Live live, Books books, List<Decision> decisions) {
        this.live = live;
        this.books = books;
        this.decisions = decisions;
    }

    void settle() {
        if (live.tenants().anyOverGuarantee()) {
            for (long id : newestFirst()) {
                demote(live.workloads().get(id));
            }
        }
        live.workloads()
                .borrowed()
                .forEach((path, holdings) -> promote(live.tenants().number(path), holdings));
        live.workloads()
                .elastic()
                .lent()
                .each(id -> promoteLent(live.workloads().get(id)));
        if (decisions.isEmpty()) {
            live.workloads()
                    .contracted()
                    .forEach((path, holdings) -> own(live.tenants().number(path), holdings));
        }
    }

    /** What no longer needs a contract is no longer paid for. */
    private void own(int tenant, Holdings holdings) {
        if (isAnySmallEnough(holdings, (chip, milli) -> ownsOnly(tenant, chip, milli))) {
            holdings.ids().each(id -> own(tenant, live.workloads().get(id)));
        }
    }

    private boolean ownsOnly(int tenant, int chip, long milli) {
        return live.tenants().ownedHere(tenant, chip) > 0 && live.tenants().ownCovers(tenant, chip, milli);
    }

    private void own(int tenant, Workload workload) {
        var holding = Holding.of(workload);
        int chip = books.chipOf(holding.placement());
        boolean leavesAnyway = workload.phase() instanceof Phase.Stopping;
        if (!leavesAnyway
                && holding.borrowedMilli() == 0
                && live.tenants().ownCovers(tenant, chip, holding.placement().milli())) {
            books.move(workload, holding.placement(), Tier.CONTRACTED, Tier.OWNED, holding.ownedMilli());
            decisions.add(new Decision.Retier(workload.id(), Tier.OWNED));
        }
    }

    /** Stops looking as soon as what is left to own is too little for the smallest of them. */
    private void promote(int tenant, Holdings holdings) {
        var ids = holdings.ids().iterator();
        boolean more = mayPromote(tenant, holdings);
        while (more && ids.hasNext()) {
            if (promote(tenant, live.workloads().get(ids.next()))) {
                more = mayPromote(tenant, holdings);
            }
        }
    }

    /** Whether a tenant borrows what it could own: mostly not, and then nobody is looked at. */
    private boolean mayPromote(int tenant, Holdings holdings) {
        var tenants = live.tenants();
        return isAnySmallEnough(
                holdings,
                (chip, milli) -> tenants.usedHere(tenant, chip) > tenants.ownedHere(tenant, chip)
                        && tenants.wouldOwn(tenant, chip, milli));
    }

    /** Whether there is a right to as much of a chip as the smallest of those holds that are on it. */
    private boolean isAnySmallEnough(Holdings holdings, Right right) {
        for (var sizes : holdings.sizes().entrySet()) {
            int chip = live.tenants().chipNumber(sizes.getKey());
            if (right.covers(chip, sizes.getValue().firstKey())) {
                return true;
            }
        }
        return false;
    }

    private List<Long> newestFirst() {
        var ids = new ArrayList<Long>();
        live.workloads().placed().each(ids::add);
        return ids.reversed();
    }

    private void demote(Workload workload) {
        var holding = Holding.of(workload);
        int chip = books.chipOf(holding.placement());
        if (!holding.tier().isRight() || !live.tenants().overGuarantee(books.tenantOf(workload), chip)) {
            return;
        }
        int checkpoint = books.plan().checkpoint();
        books.move(workload, holding.placement(), holding.tier(), Tier.BORROWED, holding.ownedMilli());
        var right = live.tenants().rightTo(books.tenantOf(workload), chip, holding.ownedMilli());
        if (right.covers(holding.tier())) {
            books.plan().rollback(checkpoint);
        } else if (right == Tier.CONTRACTED && holding.borrowedMilli() == 0) {
            books.move(workload, holding.placement(), Tier.BORROWED, right, holding.ownedMilli());
            decisions.add(new Decision.Retier(workload.id(), right));
        } else {
            decisions.add(new Decision.Retier(workload.id(), Tier.BORROWED));
        }
    }

    /** Tasks that a gang got later become owned when all of them can be. */
    private void promoteLent(Workload workload) {
        var holding = Holding.of(workload);
        if (holding.tier().isRight() && holding.borrowedMilli() > 0) {
            promote(books.tenantOf(workload), workload);
        }
    }

    private boolean promote(int tenant, Workload workload) {
        var holding = Holding.of(workload);
        long milli = holding.borrowedMilli();
        boolean leavesAnyway = workload.phase() instanceof Phase.Stopping;
        var right = live.tenants().rightTo(tenant, books.chipOf(holding.placement()), milli);
        // A workload holds all by one right.
        var next = holding.tier().isRight() ? holding.tier() : right;
        if (leavesAnyway || !right.isRight() || !right.covers(next)) {
            return false;
        }
        books.move(workload, holding.placement(), Tier.BORROWED, next, milli);
        decisions.add(new Decision.Retier(workload.id(), next));
        return true;
    }
}
