package dev.sluice.app.dispatch;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskOrder;
import dev.sluice.core.Core;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the order for an attempt from what the core says of it. */
final class Orders {
    private Orders() {}

    static StartOrder of(Core core, Workload workload, Attempt attempt) {
        var spec = workload.spec();
        var tasks = new ArrayList<TaskOrder>(attempt.placement().tasks());
        for (int index = 0; index < attempt.placement().tasks(); index++) {
            tasks.add(task(core, attempt, index));
        }
        return new StartOrder(
                new AttemptKey(workload.id(), attempt.number()),
                spec.name(),
                spec.tenant(),
                spec.run().command(),
                spec.run().env(),
                spec.run().directory(),
                Duration.ofMillis(spec.times().graceMillis()),
                Duration.ofMillis(spec.times().limitMillis()),
                tasks,
                spec.demand().resizable());
    }

    private static TaskOrder task(Core core, Attempt attempt, int index) {
        var placement = attempt.placement();
        var node = core.pool().node(placement.node(index));
        var demand = placement.task();
        var devices = new ArrayList<DeviceRef>();
        for (long mask = placement.mask(index); mask != 0; mask &= mask - 1) {
            devices.add(new DeviceRef(Long.numberOfTrailingZeros(mask), node.chip()));
        }
        boolean share = !demand.whole() && demand.devices() > 0;
        return new TaskOrder(
                attempt.rank(index),
                node.name(),
                List.copyOf(devices),
                share ? demand.shareMilli() : 0,
                share ? demand.takenMemoryMib(node.deviceMemoryMib()) : demand.deviceMemoryMib(),
                demand.cpuMilli(),
                demand.memoryMib());
    }
}
