package dev.sluice.app.trace.synthetic;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.tenant.TenantSpec;
import java.util.ArrayList;
import java.util.List;

/** Makes the fleet of some owners: a center each, of nodes of eight devices. */
final class Fleets {
    static final int DEVICES_OF_NODE = 8;

    private Fleets() {}

    static Fleet of(List<Owner> owners, Chips chips) {
        var tenants =
                owners.stream().map(owner -> TenantSpec.plain(owner.name())).toList();
        var sites = owners.stream().map(owner -> site(owner, chips)).toList();
        return new Fleet(chips.all(), tenants, sites);
    }

    private static Fleet.Site site(Owner owner, Chips chips) {
        var nodes = new ArrayList<NodeSpec>();
        owner.devices().forEach((id, devices) -> {
            Chip chip = chips.find(id);
            for (int i = 0; i < devices / DEVICES_OF_NODE; i++) {
                var name = "n" + (nodes.size() + 1);
                nodes.add(new NodeSpec(name, id, DEVICES_OF_NODE, chip.memoryMib(), 0, 0, List.of(), List.of()));
            }
        });
        var center = owner.name().replace("owner", "center");
        return new Fleet.Site(new CenterSpec(center, owner.name(), "emulated", true), nodes);
    }
}
