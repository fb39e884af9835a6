package dev.sluice.bench;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.NodeSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A pool to measure on: nodes of 8 devices, evenly over centers and chips.
 *
 * @param nodes of all centers together
 * @param centers that the nodes are spread over
 * @param chips that each center has nodes of
 */
record Fleet(int nodes, int centers, int chips) {
    static final int DEVICES_PER_NODE = 8;
    static final int CORES_MILLI = 128_000;
    static final long MEMORY_MIB = 1_048_576;
    static final long DEVICE_MEMORY_MIB = 98_304;
    private static final int NODES_PER_RACK = 16;

    static Fleet uniform(int nodes) {
        return new Fleet(nodes, 1, 1);
    }

    int devices() {
        return nodes * DEVICES_PER_NODE;
    }

    List<Chip> catalogue() {
        var list = new ArrayList<Chip>();
        for (int chip = 0; chip < chips; chip++) {
            list.add(new Chip(chipName(chip), DEVICE_MEMORY_MIB, 148_000, 4_000_000));
        }
        return list;
    }

    static String chipName(int chip) {
        return "chip-" + chip;
    }

    CenterSpec center(int center) {
        return new CenterSpec("center-" + center, "ops", "emulated", true);
    }

    List<NodeSpec> nodesOf(int center) {
        var list = new ArrayList<NodeSpec>();
        for (int node = center; node < nodes; node += centers) {
            var domains = List.of(new DomainRef("rack", "rack-" + node / NODES_PER_RACK));
            list.add(new NodeSpec(
                    "node-" + node,
                    chipName(node / centers % chips),
                    DEVICES_PER_NODE,
                    DEVICE_MEMORY_MIB,
                    CORES_MILLI,
                    MEMORY_MIB,
                    List.of(),
                    domains));
        }
        return list;
    }
}
