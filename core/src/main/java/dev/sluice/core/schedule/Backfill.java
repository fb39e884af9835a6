package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.schedule.queue.Seniority;
import dev.sluice.core.schedule.reserve.Reservation;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves borrowers beside devices that are kept for others: those who stay clear of them, or are over by then.
 *
 * <p>Where the first of a group would stay too long, those after it in the group are looked at, too, up to a bound: one
 * that is short enough starts before it and takes nothing from it.
 */
final class Backfill {
    /** Nobody was served. */
    static final long NOBODY = 0;

    private final Scheduler scheduler;
    private final Live live;
    private final QueuePolicy queue;
    private final Verdicts verdicts;
    private final Reserver reserver;
    private final Unfit unfit;
    private final Unhindered unhindered;
    private final TreeMap<Integer, Verdict> heldBack = new TreeMap<>();
    private boolean freed;

    Backfill(
            Scheduler scheduler,
            Live live,
            QueuePolicy queue,
            Verdicts verdicts,
            Reserver reserver,
            Unfit unfit,
            Unhindered unhindered) {
        this.scheduler = scheduler;
        this.live = live;
        this.queue = queue;
        this.verdicts = verdicts;
        this.reserver = reserver;
        this.unfit = unfit;
        this.unhindered = unhindered;
    }

    /** Why groups wait that fit, but for what is kept: by their numbers. */
    TreeMap<Integer, Verdict> heldBack() {
        return heldBack;
    }

    /** Those that devices are kept for start before all others if they can. Says how many did. */
    int heads(TreeMap<Integer, Cursors> cursors, boolean strict) {
        int started = 0;
        for (var head : reserver.heads()) {
            var spec = head.spec();
            int tenant = live.tenants().number(spec.tenant());
            var groups = cursors.get(tenant);
            boolean dated = new Seniority(queue).isDated(head);
            var group = live.waiting().find(tenant, spec.priority(), spec.demand(), dated);
            if (groups == null || group == null || groups.size() == 0) {
                continue;
            }
            var place = Place.of(head, queue);
            var next = groups.next();
            boolean mayRun = live.tenants().mostRunning(tenant) == Tenants.NONE;
            boolean first = next.id() == head.id() || (!strict && next.group().priority == spec.priority());
            if (mayRun && first && lifted(new Cursors.Candidate(group, place), tenant, false)) {
                groups.take(head.id());
                groups.rewind();
                started++;
            } else {
                reserver.giveUp(head);
            }
        }
        return started;
    }

    private void drop(long started) {
        boolean wasKept = reserver.drop(started);
        freed |= wasKept && !heldBack.isEmpty();
    }

    /** Whether devices that somebody was held back for are kept no more. */
    boolean freed() {
        return freed;
    }

    /** The id of the workload of a group that was started, or {@link #NOBODY}. */
    long serve(Cursors cursors, int tenant) {
        var candidate = cursors.next();
        boolean started = scheduler.start(candidate, tenant, Tier.BORROWED)
                || lifted(candidate, tenant, true)
                || lifted(candidate, tenant, false);
        if (started) {
            drop(candidate.id());
            return candidate.id();
        }
        var against = reserver.any() ? keptFrom(candidate, tenant) : null;
        if (against == null) {
            if (verdicts.mayEverStart(candidate.group())) {
                // Whoever was held back for one that made way is looked at once more.
                freed |= reserver.blocked(live.workloads().get(candidate.id())) && !heldBack.isEmpty();
            }
            return NOBODY;
        }
        long shorter = reserver.mayBackfill() ? shorter(cursors, candidate, tenant) : NOBODY;
        if (shorter == NOBODY) {
            var name = live.workloads().get(against.workload()).spec().name();
            var why = Verdict.of(Code.HELD_BACK, name, against.workload(), against.startMillis());
            heldBack.put(candidate.group().number, why);
        }
        return shorter;
    }

    /**
     * Starts a workload that comes before those for whom devices are kept, or with {@code untilThen} is over by then.
     */
    private boolean lifted(Cursors.Candidate candidate, int tenant, boolean untilThen) {
        boolean any = reserver.lift(live.workloads().get(candidate.id()), untilThen);
        BooleanSupplier tried = () -> scheduler.start(candidate, tenant, Tier.BORROWED)
                || (!untilThen && scheduler.startOtherwise(candidate, tenant));
        boolean started = any ? unfit.among(reserver.any(), tried) : !untilThen && tried.getAsBoolean();
        if (started) {
            drop(candidate.id());
        }
        reserver.restore();
        return started;
    }

    /** The reservation without which a candidate would start, or null. */
    private @Nullable Reservation keptFrom(Cursors.Candidate candidate, int tenant) {
        reserver.liftAll();
        Placement placement = unhindered.find(candidate, tenant);
        reserver.restore();
        return placement == null ? null : reserver.against(live.workloads().get(candidate.id()), placement);
    }

    private long shorter(Cursors cursors, Cursors.Candidate candidate, int tenant) {
        var place = candidate.place();
        for (int looked = 0; looked < Limits.BACKFILL_LOOK; looked++) {
            place = candidate.group().line.after(place);
            if (place == null) {
                return NOBODY;
            }
            var next = new Cursors.Candidate(candidate.group(), place);
            if (!cursors.isServed(next.id()) && lifted(next, tenant, true)) {
                return next.id();
            }
        }
        return NOBODY;
    }
}
