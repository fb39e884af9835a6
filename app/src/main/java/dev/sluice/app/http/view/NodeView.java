package dev.sluice.app.http.view;

import dev.sluice.app.auth.Caller;
import dev.sluice.core.Core;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.NodeStatus;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A node with its devices and who holds them. It has no texts, so it is made on the writer's thread at once. */
public record NodeView(
        String name,
        String center,
        boolean emulated,
        String chip,
        String status,
        boolean drained,
        int cpuMilli,
        int cpuFreeMilli,
        long memoryMib,
        long memoryFreeMib,
        long deviceMemoryMib,
        List<DomainRef> domains,
        List<Device> devices,
        List<Holder> holders,
        int otherHolders) {
    /** One device. */
    public record Device(
            int index, boolean healthy, int usedMilli, int promisedMilli, int freeMilli, long memoryFreeMib) {}

    /** A workload with tasks on the node. */
    public record Holder(
            long id, String name, String tenant, String user, String tier, String state, List<Held> tasks) {}

    /** What one task holds there. */
    public record Held(int rank, List<Integer> devices, int shareMilli) {}

    /** Looks at a node that has not left. Holders that the caller may not see are only counted. */
    public static NodeView of(Core core, int node, Caller caller) {
        var pool = core.pool();
        var spec = pool.node(node);
        var center = pool.centerOf(node);
        var status = pool.status(node);
        var holders = new ArrayList<Holder>();
        int others = 0;
        for (long id : Arrays.stream(pool.holders(node)).distinct().toArray()) {
            var workload = core.workloads().find(id);
            if (workload != null && caller.sees(workload.spec().tenant())) {
                holders.add(holder(workload, node));
            } else {
                others++;
            }
        }
        return new NodeView(
                spec.name(),
                center.name(),
                center.emulated(),
                spec.chip(),
                word(status),
                status.cordoned(),
                spec.cpuMilli(),
                pool.freeCpuMilli(node),
                spec.memoryMib(),
                pool.freeMemoryMib(node),
                spec.deviceMemoryMib(),
                spec.domains(),
                devices(core, node),
                holders,
                others);
    }

    /** {@code up}, {@code drained} or {@code down}. */
    public static String word(NodeStatus status) {
        return status.down() ? "down" : status.cordoned() ? "drained" : "up";
    }

    private static List<Device> devices(Core core, int node) {
        var pool = core.pool();
        var spec = pool.node(node);
        boolean takesTasks = pool.stateOf(node).isPresent();
        var devices = new ArrayList<Device>(spec.devices());
        for (int device = 0; device < spec.devices(); device++) {
            devices.add(new Device(
                    device,
                    !spec.unhealthy().contains(device),
                    pool.usedMilli(node, device),
                    pool.claimedMilli(node, device),
                    takesTasks ? pool.freeMilli(node, device) : 0,
                    pool.freeDeviceMemoryMib(node, device)));
        }
        return devices;
    }

    private static Holder holder(Workload workload, int node) {
        var attempt = workload.phase().attempt();
        var held = new ArrayList<Held>();
        for (int index = 0; attempt != null && index < attempt.placement().tasks(); index++) {
            if (attempt.placement().node(index) == node) {
                var devices = Words.devices(attempt.placement().mask(index));
                held.add(new Held(
                        attempt.rank(index), devices, attempt.placement().task().shareMilli()));
            }
        }
        return new Holder(
                workload.id(),
                workload.spec().name(),
                workload.spec().tenant(),
                workload.user(),
                attempt == null ? "owned" : Words.of(attempt.tier()),
                workload.phase().word(),
                held);
    }
}
