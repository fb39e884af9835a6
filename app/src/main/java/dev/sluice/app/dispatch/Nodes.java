package dev.sluice.app.dispatch;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.NodeSpec;
import java.util.ArrayList;
import java.util.List;

/** What an engine says there is, in the words of the core. */
final class Nodes {
    /** The level of a domain whose name does not say one. */
    private static final String RACK = "rack";

    private Nodes() {}

    static List<NodeSpec> of(Inventory inventory) {
        return inventory.nodes().stream().map(Nodes::of).toList();
    }

    private static NodeSpec of(NodeInfo node) {
        var unhealthy = new ArrayList<Integer>();
        long memory = Long.MAX_VALUE;
        for (var device : node.devices()) {
            memory = Math.min(memory, device.memoryMib());
            if (!device.healthy()) {
                unhealthy.add(device.index());
            }
        }
        int count = node.devices().stream().mapToInt(DeviceInfo::index).max().orElse(-1) + 1;
        return new NodeSpec(
                node.name(),
                node.chip(),
                count,
                node.devices().isEmpty() ? 0 : memory,
                node.cpuMilli(),
                node.memoryMib(),
                unhealthy,
                node.domainPath().stream().map(Nodes::domain).toList());
    }

    /** {@code supernode:s1} names a level; {@code r1} alone is a rack. */
    private static DomainRef domain(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new DomainRef(RACK, text)
                : new DomainRef(text.substring(0, colon), text.substring(colon + 1));
    }
}
