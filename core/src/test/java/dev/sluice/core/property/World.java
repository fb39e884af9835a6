package dev.sluice.core.property;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.MostWork;
import dev.sluice.core.tenant.Rule;
import dev.sluice.core.tenant.Rules;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Random centers, tenants and workloads: small, so that they get into each other's way. */
final class World {
    static final List<String> CHIPS = List.of("nvidia-h20", "huawei-910c");

    private final Dice dice;
    final List<String> tenants = new ArrayList<>();
    final TreeMap<String, CenterSpec> centers = new TreeMap<>();
    final TreeMap<String, TreeMap<String, NodeSpec>> nodes = new TreeMap<>();

    World(Dice dice) {
        this.dice = dice;
        for (var top : List.of("acme", "beta", "city").subList(0, dice.number(1, 3))) {
            tenants.add(top);
            for (int child = 0; child < dice.number(0, 2); child++) {
                tenants.add(top + "/" + (char) ('p' + child));
                if (dice.percent(15)) {
                    tenants.add(tenants.getLast() + "/deep");
                }
            }
        }
        for (var center : List.of("east", "west", "north").subList(0, dice.number(1, 3))) {
            centers.put(center, center(center));
            nodes.put(center, new TreeMap<>());
            for (int node = 0; node < dice.number(1, 4); node++) {
                setNode(center, node("n" + node));
            }
        }
    }

    /** Other policies and numbers, seldom such as there are not. */
    Settings settings() {
        var settings = Settings.STANDARD;
        for (var choice : Choice.values()) {
            settings = dice.percent(50) ? settings.with(choice, dice.pick(Policies.names(choice))) : settings;
        }
        for (var parameter : Parameter.values()) {
            if (dice.percent(30)) {
                // Half of them small enough to come about within the few minutes that a trial takes.
                long most = Math.min(parameter.most(), Integer.MAX_VALUE - 1);
                most = dice.percent(50) ? most : Math.min(most, parameter.least() + 60_000);
                settings = settings.with(parameter, dice.number((int) parameter.least(), (int) most));
            }
        }
        return dice.percent(10) ? settings.with(Choice.QUEUE, "no-such-queue") : settings;
    }

    /** Some rules; seldom about what there is not. */
    Rules rules() {
        var rules = new ArrayList<Rule>();
        for (int rule = 0; rule < dice.number(0, 3); rule++) {
            var of = dice.percent(70) ? List.of(dice.pick(tenants)) : List.<String>of();
            var chips = dice.percent(60)
                    ? List.of(dice.oneOf("nvidia-*", "nvidia-h20", "huawei-910c", "*"))
                    : List.<String>of();
            var where =
                    dice.percent(50) ? List.of(dice.percent(95) ? dice.pick(centers()) : "nowhere") : List.<String>of();
            rules.add(new Rule("rule-" + rule, dice.percent(30), of, chips, where));
        }
        return new Rules(rules);
    }

    CenterSpec center(String name) {
        return new CenterSpec(name, dice.pick(tenants), "emulated", true);
    }

    TreeMap<String, NodeSpec> nodesOf(String center) {
        return nodes.computeIfAbsent(center, any -> new TreeMap<>());
    }

    CenterSpec centerSpec(String center) {
        return centers.computeIfAbsent(center, this::center);
    }

    void setNode(String center, NodeSpec node) {
        nodesOf(center).put(node.name(), node);
    }

    NodeSpec node(String name) {
        int devices = dice.oneOf(0, 1, 2, 4, 4, 8, 8);
        return new NodeSpec(
                name,
                dice.pick(CHIPS),
                devices,
                dice.oneOf(0L, 64L, 96L, 96L),
                dice.oneOf(8_000, 32_000, 64_000),
                dice.oneOf(64L, 256L),
                unhealthy(devices),
                List.of(new DomainRef("rack", "r" + dice.number(1, 2))));
    }

    private List<Integer> unhealthy(int devices) {
        return devices > 0 && dice.percent(15) ? List.of(dice.number(0, devices - 1)) : List.of();
    }

    NodeSpec sicker(NodeSpec old) {
        return new NodeSpec(
                old.name(),
                old.chip(),
                old.devices(),
                old.deviceMemoryMib(),
                old.cpuMilli(),
                old.memoryMib(),
                unhealthy(old.devices()),
                old.domains());
    }

