package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.schedule.reserve.Ends;
import dev.sluice.core.schedule.reserve.Outlook;
import dev.sluice.core.schedule.reserve.Reservation;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps devices for gangs that would never find enough of them free at once.
 *
 * <p>Goals: who is first and does not fit starts some time; until then as little as possible is idle; what is told of
 * the start stays the same while its reasons do; rights come first. Method: the first one in a cycle's order that does
 * not fit gets the devices on which it can start earliest ({@link Outlook}). They are claimed in the plan while
 * borrowers are served, and lifted for those who are over by then. A reservation is kept until its work starts; it is
 * planned anew when its nodes are lost, when an owner took them, when its time has come and the devices have not, and
 * once in a while when an earlier start has shown. Where no end is known it waits; from its firm time on it gathers
 * devices as they become free, for that start has to come without any end that is known.
 *
 * <p>Bound: from its firm time on only owners can be handed its devices. So, owners and lost nodes aside, the work
 * starts at the latest when those who hold them then have left.
 */
final class Reserver {
    /** A reservation as this cycle sees it. */
    private static final class Kept {
        private final Workload workload;
        private final Reservation reservation;
        private final boolean lost;
        private boolean claimed;

        Kept(Workload workload, Reservation reservation, boolean lost) {
            this.workload = workload;
            this.reservation = reservation;
            this.lost = lost;
        }
    }

    private final Live live;
    private final Settings settings;
    private final Plan plan;
    private final Books books;
    private final Ends ends;
    private final Outlook outlook;
    private final List<Decision> decisions;
    private final long now;
    private final TreeMap<Long, Kept> kept = new TreeMap<>();
    private final BitSet looked = new BitSet();

    Reserver(Live live, Policies policies, Books books, GangPlacer placer, List<Decision> decisions, long nowMillis) {
        this.live = live;
        this.settings = policies.settings();
        this.plan = books.plan();
        this.books = books;
        this.ends = new Ends(live.predictor(), nowMillis);
        this.outlook = new Outlook(plan, live.workloads(), placer, ends, nowMillis);
        this.decisions = decisions;
        this.now = nowMillis;
    }

    boolean on() {
        return settings.on(Parameter.RESERVE);
    }

    /**
     * Looks each reservation over and claims its devices. Owners have been served by now. False when there is nothing.
     */
    boolean open() {
        for (var old : live.reservations().all()) {
            if (!started(old.workload())) {
                kept.put(old.workload(), new Kept(live.workloads().get(old.workload()), old, false));
            }
        }
        for (var each : List.copyOf(kept.values())) {
            var next = on() ? lookOver(each.workload, each.reservation) : null;
            if (next == null) {
                // It is first once more, for it may fit somewhere right now.
                decisions.add(new Decision.Unkeep(each.workload.id()));
                kept.put(each.workload.id(), new Kept(each.workload, each.reservation, true));
            } else {
                if (!next.equals(each.reservation)) {
                    decisions.add(keep(next));
                }
                add(each.workload, next);
            }
        }
        return on() || !kept.isEmpty();
    }

    private boolean started(long id) {
        return decisions.stream()
                .anyMatch(decision -> decision instanceof Decision.Start(var started, var tier, var on) && started == id
                        || decision instanceof Decision.Reserve(var promised, var by, var of) && promised == id);
    }

    private static Decision.Keep keep(Reservation next) {
        return new Decision.Keep(next.workload(), next.startMillis(), next.firmMillis(), next.placement());
    }

    private void add(Workload workload, Reservation reservation) {
        var next = new Kept(workload, reservation, false);
        kept.put(workload.id(), next);
        claim(next);
    }

    private @Nullable Reservation lookOver(Workload workload, Reservation old) {
        if (live.tenants().mostRunning(books.tenantOf(workload)) != Tenants.NONE
                || overLimitOrRuledOut(
                        workload, live.pool().segment(old.placement().segment()))) {
            return null;
        }
        boolean broken = !live.pool().usable(old.placement()) || takenByOwner(old);
        boolean becameFirm = old.isFirm(now) && old.plannedMillis() < old.firmMillis();
        boolean overdue = old.startMillis() > 0 && now >= old.startMillis();
        if (broken || becameFirm || (overdue && !old.isFirm(now))) {
            return planAnew(workload, old);
        }
        if (old.isFirm(now)) {
            var placement = outlook.gather(workload, old.placement());
            return overdue || placement != null ? at(old, 0, placement == null ? old.placement() : placement) : old;
        }
        if (now < old.plannedMillis() + Limits.RESERVE_LOOK_MILLIS) {
            return old;
        }
        var next = planAnew(workload, old);
        long gain = next == null ? 0 : endOrNever(old.startMillis()) - endOrNever(next.startMillis());
        return next != null && gain >= Limits.RESERVE_GAIN_MILLIS ? next : at(old, old.startMillis(), old.placement());
    }

