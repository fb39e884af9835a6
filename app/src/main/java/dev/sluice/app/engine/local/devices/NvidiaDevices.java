package dev.sluice.app.engine.local.devices;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The NVIDIA devices of this machine: one node, or one per model if there are several. */
final class NvidiaDevices implements DeviceSource {
    private static final long MIB = 1024 * 1024;
    private static final Pattern BRAND = Pattern.compile("^(nvidia |tesla |geforce |quadro )+");
    private static final Pattern DATA_CENTER_MODEL = Pattern.compile("^([abhlptv][0-9]{1,3}[a-z]?)\\b.*");

    private final Nvml nvml;
    private final Host host;

    /** What each device was when it last answered: a device that is lost has neither name nor uuid any more. */
    private final TreeMap<Integer, Nvml.Gpu> lastAnswer = new TreeMap<>();

    NvidiaDevices(Nvml nvml, Host host) {
        this.nvml = nvml;
        this.host = host;
    }

    /** The devices of this machine; empty if it has none. */
    static Optional<DeviceSource> find() {
        Optional<Nvml> library = NvmlLibrary.open();
        if (library.isEmpty()) {
            return Optional.empty();
        }
        if (library.get().gpus().stream().noneMatch(Nvml.Gpu::responding)) {
            library.get().close();
            return Optional.empty();
        }
        return Optional.of(new NvidiaDevices(library.get(), Host.ofThisMachine()));
    }

    @Override
    public synchronized Inventory look() {
        var byChip = new TreeMap<String, List<DeviceInfo>>();
        for (Nvml.Gpu gpu : nvml.gpus()) {
            boolean answers = gpu.responding() && !gpu.name().isEmpty();
            if (answers) {
                lastAnswer.put(gpu.index(), gpu);
            }
            Nvml.Gpu known = lastAnswer.get(gpu.index());
            if (known != null) {
                var device = new DeviceInfo(
                        gpu.index(), known.memoryBytes() / MIB, known.uuid(), answers && !gpu.remapping());
                byChip.computeIfAbsent(chip(known.name()), chip -> new ArrayList<>())
                        .add(device);
            }
        }
        return new Inventory(byChip.entrySet().stream()
                .map(entry -> node(entry.getKey(), entry.getValue(), byChip.size()))
                .toList());
    }

    private NodeInfo node(String chip, List<DeviceInfo> devices, int models) {
        String name = models == 1 ? host.name() : host.name() + "-" + chip;
        return new NodeInfo(name, chip, host.cpuMilli(), host.memoryMib(), List.of(), devices);
    }

    /** The catalogue's name of a product: {@code NVIDIA A100-SXM4-80GB} is {@code nvidia-a100}. */
    static String chip(String productName) {
        String model =
                BRAND.matcher(productName.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        var dataCenter = DATA_CENTER_MODEL.matcher(model);
        String id = dataCenter.matches() ? dataCenter.group(1) : model;
        return "nvidia-" + id.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public synchronized List<DeviceReading> readings() {
        List<NodeInfo> nodes = look().nodes();
        return nvml.gpus().stream()
                .filter(Nvml.Gpu::responding)
                .map(gpu -> reading(nodes, gpu))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<DeviceReading> reading(List<NodeInfo> nodes, Nvml.Gpu gpu) {
        Long usedBytes = gpu.usedBytes();
        Long usedMib = usedBytes == null ? null : usedBytes / MIB;
        return nodes.stream()
                .filter(node -> node.devices().stream().anyMatch(device -> device.index() == gpu.index()))
                .findFirst()
                .map(node -> new DeviceReading(node.name(), gpu.index(), usedMib, gpu.busyPercent(), gpu.celsius()));
    }

    @Override
    public List<Integer> cores(List<DeviceRef> devices) {
        return List.of();
    }

    @Override
    public synchronized void close() {
        nvml.close();
    }
}
