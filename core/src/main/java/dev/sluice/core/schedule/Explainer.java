package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.Explanation.Ahead;
import dev.sluice.core.schedule.Explanation.Change;
import dev.sluice.core.schedule.Explanation.Kind;
import dev.sluice.core.schedule.Explanation.Reason;
import dev.sluice.core.schedule.Explanation.Where;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;

/** Tries changed demands on the live state, and undoes each try. */
final class Explainer {
    private final Live live;
    private final Policies policies;
    private final Workload workload;
    private final GangDemand demand;
    private final int tenant;

    Explainer(Live live, Policies policies, Workload workload) {
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
            if (chip && !segment.isEmpty() && GangPlacer.allows(live.pool(), demand, segment)) {
                all.add(where(segment));
            }
        }
        return all;
    }

    private Where where(Segment segment) {
        var free = segment.free();
        long tasks = free.tasksThatFit(demand.task());
        int chip = live.tenants().chipNumber(segment.chip());
        return new Where(
                live.pool().center(segment.center()).name(),
                segment.chip(),
                segment.devices(),
                free.wholeFreeSum(),
                free.freeMilliSum(),
                tasks,
                live.tenants().wouldOwn(tenant, chip, demand.milli()));
    }

    List<Ahead> ahead() {
        if (!(workload.phase() instanceof Phase.Waiting)) {
            return List.of();
        }
        var place = new Place(policies.queue().rank(workload, 0), workload.id());
        long older = 0;
        long sooner = 0;
        long higher = 0;
        for (var group : live.waiting().byTenant().getOrDefault(tenant, List.of())) {
            if (group.priority == workload.spec().priority()) {
                int better = group.ahead(new Place(place.rank(), 0));
                sooner += better;
                older += group.ahead(place) - better;
            } else if (group.priority.compareTo(workload.spec().priority()) > 0) {
                higher += group.size();
            }
        }
        var all = new ArrayList<Ahead>();
        add(all, workload.spec().tenant(), Reason.HIGHER_PRIORITY, higher);
        add(all, workload.spec().tenant(), Reason.BETTER_RANK, sooner);
        add(all, workload.spec().tenant(), Reason.OLDER, older);
        othersWithLess(all);
        return all;
    }

    private void othersWithLess(List<Ahead> all) {
        long mine = turn(tenant);
        live.waiting().byTenant().forEach((other, groups) -> {
            if (other != tenant && turn(other) < mine) {
                long size = groups.stream().mapToLong(WaitingRoom.Group::size).sum();
                add(all, live.tenants().spec(other).path(), Reason.LOWER_SHARE, size);
            }
        });
    }

    private long turn(int of) {
        var chips = live.tenants().chips();
        long[] used = new long[chips.size()];
        long[] capacity = new long[chips.size()];
        for (int chip = 0; chip < used.length; chip++) {
            used[chip] = live.tenants().used(of, chip);
            capacity[chip] = live.pool().milliOf(chips.get(chip));
        }
        return policies.order().turn(used, capacity, live.tenants().spec(of).weight());
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
        for (var chip : chipsOf(demand)) {
            int number = live.tenants().chipNumber(chip);
            var least = demand.least();
            int over = number == Tenants.NONE ? Tenants.NONE : live.tenants().overLimit(tenant, number, least.milli());
            if (over != Tenants.NONE && fitsNow(least, chip)) {
                all.add(new Change(Kind.HIGHER_LIMIT, live.tenants().spec(over).path()));
            }
        }
    }

    private GangDemand anywhere() {
        return new GangDemand(
                demand.task(),
                demand.tasks(),
                demand.leastTasks(),
                demand.chips(),
                demand.centers(),
                Topology.ANYWHERE);
    }

    private GangDemand withTask(TaskDemand task) {
        return new GangDemand(
                task, demand.tasks(), demand.leastTasks(), demand.chips(), demand.centers(), demand.topology());
    }

    private List<String> chipsOf(GangDemand asked) {
        return asked.chips().isEmpty() ? live.tenants().chips() : asked.chips();
    }

    private boolean starts(GangDemand asked) {
        var changed = asked.least();
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
            return new GangPlacer(place).place(plan, workload.id(), changed, List.of(chip), "") != null;
        } finally {
            plan.rollback(0);
        }
    }
}