    private static long endOrNever(long startMillis) {
        return startMillis == 0 ? Ends.NEVER : startMillis;
    }

    private Reservation at(Reservation old, long startMillis, Placement placement) {
        return new Reservation(old.workload(), old.sinceMillis(), now, startMillis, old.firmMillis(), placement);
    }

    private @Nullable Reservation planAnew(Workload workload, Reservation old) {
        var chips = chipsFor(workload);
        kept.values().stream()
                .filter(each -> each.workload.id() != workload.id())
                .forEach(each -> chips.clear(chipOf(each)));
        var start = earliest(workload, chips);
        return start == null ? null : at(old, startOf(start), start.placement());
    }

    private static long startOf(Outlook.Start start) {
        return start.millis() == Ends.NEVER ? 0 : start.millis();
    }

    /** Whether this cycle has handed devices of it to somebody who would not be over in time. */
    private boolean takenByOwner(Reservation reservation) {
        return decisions.stream()
                .anyMatch(decision -> decision instanceof Decision.Start(var id, var tier, var placement)
                                && clashes(reservation, id, placement)
                        || decision instanceof Decision.Reserve(var claimant, var by, var claimed)
                                && clashes(reservation, claimant, claimed));
    }

    private boolean clashes(Reservation reservation, long workload, Placement placement) {
        boolean host = reservation.placement().task().cpuMilli()
                        + reservation.placement().task().memoryMib()
                > 0;
        return (host ? placement.meets(reservation.placement()) : placement.overlaps(reservation.placement()))
                && !reservation.allows(ends.ifStarted(live.workloads().get(workload)), now);
    }

    private boolean overLimitOrRuledOut(Workload workload, Segment segment) {
        int tenant = books.tenantOf(workload);
        long milli = workload.spec().demand().least().milli();
        return live.tenants().overLimit(tenant, live.tenants().chipNumber(segment.chip()), milli) != Tenants.NONE
                || !GangPlacer.mayUse(live.pool(), live.tenants(), tenant, segment);
    }

    /**
     * The earliest start on any devices that it may use.
     *
     * @param within chips by number: those of which there is no other reservation, so that none is in another's way
     */
    private Outlook.@Nullable Start earliest(Workload workload, BitSet within) {
        Outlook.Start best = null;
        var taken = new TreeMap<Long, Placement>();
        var promised = new TreeMap<Long, Placement>();
        for (var decision : decisions) {
            if (decision instanceof Decision.Start start) {
                taken.put(start.workload(), start.placement());
            } else if (decision instanceof Decision.Reserve reserve) {
                promised.put(reserve.workload(), reserve.placement());
            }
        }
        for (var segment : segmentsFor(workload)) {
            int chip = live.tenants().chipNumber(segment.chip());
            if (within.get(chip) && !overLimitOrRuledOut(workload, segment)) {
                var start = outlook.find(workload, segment, taken, promised);
                best = start != null && (best == null || start.millis() < best.millis()) ? start : best;
            }
        }
        return best;
    }

    private List<Segment> segmentsFor(Workload workload) {
        var demand = workload.spec().demand();
        var found = new ArrayList<Segment>();
        for (var segment : live.pool().segments()) {
            boolean chip = demand.chips().isEmpty() || demand.chips().contains(segment.chip());
            if (chip && !segment.isEmpty() && GangPlacer.allows(plan, books.tenantOf(workload), demand, segment)) {
                found.add(segment);
            }
        }
        return found;
    }

    private BitSet chipsFor(Workload workload) {
        var chips = new BitSet();
        segmentsFor(workload).forEach(segment -> chips.set(live.tenants().chipNumber(segment.chip())));
        return chips;
    }

    /** Devices are kept for the first that does not fit, where none of its chip are yet. Says if another made way. */
    boolean blocked(Workload workload) {
        if (!on() || kept.containsKey(workload.id())) {
            return false;
        }
        var chips = chipsFor(workload);
        chips.andNot(looked);
        chips.stream().filter(chip -> reservationsOn(chip, workload) > 0).forEach(chips::clear);
        if (chips.isEmpty()) {
            return false;
        }
        looked.or(chips);
        boolean madeWay = kept.values().stream().anyMatch(each -> chips.get(chipOf(each)) && yields(each, workload));
        makeWay(workload, chips);
        var start = earliest(workload, chips);
        if (start != null) {
            long firm = Math.max(now + settings.get(Parameter.RESERVE_FIRM), startOf(start));
            var next = new Reservation(workload.id(), now, now, startOf(start), firm, start.placement());
            decisions.add(keep(next));
            add(workload, next);
        }
        return madeWay;
    }

