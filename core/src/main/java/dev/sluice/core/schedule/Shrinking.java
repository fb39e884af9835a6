package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.schedule.reclaim.Reclaimer;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongSet;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds room for a gang among the tasks that running gangs can do without, before anybody is stopped.
 *
 * <p>Goals: what was taken from the idle goes back as soon as somebody waits for it; a gang keeps at least its least
 * tasks and stays on a step; no more tasks leave than are needed. Who gives what: tasks beyond the number that a gang
 * asked for, when they are borrowed, to anybody; borrowed tasks down to the least to a claimant who has a right to
 * devices; tasks of the claimant's own tenant beyond the number asked for, and down to the least when the gang has a
 * lower priority.
 *
 * <p>Method: the steps of all gangs stand in one row, the newest gang's youngest tasks first; the shortest beginning of
 * the row that makes room is found by halving; then each gang, oldest tasks first, keeps what the claimant's place
 * leaves it. Tasks that leave anyway cost nothing. Example: gangs of 8 and 6 tasks that asked for 4 each; three tasks
 * are needed: the newer one gives two, the older one gives one.
 *
 * <p>Bound: {@link Limits#SHRINK_STEPS} steps are weighed in one cycle; after that nobody is found.
 */
final class Shrinking {
    /**
     * Room for a gang.
     *
     * @param stays how many tasks stay of each gang that gives some up
     */
    record Room(Placement placement, SortedMap<Long, Integer> stays) {}

    /**
     * A gang that can give tasks up.
     *
     * @param stay tasks that stay so far
     * @param floor tasks that it keeps
     */
    record Donor(Workload gang, Placement held, int stay, int floor) {
        int step() {
            return gang.spec().demand().stepTasks();
        }

        int steps() {
            return (stay - floor) / step();
        }
    }

    private record Hopeless(GangDemand demand, String chip, boolean right, String tenant) {}

    private final Workloads workloads;
    private final Plan plan;
    private final GangPlacer placer;
    private final LongSet leaving;
    private final TreeMap<Long, Integer> decided = new TreeMap<>();
    private final LinkedHashSet<Hopeless> hopeless = new LinkedHashSet<>();
    private int steps;

    /** @param leaving ids of the workloads that this cycle stops already */
    Shrinking(Workloads workloads, Plan plan, GangPlacer placer, LongSet leaving) {
        this.workloads = workloads;
        this.plan = plan;
        this.placer = placer;
        this.leaving = leaving;
    }

    /** Whether this cycle takes tasks from a gang. */
    boolean takesFrom(long gang) {
        return decided.containsKey(gang);
    }

    /** The decisions that only so many tasks stay, for a claimant; the rest of the cycle knows of them. */
    List<Decision.Shrink> decide(SortedMap<Long, Integer> stays, long claimant) {
        var decisions = new ArrayList<Decision.Shrink>();
        stays.forEach((id, stay) -> decisions.add(new Decision.Shrink(id, stay, claimant)));
        decided.putAll(stays);
        return decisions;
    }

    /**
     * Finds room on the first of some chips that has any; the plan is as before when this returns.
     *
     * @param tier inside a guarantee the claimant has a right to devices that others borrow
     * @param kept whether devices are kept for others, so that what is found out holds for this claimant alone
     * @return null when there is none
     */
    @Nullable Room find(Workload claimant, GangDemand demand, int tenant, List<String> chips, Tier tier, boolean kept) {
        if (workloads.elastic().isEmpty()) {
            return null;
        }
        for (var chip : chips) {
            int number = plan.tenants().chipNumber(chip);
            boolean may = number != Tenants.NONE
                    && plan.tenants().overLimit(tenant, number, demand.milli()) == Tenants.NONE
                    && (tier != Tier.OWNED || plan.tenants().wouldOwn(tenant, number, demand.milli()));
            var key = new Hopeless(
                    demand, chip, tier == Tier.OWNED, claimant.spec().tenant());
            if (!may || steps > Limits.SHRINK_STEPS || hopeless.contains(key)) {
                continue;
            }
            var room = find(claimant, demand, chip, tier == Tier.OWNED);
            if (room != null) {
                return room;
            }
            if (!kept) {
                hopeless.add(key);
            }
        }
        return null;
    }

    private @Nullable Room find(Workload claimant, GangDemand demand, String chip, boolean right) {
        int checkpoint = plan.checkpoint();
        var donors = donors(claimant, chip, right);
        donors.forEach(this::leaveAnyway);
        var room = donors.isEmpty() ? null : search(claimant, demand.withChips(List.of(chip)), donors);
        plan.rollback(checkpoint);
        return room;
    }

    private @Nullable Room search(Workload claimant, GangDemand demand, List<Donor> donors) {
        int enough = donors.stream().mapToInt(Donor::steps).sum();
        steps += enough + donors.size();
        if (!fits(claimant, demand, donors, enough)) {
            return null;
        }
        int tooFew = -1;
        while (enough - tooFew > 1) {
            int tried = (enough + tooFew) >>> 1;
            boolean fits = fits(claimant, demand, donors, tried);
            enough = fits ? tried : enough;
            tooFew = fits ? tooFew : tried;
        }
        var placement = place(claimant, demand, donors, enough);
        return placement == null ? null : new Room(placement, spared(donors, stays(donors, enough)));
    }

    private boolean fits(Workload claimant, GangDemand demand, List<Donor> donors, int given) {
        int checkpoint = plan.checkpoint();
        boolean fits = place(claimant, demand, donors, given) != null;
        plan.rollback(checkpoint);
        return fits;
    }

    private @Nullable Placement place(Workload claimant, GangDemand demand, List<Donor> donors, int given) {
        int checkpoint = plan.checkpoint();
        stays(donors, given).forEach((id, stay) -> plan.shrink(id, leftOf(workloads.get(id)), stay));
        var placement = placer.place(
                plan, claimant.id(), demand, demand.chips(), claimant.spec().tenant());
        if (placement == null) {
            plan.rollback(checkpoint);
        }
        return placement;
    }

    /** What stays of each gang when so many steps of the row are given. */
    private static TreeMap<Long, Integer> stays(List<Donor> donors, int given) {
        var stays = new TreeMap<Long, Integer>();
        int left = given;
        for (var donor : donors) {
            int steps = Math.min(left, donor.steps());
            left -= steps;
            if (steps > 0) {
                stays.put(donor.gang.id(), donor.stay - steps * donor.step());
            }
        }
        return stays;
    }

    /** Lets each gang keep what the place of the claimant, which the plan holds, leaves it. */
    private SortedMap<Long, Integer> spared(List<Donor> donors, SortedMap<Long, Integer> given) {
        var stays = new TreeMap<Long, Integer>();
        for (var donor : donors) {
            var low = given.get(donor.gang.id());
            int stay = low == null ? donor.stay : spared(donor, low);
            if (stay < donor.stay) {
                stays.put(donor.gang.id(), stay);
            }
        }
        return stays;
    }

    private int spared(Donor donor, int low) {
        int stay = low;
        while (stay < donor.stay) {
            var tasks = donor.held.slice(stay, donor.step());
            if (!plan.pool().roomBesideClaims(donor.gang.id(), tasks)) {
                return stay;
            }
            plan.take(donor.gang.id(), tasks);
            stay += donor.step();
        }
        return stay;
    }

    /** Gives all that a claimant with a right may have: what of it is needed is found when his place is. */
    List<Donor> giveAll(Workload claimant, String chip) {
        if (workloads.elastic().isEmpty() || steps > Limits.SHRINK_STEPS) {
            return List.of();
        }
        var donors = donors(claimant, chip, true);
        steps += donors.size();
        for (var donor : donors) {
            leaveAnyway(donor);
            if (donor.floor < donor.stay) {
                plan.shrink(donor.gang.id(), leftOf(donor.gang), donor.floor);
            }
        }
        return donors;
    }

    /** What stays of each gang that gave all, and is not stopped, when the claimant's place is found. */
    List<Decision.Shrink> needed(List<Donor> given, Reclaimer.Room room, long claimant) {
        room.victims().forEach(victim -> plan.give(victim.id(), leftOf(victim)));
        plan.claim(room.placement());
        var stays = new TreeMap<Long, Integer>();
        var others = new ArrayList<>(given);
        others.removeIf(donor -> room.victims().contains(donor.gang));
        others.forEach(donor -> stays.put(donor.gang.id(), donor.floor));
        return decide(spared(others, stays), claimant);
    }

    private Placement leftOf(Workload gang) {
        return plan.leftOf(gang.id(), Holding.attemptOf(gang).placement());
    }

    private void leaveAnyway(Donor donor) {
        if (donor.stay < donor.held.tasks()) {
            plan.shrink(donor.gang.id(), donor.held, donor.stay);
        }
    }

    /** Those who can give something to a claimant, the newest first. */
    private List<Donor> donors(Workload claimant, String chip, boolean right) {
        var ids = new LongSet();
        var elastic = workloads.elastic();
        for (var segment : plan.pool().segmentsOf(chip)) {
            (right ? elastic.giving(segment.number()) : elastic.sparing(segment.number())).each(ids::add);
        }
        elastic.below(claimant.spec().tenant(), claimant.spec().priority(), ids::add);
        decided.keySet().forEach(ids::add);
        var donors = new ArrayList<Donor>();
        ids.each(id -> addDonor(donors, id, claimant, chip, right));
        return donors.reversed();
    }

    private void addDonor(List<Donor> donors, long id, Workload claimant, String chip, boolean right) {
        var gang = workloads.get(id);
        if (id == claimant.id() || !(gang.phase() instanceof Phase.Running(var attempt)) || !isOn(attempt, chip)) {
            return;
        }
        int stay = decided.getOrDefault(id, attempt.staying());
        int floor = Math.min(stay, floor(gang, attempt, claimant, right));
        boolean gives = floor < stay || stay < attempt.placement().tasks();
        if (gives && resizes(attempt) && attempt.ends().isEmpty() && !leaving.contains(id)) {
            donors.add(new Donor(gang, attempt.placement(), stay, floor));
        }
    }

    private boolean resizes(Attempt attempt) {
        int segment = attempt.placement().segment();
        return plan.pool().center(plan.pool().segment(segment).center()).resizes();
    }

    private boolean isOn(Attempt attempt, String chip) {
        return plan.pool().segment(attempt.placement().segment()).chip().equals(chip);
    }

    private static int floor(Workload gang, Attempt attempt, Workload claimant, boolean right) {
        var demand = gang.spec().demand();
        boolean sameTenant = gang.spec().tenant().equals(claimant.spec().tenant());
        if (sameTenant && gang.spec().priority().compareTo(claimant.spec().priority()) < 0) {
            return demand.leastTasks();
        }
        int owned = attempt.tier().isRight() ? attempt.placement().tasks() - attempt.lent() : 0;
        int floor = Math.max(owned, right ? demand.leastTasks() : demand.tasks());
        int kept = sameTenant ? Math.min(floor, demand.tasks()) : floor;
        return demand.leastTasks() + Math.ceilDiv(kept - demand.leastTasks(), demand.stepTasks()) * demand.stepTasks();
    }
}
