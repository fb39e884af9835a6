package dev.sluice.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Buckets of equal nodes against a look at each node. */
final class FreeStatesTest {
    private record Held(long workload, Placement placement, boolean promised) {}

    private static final List<TaskDemand> TASKS = List.of(
            new TaskDemand(1, 1000, 0, 0, 0),
            new TaskDemand(2, 1000, 64, 4_000, 0),
            new TaskDemand(4, 1000, 0, 0, 16),
            new TaskDemand(1, 250, 0, 0, 0),
            new TaskDemand(1, 500, 32, 1_000, 0),
            new TaskDemand(1, 700, 0, 0, 8),
            new TaskDemand(0, 1000, 0, 2_000, 4));

    private final Pool pool = new Pool();
    private final List<Held> held = new ArrayList<>();
    private long nextWorkload = 1;

    @Test
    void say_the_same_as_a_look_at_each_node() {
        for (int seed = 1; seed <= 20; seed++) {
            var test = new FreeStatesTest();
            test.live(new SplittableRandom(seed), seed);
        }
    }

    private void live(SplittableRandom random, int seed) {
        pool.setCenter(new CenterSpec("east", "acme", "emulated", true));
        for (int node = 0; node < 6; node++) {
            addNode(random, "n" + node);
        }
        for (int step = 0; step < 150; step++) {
            change(random);
            check(pool, "seed " + seed + ", step " + step);
            if (step % 10 == 0) {
                check(pool.copy(), "a copy at seed " + seed + ", step " + step);
            }
        }
    }

    private void addNode(SplittableRandom random, String name) {
        int devices = List.of(0, 1, 2, 4, 4, 8).get(random.nextInt(6));
        var unhealthy = devices > 1 && random.nextInt(4) == 0 ? List.of(1) : List.<Integer>of();
        int memory = random.nextInt(2) == 0 ? 64 : 96;
        pool.setNode("east", new NodeSpec(name, "chip", devices, memory, 16_000, 64, unhealthy, List.of()));
    }

    private void change(SplittableRandom random) {
        int node = random.nextInt(pool.nodeCount());
        boolean gone = pool.status(node).gone();
        switch (random.nextInt(12)) {
            case 0 -> pool.cordon(node, random.nextInt(3) == 0);
            case 1 -> pool.down(node, random.nextInt(3) == 0);
            case 2 -> sicken(random, node, gone);
            case 3 -> replace(random, node, gone);
            case 4, 5, 6, 7 -> giveBack(random);
            default -> take(random, node, TASKS.get(random.nextInt(TASKS.size())), random.nextInt(4) == 0);
        }
    }

    private void sicken(SplittableRandom random, int node, boolean gone) {
        var old = pool.node(node);
        if (!gone && old.devices() > 0) {
            pool.setNode(
                    "east",
                    new NodeSpec(
                            old.name(),
                            old.chip(),
                            old.devices(),
                            old.deviceMemoryMib(),
                            old.cpuMilli(),
                            old.memoryMib(),
                            List.of(random.nextInt(old.devices())),
                            List.of()));
        }
    }

    private void replace(SplittableRandom random, int node, boolean gone) {
        if (!gone && random.nextInt(4) == 0) {
            var name = pool.node(node).name();
            pool.removeNode(node);
            addNode(random, name);
        }
    }

    private void take(SplittableRandom random, int node, TaskDemand task, boolean promise) {
        if (!pool.fits(node, task)) {
            return;
        }
        var placement = new Placement(0, task, IntList.of(node), LongList.of(pool.pick(node, task)));
        long workload = random.nextInt(3) == 0 && nextWorkload > 1 ? nextWorkload - 1 : nextWorkload++;
        if (promise) {
            pool.claim(placement);
        } else {
            pool.take(workload, placement);
        }
        held.add(new Held(workload, placement, promise));
    }