    private long reservationsOn(int chip, Workload claimant) {
        return kept.values().stream()
                .filter(each -> chipOf(each) == chip && !yields(each, claimant))
                .count();
    }

    private int chipOf(Kept each) {
        return books.chipOf(each.reservation.placement());
    }

    /** A reservation makes way for work of its tenant with a higher priority. */
    private static boolean yields(Kept each, Workload claimant) {
        return each.workload.spec().tenant().equals(claimant.spec().tenant())
                && each.workload.spec().priority().compareTo(claimant.spec().priority()) < 0;
    }

    private void makeWay(Workload claimant, BitSet chips) {
        for (var each : List.copyOf(kept.values())) {
            if (chips.get(chipOf(each)) && yields(each, claimant)) {
                decisions.add(new Decision.Unkeep(each.workload.id()));
                drop(each.workload.id());
            }
        }
    }

    /** The work that devices are kept for, those who have waited longest for it first. */
    List<Workload> heads() {
        return kept.values().stream()
                .sorted((a, b) -> a.reservation.sinceMillis() != b.reservation.sinceMillis()
                        ? Long.compare(a.reservation.sinceMillis(), b.reservation.sinceMillis())
                        : Long.compare(a.workload.id(), b.workload.id()))
                .map(each -> each.workload)
                .toList();
    }

    /** Whether any devices are kept now. */
    boolean any() {
        return kept.values().stream().anyMatch(each -> each.claimed);
    }

    /** Whether somebody for whom devices are kept waits for a workload to leave some of them. */
    boolean awaits(long holder) {
        if (kept.isEmpty()) {
            return false;
        }
        var held = Holding.of(live.workloads().get(holder)).placement();
        return kept.values().stream()
                .anyMatch(each -> each.claimed && each.reservation.placement().overlaps(held));
    }

    /** Whether any devices are kept that some work may use while they are. */
    boolean mayBackfill() {
        return kept.values().stream()
                .anyMatch(each -> each.reservation.startMillis() > now && !each.reservation.isFirm(now));
    }

    /**
     * Lets a workload use what is kept for it, or for work that it comes before; with {@code untilThen} also what is
     * kept for others if it is over by then.
     *
     * @return whether there is any such thing
     */
    boolean lift(Workload workload, boolean untilThen) {
        long end = untilThen ? ends.ifStarted(workload) : Ends.NEVER;
        boolean any = false;
        for (var each : kept.values()) {
            boolean right = each.workload.id() == workload.id() || yields(each, workload);
            if (each.claimed && (right || (untilThen && each.reservation.allows(end, now)))) {
                unclaim(each);
                any = true;
            }
        }
        return any;
    }

    void liftAll() {
        kept.values().stream().filter(each -> each.claimed).forEach(this::unclaim);
    }

    /** Keeps again what was lifted. */
    void restore() {
        kept.values().stream().filter(each -> !each.claimed).forEach(this::claim);
    }

    private void claim(Kept each) {
        if (inForce(each)) {
            plan.claim(each.reservation.placement());
            each.claimed = true;
        }
    }

    private boolean inForce(Kept each) {
        return !each.lost && each.reservation.inForce(now);
    }

    private void unclaim(Kept each) {
        plan.unclaim(each.reservation.placement());
        each.claimed = false;
    }

    /** Its work has started. Says whether any devices were kept for it. */
    boolean drop(long workload) {
        var gone = kept.remove(workload);
        if (gone != null && gone.claimed) {
            unclaim(gone);
        }
        return gone != null;
    }

    /**
     * It did not start. If nothing but its devices was to be waited for, and they are there, it waits for something
     * else.
     */
    void giveUp(Workload workload) {
        var each = kept.get(workload.id());
        if (each == null || each.lost) {
            kept.remove(workload.id());
            return;
        }
        boolean claimed = each.claimed;
        if (claimed) {
            unclaim(each);
        }
        if (live.pool().roomBesideClaims(workload.id(), each.reservation.placement())) {
            decisions.add(new Decision.Unkeep(workload.id()));
            kept.remove(workload.id());
        } else if (claimed) {
            claim(each);
        }
    }

    /** The reservation that keeps a workload from using devices, or null; those it may use are lifted for it. */
    @Nullable Reservation against(Workload workload, Placement placement) {
        // With fewer tasks it would take longer, and nobody knows how many it would get.
        long end = workload.spec().demand().elastic() ? Ends.NEVER : ends.ifStarted(workload);
        for (var each : kept.values()) {
            boolean own = each.workload.id() == workload.id() || yields(each, workload);
            if (!own
                    && inForce(each)
                    && each.reservation.placement().meets(placement)
                    && !each.reservation.allows(end, now)) {
                return each.reservation;
            }
        }
        return null;
    }
}
