package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What of a cluster Sluice may hand out: devices, cores and memory of usable nodes, less what jobs of others hold
 * there.
 *
 * <p>Slurm chooses itself which of a node's devices a job gets, so devices are counted and not matched by index: those
 * that Sluice has handed out keep their places, and as many others as foreign jobs hold are taken out.
 */
final class SiteInventory {
    private static final int MILLI = 1000;

    private final SlurmSite site;
    private final ToLongFunction<String> chipMemoryMib;

    /** @param chipMemoryMib memory of a chip of the catalogue, for Slurm doesn't say */
    SiteInventory(SlurmSite site, ToLongFunction<String> chipMemoryMib) {
        this.site = site;
        this.chipMemoryMib = chipMemoryMib;
    }

    /** The chip that a site's gres stands for, or null. */
    @Nullable String chipOf(Gres gres) {
        return site.chips().get(gres.type().isEmpty() ? gres.name() : gres.type());
    }

    /**
     * Nodes with devices of known chips, by name.
     *
     * @param foreign jobs of others
     * @param ours devices that live attempts were given, by node
     * @param reachable whether the controller answers; if not, nothing is handed out
     */
    Inventory of(List<SlurmNode> nodes, List<SlurmJob> foreign, Map<String, BitSet> ours, boolean reachable) {
        var taken = takenBy(foreign);
        SortedMap<String, NodeInfo> found = new TreeMap<>();
        for (var node : nodes) {
            var gres = devicesOf(node);
            if (gres != null && isOffered(node)) {
                var used = taken.getOrDefault(node.name(), new Taken());
                var info = info(node, gres, used, ours.getOrDefault(node.name(), new BitSet()), reachable);
                found.put(info.name(), info);
            }
        }
        return new Inventory(List.copyOf(found.values()));
    }

    private boolean isOffered(SlurmNode node) {
        return site.partition() == null || node.partitions().contains(site.partition());
    }

    /** The first of a node's gres that is a chip; a node has one model in practice. */
    private @Nullable Gres devicesOf(SlurmNode node) {
        return node.gres().stream()
                .filter(gres -> gres.count() > 0 && chipOf(gres) != null)
                .findFirst()
                .orElse(null);
    }

    private static final class Taken {
        private int devices;
        private int cpus;
        private long memoryMib;
    }

    private static Map<String, Taken> takenBy(List<SlurmJob> foreign) {
        var taken = new LinkedHashMap<String, Taken>();
        for (var job : foreign) {
            for (int i = 0; i < job.nodes().size(); i++) {
                var here = taken.computeIfAbsent(job.nodes().get(i), node -> new Taken());
                here.devices += i < job.gres().size() ? devicesIn(job.gres().get(i)) : 0;
                // Slurm tells the sum over a job's nodes; nearly all jobs have the same on each.
                here.cpus += Math.ceilDiv(job.cpus(), job.nodes().size());
                here.memoryMib += Math.ceilDiv(job.memoryMib(), job.nodes().size());
            }
        }
        return taken;
    }

    /** A job with any shards of a device takes the device: how much of it is left is Slurm's to know. */
    private static int devicesIn(Gres gres) {
        return gres.name().equals("shard") ? 1 : gres.count();
    }

    private NodeInfo info(SlurmNode node, Gres gres, Taken taken, BitSet ours, boolean reachable) {
        var chip = String.valueOf(chipOf(gres));
        int out = node.usable() && reachable ? taken.devices : gres.count();
        var devices = new ArrayList<DeviceInfo>();
        var gone = lastFree(gres.count(), ours, out);
        for (int index = 0; index < gres.count(); index++) {
            boolean healthy = !gone.get(index);
            devices.add(new DeviceInfo(index, chipMemoryMib.applyAsLong(chip), node.name() + "/" + index, healthy));
        }
        int cpus = Math.max(0, node.cpus() - taken.cpus);
        long memoryMib = Math.max(0, node.memoryMib() - taken.memoryMib);
        return new NodeInfo(node.name(), chip, cpus * MILLI, memoryMib, List.of(), devices);
    }

    /** So many places from the end that are not ours; ours, too, when there are not enough others. */
    private static BitSet lastFree(int count, BitSet ours, int out) {
        var gone = new BitSet();
        int left = Math.min(out, count);
        for (int index = count - 1; index >= 0 && left > 0; index--) {
            if (!ours.get(index)) {
                gone.set(index);
                left--;
            }
        }
        for (int index = count - 1; index >= 0 && left > 0; index--) {
            if (!gone.get(index)) {
                gone.set(index);
                left--;
            }
        }
        return gone;
    }
}
