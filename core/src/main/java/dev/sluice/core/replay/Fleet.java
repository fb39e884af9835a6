package dev.sluice.core.replay;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Bounds;
import java.util.ArrayList;
import java.util.List;

/**
 * The centers and the tenants that a trace's work was made for.
 *
 * @param chips every chip that a node carries
 * @param tenants parents before children; every owner of a center and every tenant of a job is among them
 * @param sites the centers with their nodes
 */
public record Fleet(List<Chip> chips, List<TenantSpec> tenants, List<Site> sites) {
    /** One center and its nodes. */
    public record Site(CenterSpec center, List<NodeSpec> nodes) {
        public Site {
            nodes = List.copyOf(nodes);
        }

        /** Devices of all its nodes. */
        public long devices() {
            return nodes.stream().mapToLong(NodeSpec::devices).sum();
        }
    }

    public Fleet {
        chips = List.copyOf(chips);
        tenants = List.copyOf(tenants);
        sites = List.copyOf(sites);
    }

    /** Devices of all centers. */
    public long devices() {
        return sites.stream().mapToLong(Site::devices).sum();
    }

    /** The same with a part of the nodes of each center and chip, rounded up: the first ones stay. */
    public Fleet scaled(int numerator, int denominator) {
        Bounds.within("numerator of the fleet's scale", numerator, 1, denominator);
        var fewer = new ArrayList<Site>();
        for (var site : sites) {
            var kept = new ArrayList<NodeSpec>();
            for (var chip : chips) {
                var nodes = site.nodes.stream()
                        .filter(node -> node.chip().equals(chip.id()))
                        .toList();
                long count = Math.ceilDiv((long) nodes.size() * numerator, (long) denominator);
                kept.addAll(nodes.subList(0, (int) count));
            }
            fewer.add(new Site(site.center, kept));
        }
        return new Fleet(chips, tenants, fewer);
    }
}
