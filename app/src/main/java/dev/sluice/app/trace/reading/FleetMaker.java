package dev.sluice.app.trace.reading;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects centers, nodes and tenants. What is named first comes first. */
public final class FleetMaker {
    /** Engine of centers in which nothing really runs. */
    private static final String ENGINE = "emulated";

    private final Map<String, Chip> chips = new LinkedHashMap<>();
    private final Map<String, TenantSpec> tenants = new LinkedHashMap<>();
    private final Map<String, CenterSpec> centers = new LinkedHashMap<>();
    private final Map<String, List<NodeSpec>> nodes = new LinkedHashMap<>();
    private int nodeCount;

    /** A chip of which no more than its name is known. */
    public FleetMaker chip(String id) {
        chips.putIfAbsent(id, new Chip(id, 0, 0, 0));
        return this;
    }

    /** A tenant, and those above it. */
    public FleetMaker tenant(String path) {
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            tenant(path.substring(0, slash));
        }
        tenants.putIfAbsent(path, TenantSpec.plain(path));
        return this;
    }

    /** A center of an owner. */
    public FleetMaker center(String name, String owner) {
        tenant(owner);
        centers.putIfAbsent(name, new CenterSpec(name, owner, ENGINE, true));
        nodes.putIfAbsent(name, new ArrayList<>());
        return this;
    }

    /** A node of a center that is there. */
    public FleetMaker node(String center, NodeSpec node) throws TraceFailure {
        if (++nodeCount > Limits.NODES) {
            throw new TraceFailure("trace.too-many", "nodes", Limits.NODES);
        }
        chip(node.chip());
        nodes.getOrDefault(center, new ArrayList<>()).add(node);
        return this;
    }

    /**
     * So many devices as full nodes and one with what is left over, named {@code <center>-<chip>-1} and so on. Their
     * cores and memory are not known, so no claim for them fits.
     */
    public FleetMaker nodes(String center, String chip, long devices, int perNode) throws TraceFailure {
        int number = 0;
        for (long left = devices; left > 0; left -= perNode) {
            var name = Names.clean(center + "-" + chip + "-" + ++number);
            int here = (int) Math.min(left, perNode);
            node(center, new NodeSpec(name, chip, here, 0, 0, 0, List.of(), List.of()));
        }
        return this;
    }

    public boolean hasTenant(String path) {
        return tenants.containsKey(path);
    }

    /** All of it. */
    public Fleet fleet() throws TraceFailure {
        bound("chips", chips.size(), Limits.CHIPS);
        bound("tenants", tenants.size(), Limits.TENANTS);
        bound("centers", centers.size(), Limits.CENTERS);
        var sites = new ArrayList<Fleet.Site>();
        centers.forEach((name, center) -> sites.add(new Fleet.Site(center, nodes.getOrDefault(name, List.of()))));
        return new Fleet(List.copyOf(chips.values()), List.copyOf(tenants.values()), sites);
    }

    private static void bound(String what, int count, int most) throws TraceFailure {
        if (count > most) {
            throw new TraceFailure("trace.too-many", what, most);
        }
    }
}
