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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The NVIDIA devices of this machine: one node, or one per model if there are several. */
final class NvidiaDevices implements DeviceSource {
    private static final long MIB = 1024 * 1024;
    private static final Pattern BRAND = Pattern.compile("^(nvidia |tesla |geforce |quadro )+");
    private static final Pattern DATA_CENTER_MODEL = Pattern.compile("^([abhlptv][0-9]{1,3}[a-z]?)\\b.*");

    private final Nvml nvml;
    private final Host host;

    /**
     * What each device was when it last answered: one that is lost has neither name nor uuid any more. By NVML's index.
     */
    private final TreeMap<Integer, Nvml.Gpu> lastAnswer = new TreeMap<>();

    /**
     * The devices of each chip by NVML's index; their places here are their indices on the node. Places are never given
     * up.
     */
    private final TreeMap<String, List<Integer>> places = new TreeMap<>();

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
        var seen = new TreeMap<Integer, Nvml.Gpu>();
        nvml.gpus().forEach(gpu -> seen.put(gpu.index(), gpu));
        seen.values().stream().filter(NvidiaDevices::answers).forEach(gpu -> lastAnswer.put(gpu.index(), gpu));
        assignPlaces(seen);
        return new Inventory(
                places.keySet().stream().map(chip -> node(chip, seen)).toList());
    }

    private void assignPlaces(TreeMap<Integer, Nvml.Gpu> seen) {
        List<String> chips = lastAnswer.values().stream()
                .map(gpu -> chip(gpu.name()))
                .distinct()
                .toList();
        for (Nvml.Gpu gpu : seen.values()) {
            Nvml.Gpu known = lastAnswer.get(gpu.index());
            if (known == null && chips.size() != 1) {
                continue; // it never said what it is, and there is more than one thing that it may be
            }
            String chip = known == null ? chips.getFirst() : chip(known.name());
            List<Integer> indices = places.computeIfAbsent(chip, first -> new ArrayList<>());
            if (!indices.contains(gpu.index())) {
                indices.add(gpu.index());
            }
        }
    }

    private NodeInfo node(String chip, TreeMap<Integer, Nvml.Gpu> seen) {
        List<Integer> indices = places.getOrDefault(chip, List.of());
        List<DeviceInfo> devices = IntStream.range(0, indices.size())
                .mapToObj(place -> device(place, chip, seen.get(indices.get(place)), indices.get(place)))
                .toList();
        return new NodeInfo(nodeName(chip), chip, host.cpuMilli(), host.memoryMib(), List.of(), devices);
    }

    private String nodeName(String chip) {
        return places.size() == 1 ? host.name() : host.name() + "-" + chip;
    }

    private DeviceInfo device(int place, String chip, Nvml.@Nullable Gpu now, int index) {
        boolean healthy = now != null && answers(now) && !now.remapping();
        Nvml.Gpu known = lastAnswer.get(index);
        if (known == null) {
            long likeItsPeers = lastAnswer.values().stream()
                    .filter(peer -> chip(peer.name()).equals(chip))
                    .mapToLong(Nvml.Gpu::memoryBytes)
                    .min()
                    .orElse(0);
            return new DeviceInfo(place, likeItsPeers / MIB, "", false);
        }
        return new DeviceInfo(place, known.memoryBytes() / MIB, known.uuid(), healthy);
    }

    private static boolean answers(Nvml.Gpu gpu) {
        return gpu.responding() && !gpu.name().isEmpty();
    }

    @Override
    public synchronized List<Integer> vendorIndices(List<DeviceRef> devices) {
        return devices.stream().map(this::nvmlIndex).toList();
    }

    private int nvmlIndex(DeviceRef device) {
        List<Integer> indices = places.getOrDefault(device.chip(), List.of());
        if (device.index() >= indices.size()) {
            throw new IllegalArgumentException("this machine has " + indices.size() + " devices of " + device.chip()
                    + ", and no device " + device.index());
        }
        return indices.get(device.index());
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
        var readings = new ArrayList<DeviceReading>();
        for (Nvml.Gpu gpu : nvml.gpus()) {
            places.forEach((chip, indices) -> {
                int place = indices.indexOf(gpu.index());
                if (gpu.responding() && place >= 0) {
                    readings.add(reading(nodeName(chip), place, gpu));
                }
            });
        }
        return readings;
    }

    private static DeviceReading reading(String node, int place, Nvml.Gpu gpu) {
        Long usedBytes = gpu.usedBytes();
        Long usedMib = usedBytes == null ? null : usedBytes / MIB;
        return new DeviceReading(node, place, usedMib, gpu.busyPercent(), gpu.celsius());
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
