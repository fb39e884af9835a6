package dev.sluice.core.schedule;

import dev.sluice.core.schedule.share.SharePolicy;
import dev.sluice.core.schedule.share.Sharer;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.LongSet;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;

/** Lets waiting work join the devices of running work, and divides them anew when somebody has left. */
final class Joins {
    private final Live live;
    private final Books books;
    private final SharePolicy policy;
    private final Sharer sharer;
    private final List<Decision> decisions;
    private final LongSet joined = new LongSet();

    Joins(Live live, SharePolicy policy, Books books, List<Decision> decisions, LongPredicate untouched) {
        this.live = live;
        this.books = books;
        this.policy = policy;
        this.decisions = decisions;
        this.sharer =
                new Sharer(policy, books.plan(), live.workloads(), id -> untouched.test(id) && !joined.contains(id));
    }

    /** Workloads that somebody joined in this cycle. */
    LongSet joined() {
        return joined;
    }

    /** Whether somebody started whom others could join: only the next cycle knows him as running. */
    boolean unfinished() {
        return policy.shares()
                && decisions.stream()
                        .anyMatch(decision -> decision instanceof Decision.Start(var id, var tier, var placement)
                                && live.workloads().get(id).spec().demand().interleave() != null);
    }

    /**
     * Puts a waiting workload on devices of others of its tenant; false when it fits to nobody, or has no right to the
     * tier. What the tenant uses stays as it is.
     */
    boolean join(long id, int tenant, Tier tier) {
        var joining = sharer.find(live.workloads().get(id));
        if (joining == null) {
            return false;
        }
        var plan = books.plan();
        int checkpoint = plan.checkpoint();
        joining.holders().forEach(this::move);
        var placement = joining.placement();
        int chip = books.chipOf(placement);
        var right = live.tenants().rightTo(tenant, chip, placement.milli());
        if (tier == Tier.OWNED && !right.isRight()) {
            plan.rollback(checkpoint);
            return false;
        }
        plan.take(id, placement);
        plan.charge(tenant, chip, right, placement.milli());
        plan.countStart(tenant);
        for (var part : joining.holders()) {
            joined.add(part.workload().id());
            decisions.add(pace(part));
        }
        decisions.add(new Decision.Start(id, right, placement));
        decisions.add(new Decision.Pace(id, placement.task().shareMilli(), joining.pacePermille()));
        return true;
    }

    /** Divides devices that somebody has left anew among those who stay. */
    void spread() {
        var sets = live.workloads().sets();
        for (long oldest : sets.uneven()) {
            var holder = live.workloads().get(oldest);
            var placement = Objects.requireNonNull(holder.phase().attempt()).placement();
            var ids = sets.of(placement);
            if (ids.first() == oldest) {
                int chip = books.chipOf(placement);
                sharer.spread(ids, milli -> mayUse(books.tenantOf(holder), chip, milli))
                        .forEach(this::change);
            }
        }
    }

    private boolean mayUse(int tenant, int chip, long milli) {
        return live.tenants().overLimit(tenant, chip, milli) == Tenants.NONE;
    }

    private void change(Sharer.Part part) {
        var attempt = Objects.requireNonNull(part.workload().phase().attempt());
        if (!part.placement().equals(attempt.placement()) || part.pacePermille() != attempt.pacePermille()) {
            move(part);
            decisions.add(pace(part));
        }
    }

    private void move(Sharer.Part part) {
        var workload = part.workload();
        var before = Objects.requireNonNull(workload.phase().attempt());
        books.charge(workload, before.tier(), before.placement(), -1);
        sharer.move(part);
        books.charge(workload, before.tier(), part.placement(), 1);
    }

    private static Decision pace(Sharer.Part part) {
        return new Decision.Pace(part.workload().id(), part.placement().task().shareMilli(), part.pacePermille());
    }
}
