package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.schedule.Explanation.Ahead;
import dev.sluice.core.schedule.Explanation.Change;
import dev.sluice.core.schedule.Explanation.Due;
import dev.sluice.core.schedule.Explanation.Kind;
import dev.sluice.core.schedule.Explanation.Reason;
import dev.sluice.core.schedule.Explanation.Where;
import dev.sluice.core.schedule.order.Turns;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.schedule.queue.Seniority;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries changed demands on the live state, and undoes each try. */
final class Explainer {
    private final Live live;
    private final Policies policies;
    private final Workload workload;
    private final GangDemand demand;
    private final int tenant;
    private final long nowMillis;

    Explainer(Live live, Policies policies, Workload workload, long nowMillis) {
        this.nowMillis = nowMillis;
        this.live = live;
        this.policies = policies;
        this.workload = workload;
        this.demand = workload.spec().demand();
        this.tenant = live.tenants().number(workload.spec().tenant());
    }

    List<Where> where() {
        var all = new ArrayList<Where>();
        for (var segment : live.pool().segments()) {
            boolean chip = demand.chips().isEmpty() || demand.chips().contains(segment.chip());
            if (chip && !segment.isEmpty() && GangPlacer.asksFor(live.pool(), demand, segment)) {
                all.add(where(segment));
            }
        }
        return all;
    }

    private Where where(Segment segment) {
        var free = segment.free();
        var center = live.pool().center(segment.center()).name();
        var rule = live.tenants().permits().rules().against(workload.spec().tenant(), segment.chip(), center);
        long tasks = rule == null ? free.tasksThatFit(demand.task()) : 0;
        int chip = live.tenants().chipNumber(segment.chip());
        return new Where(
                center,
                segment.chip(),
                segment.devices(),
                free.wholeFreeSum(),
                free.freeMilliSum(),
                tasks,
                live.tenants().wouldOwn(tenant, chip, demand.milli()),
                rule == null ? null : rule.name());
    }

    List<Ahead> ahead() {
        if (!(workload.phase() instanceof Phase.Waiting)) {
            return List.of();
        }
        var counts = new EnumMap<Reason, Long>(Reason.class);
        var line = new OwnLine(policies.queue(), live.workloads(), workload, nowMillis);
        for (var group : live.waiting().byTenant().getOrDefault(tenant, List.of())) {
            line.count(group, counts);
        }
        var all = new ArrayList<Ahead>();
        counts.forEach((reason, count) -> add(all, workload.spec().tenant(), reason, count));
        othersWithLess(all);
        return all;
    }

    @Nullable Due due() {
        var seniority = new Seniority(policies.queue());
        return workload.phase() instanceof Phase.Waiting && seniority.isDated(workload)
                ? new Due(
                        workload.spec().deadlineMillis(),
                        Seniority.latestStartMillis(workload),
                        seniority.standing(workload, nowMillis))
                : null;
    }

    private void othersWithLess(List<Ahead> all) {
        var turns = new Turns(policies.order(), live.tenants(), Tier.BORROWED, live.capacityMilli());
        live.waiting().byTenant().forEach((other, groups) -> {
            if (turns.isBefore(other, tenant)) {
                long size = groups.stream().mapToLong(WaitingRoom.Group::size).sum();
                add(all, live.tenants().spec(other).path(), Reason.LOWER_SHARE, size);
            }
        });
    }

    private static void add(List<Ahead> all, String tenant, Reason reason, long count) {
        if (count > 0) {
            all.add(new Ahead(tenant, reason, count));
        }
    }

    List<Change> changes() {
        var all = new ArrayList<Change>();
        if (workload.phase() instanceof Phase.Held && starts(demand)) {
            all.add(new Change(Kind.RELEASE, workload.spec().name()));
        }
        if (!(workload.phase() instanceof Phase.Waiting)) {
            return all;
        }
        fewerTasks(all);
        fewerDevices(all);
        otherChips(all);
        if (demand.topology().required() && starts(anywhere())) {
            all.add(new Change(Kind.ANY_DOMAIN, demand.topology().level()));
        }
        var task = demand.task();
        var device = new TaskDemand(task.devices(), task.shareMilli(), task.deviceMemoryMib(), 0, 0);
        if (!task.equals(device) && starts(withTask(device))) {
            all.add(new Change(Kind.LESS_HOST, task.cpuMilli() + " " + task.memoryMib()));
        }
        limits(all);
        return all;
    }

