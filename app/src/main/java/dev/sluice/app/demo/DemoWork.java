package dev.sluice.app.demo;

import dev.sluice.app.engine.emulated.EmulatedEngine;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Draws workloads: many small ones, some gangs, a few that fail. */
final class DemoWork {
    private static final List<String> NAMES = List.of(
            "pretrain", "sft", "eval", "embed", "rerank", "asr", "detect", "distill", "serve-batch", "notebook");
    private static final List<String> CHIPS = List.of("nvidia-h100", "nvidia-h20", "huawei-910c");
    private static final int[] DEVICES = {1, 1, 1, 1, 2, 2, 4, 8, 8};
    private static final int[] TASKS = {1, 1, 1, 1, 1, 2, 2, 4};
    private static final long SHORT_MILLIS = 15_000;
    private static final long LONG_MILLIS = 600_000;

    private final SplittableRandom random;
    private int count;

    DemoWork(long seed) {
        random = new SplittableRandom(seed);
    }

    WorkloadSpec next() {
        count++;
        var tenant = pick(DemoPool.TENANTS.stream()
                .map(spec -> spec.path())
                .filter(path -> path.indexOf('/') > 0)
                .toList());
        boolean share = random.nextInt(6) == 0;
        int devices = share ? 1 : DEVICES[random.nextInt(DEVICES.length)];
        int tasks = share ? 1 : TASKS[random.nextInt(TASKS.length)];
        var task = new TaskDemand(
                devices,
                share ? 250 * (1 + random.nextInt(2)) : Limits.DEVICE_MILLI,
                0,
                devices * 8_000,
                devices * 65_536L);
        var demand = new GangDemand(task, tasks, chips(), List.of(), topology(tasks));
        long runtime = SHORT_MILLIS + (long) ((LONG_MILLIS - SHORT_MILLIS) * Math.pow(random.nextDouble(), 3));
        return new WorkloadSpec(
                Kind.JOB,
                pick(NAMES) + "-" + count,
                tenant,
                demand,
                random.nextInt(8) == 0 ? Priority.HIGH : Priority.NORMAL,
                new Times(runtime, 0, 60_000, 5_000, 5_000),
                1,
                false,
                run(runtime));
    }

    private List<String> chips() {
        var first = pick(CHIPS);
        var second = pick(CHIPS);
        return random.nextInt(3) > 0 || first.equals(second) ? List.of(first) : List.of(first, second);
    }

    private Topology topology(int tasks) {
        return tasks > 1 && random.nextInt(3) == 0 ? new Topology("rack", true) : Topology.ANYWHERE;
    }

    private RunSpec run(long runtime) {
        var env = new TreeMap<String, String>();
        env.put(EmulatedEngine.RUNTIME, Long.toString(runtime));
        if (random.nextInt(15) == 0) {
            env.put(EmulatedEngine.EXIT, "1");
        }
        return new RunSpec(null, List.of("emulated"), env, null);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
