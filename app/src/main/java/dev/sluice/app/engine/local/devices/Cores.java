package dev.sluice.app.engine.local.devices;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The machine's cores as devices of chip {@code cpu}, each with its part of the memory: real work without an
 * accelerator. A machine with more cores than a node can have devices shows devices of several cores each.
 */
final class Cores implements DeviceSource {
    static final String CHIP = "cpu";

    private static final int MAX_DEVICES = 64; // of one node, everywhere in the product

    private final Host host;
    private final List<List<Integer>> groups;

    Cores(Host host) {
        this.host = host;
        int groupSize = Math.ceilDiv(host.cores().size(), MAX_DEVICES);
        this.groups = IntStream.range(0, Math.ceilDiv(host.cores().size(), groupSize))
                .mapToObj(index -> group(host.cores(), index * groupSize, groupSize))
                .toList();
    }

    static Cores ofThisMachine() {
        return new Cores(Host.ofThisMachine());
    }

    private static List<Integer> group(List<Integer> cores, int from, int size) {
        return List.copyOf(cores.subList(from, Math.min(from + size, cores.size())));
    }

    @Override
    public Inventory look() {
        long memoryMib = host.memoryMib() / groups.size();
        List<DeviceInfo> devices = IntStream.range(0, groups.size())
                .mapToObj(index -> new DeviceInfo(index, memoryMib, name(groups.get(index)), true))
                .toList();
        return new Inventory(
                List.of(new NodeInfo(host.name(), CHIP, host.cpuMilli(), host.memoryMib(), List.of(), devices)));
    }

    private static String name(List<Integer> cores) {
        return "core-" + cores.stream().map(String::valueOf).collect(Collectors.joining("-"));
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
    public List<Integer> vendorIndices(List<DeviceRef> devices) {
        return devices.stream().map(DeviceRef::index).toList();
    }

    @Override
    public List<Integer> cores(List<DeviceRef> devices) {
        return devices.stream()
                .filter(device -> device.chip().equals(CHIP) && device.index() < groups.size())
                .flatMap(device -> groups.get(device.index()).stream())
                .toList();
    }

    @Override
    public void close() {}
}