    private void fewerTasks(List<Change> all) {
        int most = 0;
        int step = Integer.highestOneBit(demand.tasks());
        for (int bit = step; bit > 0; bit /= 2) {
            boolean better = most + bit < demand.tasks() && starts(demand.withTasks(most + bit));
            most += better ? bit : 0;
        }
        if (most > 0) {
            all.add(new Change(Kind.FEWER_TASKS, Integer.toString(most)));
        }
    }

    private void fewerDevices(List<Change> all) {
        var task = demand.task();
        for (int devices = task.devices() - 1; devices > 0; devices--) {
            var less = new TaskDemand(
                    devices, task.shareMilli(), task.deviceMemoryMib(), task.cpuMilli(), task.memoryMib());
            if (starts(withTask(less))) {
                all.add(new Change(Kind.FEWER_DEVICES, Integer.toString(devices)));
                return;
            }
        }
    }

    private void otherChips(List<Change> all) {
        if (demand.chips().isEmpty()) {
            return;
        }
        for (var chip : live.tenants().chips()) {
            if (!demand.chips().contains(chip) && starts(demand.withChips(List.of(chip)))) {
                all.add(new Change(Kind.OTHER_CHIP, chip));
            }
        }
    }

    private void limits(List<Change> all) {
        int full = live.tenants().mostRunning(tenant);
        if (full != Tenants.NONE) {
            if (fitsWithin(demand.least())) {
                all.add(new Change(Kind.HIGHER_LIMIT, live.tenants().spec(full).path()));
            }
            return;
        }
        for (var chip : chipsOf(demand)) {
            int number = live.tenants().chipNumber(chip);
            var least = demand.least();
            int over = number == Tenants.NONE ? Tenants.NONE : live.tenants().overLimit(tenant, number, least.milli());
            if (over != Tenants.NONE && fitsNow(least, chip)) {
                all.add(new Change(
                        limitOf(over, number, least), live.tenants().spec(over).path()));
            }
        }
    }

    private Kind limitOf(int tenant, int chip, GangDemand asked) {
        var tenants = live.tenants();
        boolean within = tenants.used(tenant, chip) <= tenants.limit(tenant, chip) - asked.milli();
        return within ? Kind.HIGHER_BUDGET : Kind.HIGHER_LIMIT;
    }

    private GangDemand anywhere() {
        return new GangDemand(
                demand.task(),
                demand.tasks(),
                demand.leastTasks(),
                demand.mostTasks(),
                demand.stepTasks(),
                demand.chips(),
                demand.centers(),
                demand.topology().anywhere(),
                null);
    }

    private GangDemand withTask(TaskDemand task) {
        return new GangDemand(
                task,
                demand.tasks(),
                demand.leastTasks(),
                demand.mostTasks(),
                demand.stepTasks(),
                demand.chips(),
                demand.centers(),
                demand.topology(),
                null);
    }

    private List<String> chipsOf(GangDemand asked) {
        return asked.chips().isEmpty() ? live.tenants().chips() : asked.chips();
    }

    private boolean starts(GangDemand asked) {
        return live.tenants().mostRunning(tenant) == Tenants.NONE && fitsWithin(asked.least());
    }

    /** Whether it fits now on some chip, within the limits in devices. */
    private boolean fitsWithin(GangDemand changed) {
        for (var chip : chipsOf(changed)) {
            int number = live.tenants().chipNumber(chip);
            boolean within =
                    number != Tenants.NONE && live.tenants().overLimit(tenant, number, changed.milli()) == Tenants.NONE;
            if (within && fitsNow(changed, chip)) {
                return true;
            }
        }
        return false;
    }

    private boolean fitsNow(GangDemand changed, String chip) {
        var plan = new Plan(live.pool(), live.tenants());
        try {
            var place = policies.place().knowing(live.usual());
            return new GangPlacer(place)
                            .place(
                                    plan,
                                    workload.id(),
                                    changed,
                                    List.of(chip),
                                    workload.spec().tenant())
                    != null;
        } finally {
            plan.rollback(0);
        }
    }
}
