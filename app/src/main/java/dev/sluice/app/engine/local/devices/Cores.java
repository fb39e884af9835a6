package dev.sluice.app.engine.local.devices;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The machine's cores as devices of chip {@code cpu}, each with its part of the memory: real work without an
 * accelerator.
 */
final class Cores implements DeviceSource {
    static final String CHIP = "cpu";

    private final Host host;

    Cores(Host host) {
        this.host = host;
    }

    static Cores ofThisMachine() {
        return new Cores(Host.ofThisMachine());
    }

    @Override
    public Inventory look() {
        long memoryMib = host.memoryMib() / host.cores().size();
        List<DeviceInfo> devices = IntStream.range(0, host.cores().size())
                .mapToObj(index ->
                        new DeviceInfo(index, memoryMib, "core-" + host.cores().get(index), true))
                .toList();
        return new Inventory(
                List.of(new NodeInfo(host.name(), CHIP, host.cpuMilli(), host.memoryMib(), List.of(), devices)));
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public List<DeviceReading> readings() {
        return List.of();
    }

    @Override
    public List<Integer> cores(List<DeviceRef> devices) {
        return devices.stream()
                .filter(device -> device.chip().equals(CHIP)
                        && device.index() < host.cores().size())
                .map(device -> host.cores().get(device.index()))
                .toList();
    }

    @Override
    public void close() {}
}
