package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskLog;
import dev.sluice.app.engine.TaskOrder;
import dev.sluice.app.engine.TaskStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** An engine whose orders are for a node that there is: the contract's tests name one that no cluster has. */
record OnNode(Engine engine, String node, String chip) implements Engine {
    private StartOrder placed(StartOrder order) {
        var tasks = order.tasks().stream().map(this::placed).toList();
        return new StartOrder(
                order.key(),
                order.workloadName(),
                order.tenant(),
                order.argv(),
                order.env(),
                order.workingDirectory(),
                order.grace(),
                order.limit(),
                tasks);
    }

    private TaskOrder placed(TaskOrder task) {
        var devices = task.devices().stream()
                .map(device -> new DeviceRef(device.index(), chip))
                .toList();
        return new TaskOrder(
                task.rank(), node, devices, task.shareMilli(), task.memoryMib(), task.cpuMilli(), task.hostMemoryMib());
    }

    @Override
    public Inventory inventory() {
        return engine.inventory();
    }

    @Override
    public List<DeviceReading> readings() {
        return engine.readings();
    }

    @Override
    public void recover(List<StartOrder> live) {
        engine.recover(live.stream().map(this::placed).toList());
    }

    @Override
    public void start(StartOrder order) {
        engine.start(placed(order));
    }

    @Override
    public void stop(AttemptKey attempt, Duration grace) {
        engine.stop(attempt, grace);
    }

    @Override
    public TaskLog open(AttemptKey attempt, int rank, TaskStream stream, long offset) throws IOException {
        return engine.open(attempt, rank, stream, offset);
    }

    @Override
    public void forget(AttemptKey attempt) throws IOException {
        engine.forget(attempt);
    }

    @Override
    public void close() {
        engine.close();
    }
}
