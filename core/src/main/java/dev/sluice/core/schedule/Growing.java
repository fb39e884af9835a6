package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.order.Turns;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.place.KeptApart;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.ElasticGangs.Step;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives idle devices to running gangs that can use more.
 *
 * <p>Goals: nothing is idle that a running gang can use; nothing is taken that somebody who waits could use; gangs that
 * have less than they asked for come first, and tenants get in turns by fair share. Constraints: a gang stays in its
 * center, on its chip and in the domain that it requires, within the limits of its tenant, on a step, and rests between
 * two resizes. Method: when all that waits has been tried, one step after the other goes to the next gang of the tenant
 * whose turn it is; a gang that finds no room drops out. A node on which a task of a waiting gang would fit is left
 * alone, for the gang may only lack another node. What is beyond the tenant's guarantee is borrowed, and goes back
 * first. Example: 8 idle devices, gangs of two tenants that asked for 4 tasks and may have 8: each gets 4 more.
 *
 * <p>Bound: {@link Limits#GROWTH_STEPS} steps are tried in one cycle.
 */
final class Growing {
    private record Want(TaskDemand task, List<String> centers) {}

    private record Beside(String chip, TaskDemand task) {}

    /** What a gang gets in this cycle. */
    private static final class Growth {
        private final Workload gang;
        private final Attempt attempt;
        private @Nullable Placement more;
        private int lent;

        Growth(Workload gang, Attempt attempt) {
            this.gang = gang;
            this.attempt = attempt;
        }

        int tasks() {
            return attempt.placement().tasks() + (more == null ? 0 : more.tasks());
        }

        /** Where its tasks are, a node for each. */
        List<Integer> nodes() {
            var nodes = new ArrayList<Integer>();
            var all = more == null ? attempt.placement() : attempt.placement().plus(more);
            for (int rank = 0; rank < all.tasks(); rank++) {
                nodes.add(all.node(rank));
            }
            return nodes;
        }

        void add(Placement step, boolean borrowed) {
            more = more == null ? step : more.plus(step);
            lent += borrowed ? step.tasks() : 0;
        }
    }

    private final Live live;
    private final Books books;
    private final GangPlacer placer;
    private final Verdicts verdicts;
    private final Turns turns;
    private final TreeMap<Integer, ArrayDeque<Growth>> byTenant = new TreeMap<>();
    private final LinkedHashMap<String, LinkedHashSet<Want>> wanted = new LinkedHashMap<>();
    private final LinkedHashMap<Beside, List<List<String>>> wantedBeside = new LinkedHashMap<>();
    private final LinkedHashSet<Step> closed = new LinkedHashSet<>();
    private int steps;

    Growing(Live live, Books books, GangPlacer placer, Verdicts verdicts, Turns turns) {
        this.live = live;
        this.books = books;
        this.placer = placer;
        this.verdicts = verdicts;
        this.turns = turns;
    }

    /** Adds what gangs get; false when the bound was reached, so that another cycle should go on. */
    boolean grow(RoomMaker roomMaker, List<Decision> decisions) {
        var all = candidates(roomMaker);
        all.values().forEach(growth -> want(growth, growth.gang.spec().demand().tasks()));
        takeTurns(false);
        all.values().forEach(growth -> want(growth, growth.gang.spec().demand().mostTasks()));
        takeTurns(true);
        boolean any = false;
        for (var growth : all.values()) {
            if (growth.more != null) {
                decisions.add(new Decision.Grow(growth.gang.id(), growth.more, growth.lent));
                any = true;
            }
        }
        return steps < Limits.GROWTH_STEPS || !any;
    }

    /** Those who may grow, by id; not those whose steps find no room anyway. */
    private TreeMap<Long, Growth> candidates(RoomMaker roomMaker) {
        var all = new TreeMap<Long, Growth>();
        live.workloads().elastic().growing().forEach((step, ids) -> {
            if (mayBeOpen(step)) {
                ids.each(id -> {
                    var gang = live.workloads().get(id);
                    if (gang.phase() instanceof Phase.Running(var attempt) && !roomMaker.takesFrom(id)) {
                        all.put(id, new Growth(gang, attempt));
                    }
                });
            }
        });
        return all;
    }

    /** Whether there could be room for a step: mostly there is not, and then no gang is looked at. */
    private boolean mayBeOpen(Step step) {
        var segment = live.pool().segment(step.segment());
        return segment.free().freeMilliSum() >= step.milli()
                && live.pool().center(segment.center()).resizes()
                && segment.free().fitsAnywhere(step.task())
                && !isWantedAnywhere(step.task(), segment);
    }

    /** Whether somebody who waits could run a task wherever such a one goes. */
    private boolean isWantedAnywhere(TaskDemand task, Segment segment) {
        var center = live.pool().center(segment.center()).name();
        return wantedBeside.computeIfAbsent(new Beside(segment.chip(), task), this::centersOf).stream()
                .anyMatch(centers -> centers.isEmpty() || centers.contains(center));
    }

    /** Where those who wait and whose task fits wherever another fits may run, up to the first who may everywhere. */
    private List<List<String>> centersOf(Beside beside) {
        var all = new ArrayList<List<String>>();
        int number = live.tenants().chipNumber(beside.chip);
        for (var group : live.waiting().groups()) {
            var demand = group.demand();
            if (demand.task().isWithin(beside.task) && wants(group, beside.chip, number)) {
                all.add(demand.centers());
                if (demand.centers().isEmpty()) {
                    return all;
                }
            }
        }
        return all;
    }

    private void want(Growth growth, int most) {
        if (growth.tasks() < most) {
            int tenant = books.tenantOf(growth.gang);
            byTenant.computeIfAbsent(tenant, any -> new ArrayDeque<>()).add(growth);
            turns.pending(tenant, 1);
        }
    }

    private void takeTurns(boolean beyondAsked) {
        int tenant = turns.next();
        while (tenant != Tenants.NONE) {
            var queue = Objects.requireNonNull(byTenant.get(tenant));
            var growth = queue.remove();
            var demand = growth.gang.spec().demand();
            if (steps++ < Limits.GROWTH_STEPS && step(growth, tenant)) {
                turns.used(tenant);
                if (growth.tasks() < (beyondAsked ? demand.mostTasks() : demand.tasks())) {
                    queue.add(growth);
                    tenant = turns.next();
                    continue;
                }
            }
            turns.pending(tenant, -1);
            tenant = turns.next();
        }
    }

    private boolean step(Growth growth, int tenant) {
        var demand = growth.gang.spec().demand();
        var segment = live.pool().segment(growth.attempt.placement().segment());
        int chip = books.chipOf(growth.attempt.placement());
        var key = new Step(segment.number(), demand.task(), demand.stepTasks());
        long milli = key.milli();
        if (closed.contains(key)
                || live.tenants().overLimit(tenant, chip, milli) != Tenants.NONE
                || !GangPlacer.mayUse(live.pool(), live.tenants(), tenant, segment)) {
            return false;
        }
        var nodes = domainOf(growth, segment);
        int checkpoint = books.plan().checkpoint();
        var apart = new KeptApart(books.plan(), segment, demand.topology());
        growth.nodes().forEach(apart::took);
        var more = placer.placeIn(books.plan(), growth.gang.id(), demand.withTasks(demand.stepTasks()), segment, nodes);
        apart.complete();
        if (more == null || isWanted(growth.gang.id(), more, segment, checkpoint)) {
            books.plan().rollback(checkpoint);
            if (nodes == null && !demand.topology().apart()) {
                closed.add(key);
            }
            return false;
        }
        var tier = growth.attempt.tier();
        boolean byRight = tier.isRight()
                && growth.attempt.lent() + growth.lent == 0
                && live.tenants().rightTo(tenant, chip, milli).covers(tier);
        books.charge(growth.gang, byRight ? tier : Tier.BORROWED, more, 1);
        growth.add(more, !byRight && tier.isRight());
        return true;
    }

    /** The nodes of the domain that all tasks of a gang have to be in; null = those of the whole segment. */
    private @Nullable Collection<Integer> domainOf(Growth growth, Segment segment) {
        var topology = growth.gang.spec().demand().topology();
        if (!topology.required() || topology.level().equals(Topology.CENTER)) {
            return null;
        }
        int node = growth.attempt.placement().node(0);
        return segment.domains(topology.level()).stream()
                .filter(nodes -> nodes.contains(node))
                .findFirst()
                .orElse(List.of());
    }

    /** Whether somebody who waits could run a task where these would go. */
    private boolean isWanted(long gang, Placement more, Segment segment, int checkpoint) {
        var wants = wanted.computeIfAbsent(segment.chip(), this::wantsOf);
        if (wants.isEmpty()) {
            return false;
        }
        books.plan().rollback(checkpoint);
        boolean taken = fitsAnyOf(more, segment, wants);
        books.plan().take(gang, more);
        return taken;
    }

    private boolean fitsAnyOf(Placement more, Segment segment, LinkedHashSet<Want> wants) {
        var center = live.pool().center(segment.center()).name();
        for (var want : wants) {
            boolean here = want.centers.isEmpty() || want.centers.contains(center);
            for (int index = 0; here && index < more.tasks(); index++) {
                if (live.pool().fits(more.node(index), want.task)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The different tasks that wait for a chip and could start one day. */
    private LinkedHashSet<Want> wantsOf(String chip) {
        var wants = new LinkedHashSet<Want>();
        int number = live.tenants().chipNumber(chip);
        for (var group : live.waiting().groups()) {
            if (wants(group, chip, number)) {
                wants.add(new Want(group.demand().task(), group.demand().centers()));
            }
        }
        return wants;
    }

    private boolean wants(WaitingRoom.Group group, String chip, int number) {
        var demand = group.demand();
        return (demand.chips().isEmpty() || demand.chips().contains(chip))
                && live.tenants()
                                .overLimit(
                                        group.tenant(), number, demand.least().milli())
                        == Tenants.NONE
                && verdicts.mayEverStart(group);
    }
}
