package dev.sluice.app.demo;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.tenant.TenantSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Three made-up owners with a center each. Every name says that it is a demonstration. */
final class DemoPool {
    /** The engine kind of all its centers. */
    static final String ENGINE = "emulated";

    private static final int DEVICES = 8;

    /**
     * A center of the demonstration.
     *
     * @param deviceGib memory of a device
     * @param nodes nodes of 8 devices, four to a rack
     */
    record Site(String owner, String center, String chip, int deviceGib, int nodes) {
        CenterSpec spec() {
            return new CenterSpec(center, owner, ENGINE, true);
        }

        Inventory inventory() {
            var all = new ArrayList<NodeInfo>();
            for (int node = 1; node <= nodes; node++) {
                var devices = new ArrayList<DeviceInfo>();
                for (int device = 0; device < DEVICES; device++) {
                    var uuid = center + "-" + node + "-" + device;
                    devices.add(new DeviceInfo(device, deviceGib * 1024L, uuid, true));
                }
                var rack = "rack-" + ((node - 1) / 4 + 1);
                all.add(new NodeInfo(center + "-n" + node, chip, 96_000, 786_432, List.of(rack), devices));
            }
            return new Inventory(all);
        }
    }

    static final List<Site> SITES = List.of(
            new Site("northlake", "demo-northlake", "nvidia-h100", 80, 6),
            new Site("redcliff", "demo-redcliff", "huawei-910c", 64, 8),
            new Site("harbor", "demo-harbor", "nvidia-h20", 96, 10));

    /** Tenants that submit, with the devices of their organisation that they are guaranteed. */
    static final List<TenantSpec> TENANTS = List.of(
            TenantSpec.plain("harbor"),
            project("harbor/research", 1, "nvidia-h20", 24),
            project("harbor/serving", 2, "nvidia-h20", 40),
            TenantSpec.plain("northlake"),
            project("northlake/nlp", 2, "nvidia-h100", 32),
            project("northlake/vision", 1, "nvidia-h100", 8),
            TenantSpec.plain("redcliff"),
            project("redcliff/speech", 1, "huawei-910c", 40));

    private static TenantSpec project(String path, int weight, String chip, long devices) {
        var guarantee = new TreeMap<String, Long>();
        guarantee.put(chip, devices * 1000);
        return new TenantSpec(path, weight, guarantee, new TreeMap<>());
    }

    private DemoPool() {}
}