    private void giveBack(SplittableRandom random) {
        if (held.isEmpty()) {
            return;
        }
        var one = held.remove(random.nextInt(held.size()));
        if (one.promised()) {
            pool.unclaim(one.placement());
        } else {
            pool.give(one.workload(), one.placement());
        }
    }

    private void check(Pool looked, String where) {
        var free = looked.segment(0).free();
        var least = new TreeMap<Integer, Integer>();
        var count = new TreeMap<Integer, Integer>();
        long milli = 0;
        for (int node = 0; node < looked.nodeCount(); node++) {
            var status = looked.status(node);
            boolean takes = !status.cordoned() && !status.down() && !status.gone();
            assertThat(looked.stateOf(node).isPresent()).as(where).isEqualTo(takes);
            if (takes) {
                int state = looked.stateOf(node).orElseThrow();
                least.putIfAbsent(state, node);
                count.merge(state, 1, Integer::sum);
                milli += devices(looked, node).stream()
                        .mapToLong(Long::longValue)
                        .sum();
                for (var task : TASKS) {
                    var what = where + ", node " + node + ", " + task;
                    assertThat(free.tasksThatFit(state, task)).as(what).isEqualTo(fit(looked, node, task));
                    assertThat(looked.fits(node, task)).as(what).isEqualTo(fit(looked, node, task) > 0);
                }
            }
        }
        assertThat(free.size()).as(where).isEqualTo(count.size());
        assertThat(free.freeMilliSum()).as(where).isEqualTo(milli);
        least.forEach(
                (state, node) -> assertThat(free.firstNode(state)).as(where).isEqualTo(node));
        count.forEach(
                (state, nodes) -> assertThat(free.nodesIn(state)).as(where).isEqualTo(nodes));
    }

    /** Free milli of each device, from what is held. */
    private List<Long> devices(Pool looked, int node) {
        var free = new ArrayList<Long>();
        for (int device = 0; device < looked.node(node).devices(); device++) {
            free.add(looked.node(node).unhealthy().contains(device) ? 0L : 1000 - taken(node, device, false));
        }
        return free;
    }

    private long taken(int node, int device, boolean memory) {
        long sum = 0;
        for (var one : held) {
            boolean here = one.placement().nodes().get(0) == node
                    && (one.placement().deviceMasks().get(0) >>> device & 1) != 0;
            var task = one.placement().task();
            long part = memory ? task.takenMemoryMib(pool.node(node).deviceMemoryMib()) : task.shareMilli();
            sum += here ? part : 0;
        }
        return sum;
    }

    private long fit(Pool looked, int node, TaskDemand task) {
        var spec = looked.node(node);
        long cpu = spec.cpuMilli();
        long memory = spec.memoryMib();
        for (var one : held) {
            boolean here = one.placement().nodes().get(0) == node;
            cpu -= here ? one.placement().task().cpuMilli() : 0;
            memory -= here ? one.placement().task().memoryMib() : 0;
        }
        long count = task.devices() == 0 ? 4096 : byDevices(looked, node, task);
        count = task.cpuMilli() == 0 ? count : Math.min(count, cpu / task.cpuMilli());
        return task.memoryMib() == 0 ? count : Math.min(count, memory / task.memoryMib());
    }

    private long byDevices(Pool looked, int node, TaskDemand task) {
        var spec = looked.node(node);
        var free = devices(looked, node);
        long sum = 0;
        for (int device = 0; device < spec.devices(); device++) {
            if (task.whole()) {
                sum += free.get(device) == 1000 && spec.deviceMemoryMib() >= task.deviceMemoryMib() ? 1 : 0;
            } else {
                long taken = task.takenMemoryMib(spec.deviceMemoryMib());
                long left = spec.deviceMemoryMib() - taken(node, device, true);
                sum += Math.min(free.get(device) / task.shareMilli(), left / taken);
            }
        }
        return task.whole() ? sum / task.devices() : sum;
    }
}