    /** A tenant with another weight, guarantee and limit; what is not covered is refused. */
    TenantSpec tenant(String path) {
        var guarantee = new TreeMap<String, Long>();
        var limit = new TreeMap<String, Long>();
        for (var chip : CHIPS) {
            if (dice.percent(35)) {
                guarantee.put(chip, dice.number(0, 12) * 1000L);
            }
            if (dice.percent(20)) {
                limit.put(chip, dice.number(1, 16) * 1000L);
            }
        }
        var most = dice.percent(15) ? new MostWork(dice.number(0, 6), dice.number(0, 3)) : MostWork.ANY;
        return new TenantSpec(path, dice.number(1, 4), guarantee, limit, most);
    }

    WorkloadSpec workload(String name) {
        var times = new Times(
                dice.percent(70) ? dice.number(1, 400) * 1000L : 0,
                dice.percent(25) ? dice.number(1, 300) * 1000L : 0,
                dice.percent(40) ? dice.number(1, 120) * 1000L : 0,
                dice.number(0, 30) * 1000L,
                dice.number(0, 30) * 1000L,
                dice.percent(15) ? dice.number(1, 60) * 1000L : 0,
                dice.percent(15) ? dice.number(1, 120) * 1000L : 0);
        var kind = dice.percent(90) ? Kind.JOB : Kind.SESSION;
        var demand = demand();
        return new WorkloadSpec(
                        kind,
                        name,
                        dice.pick(tenants),
                        kind == Kind.JOB && mayShare(demand) ? demand.withInterleave(iteration()) : demand,
                        dice.oneOf(Priority.LOW, Priority.NORMAL, Priority.NORMAL, Priority.HIGH, Priority.URGENT),
                        times,
                        dice.number(0, 2),
                        dice.percent(5),
                        new RunSpec(null, List.of("train"), new TreeMap<>(), null))
                .dueBy(dice.percent(20) ? deadline() : 0);
    }

    /** Within the first hours of a trial, or long gone. */
    private long deadline() {
        return dice.percent(20) ? 1 : Trial.BEGIN + dice.number(0, 4 * 3600) * 1000L;
    }

    private GangDemand demand() {
        int tasks = dice.oneOf(1, 1, 1, 2, 2, 3, 4, 8);
        var chips = dice.percent(60)
                ? List.of(dice.pick(CHIPS))
                : dice.percent(50) ? List.<String>of() : List.of("huawei-910c", "nvidia-h20");
        var centers = dice.percent(15) ? List.of(dice.pick(List.copyOf(centers()))) : List.<String>of();
        if (dice.percent(70)) {
            return new GangDemand(task(), tasks, chips, centers, topology());
        }
        int step = dice.oneOf(1, 1, 1, 2);
        int least = tasks - dice.number(0, (tasks - 1) / step) * step;
        int most = tasks + dice.number(0, 4) * step;
        return new GangDemand(task(), tasks, least, most, step, chips, centers, topology(), null);
    }

    private boolean mayShare(GangDemand demand) {
        var task = demand.task();
        return task.whole() && task.devices() > 0 && !demand.resizable() && dice.percent(50);
    }

    /** One of a few kinds of jobs, so that many of a kind meet. */
    private Iteration iteration() {
        return dice.oneOf(
                new Iteration(446_000, 8_000, 0, 490_000),
                new Iteration(600, 410_000, 0, 426_000),
                new Iteration(82_000, 75_000, 66_000, 214_000));
    }

    private List<String> centers() {
        return List.copyOf(centers.keySet());
    }

    private TaskDemand task() {
        int cpu = dice.percent(40) ? dice.number(1, 16) * 1000 : 0;
        long memory = dice.percent(30) ? dice.number(1, 64) : 0;
        if (dice.percent(30)) {
            return new TaskDemand(1, dice.oneOf(100, 250, 500, 700), dice.percent(30) ? 32 : 0, cpu, memory);
        }
        int devices = dice.oneOf(0, 1, 1, 2, 2, 4, 8);
        return new TaskDemand(devices, 1000, dice.percent(20) ? dice.oneOf(64L, 96L) : 0, cpu, memory);
    }

    private Topology topology() {
        var spread = dice.percent(10) ? dice.oneOf("node", "node", "rack") : "";
        return dice.percent(70)
                ? new Topology(Topology.CENTER, false, spread)
                : new Topology(dice.oneOf("rack", "rack", "node", "supernode", "center"), dice.percent(50), spread);
    }
}
