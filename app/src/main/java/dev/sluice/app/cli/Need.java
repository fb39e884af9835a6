package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import java.util.ArrayList;

/** Says what a workload asks for. Reads workloads and the needs of explanations, which name their fields alike. */
final class Need {
    private final Root root;
    private final Tree need;

    Need(Root root, Tree need) {
        this.root = root;
        this.need = need;
    }

    /** What each task asks for, such as {@code 8 x nvidia-h100 (64Gi each), 4 cores, 16Gi}. */
    String eachTask() {
        var parts = new ArrayList<String>();
        parts.add(devices());
        if (need.number("cpuMilli") > 0) {
            parts.add(root.say("cli.need.cores", Words.devices(need.number("cpuMilli"))));
        }
        if (need.number("memoryMib") > 0) {
            parts.add(root.say("cli.need.memory", Words.memory(need.number("memoryMib"))));
        }
        return root.list(parts);
    }

    private String devices() {
        long devices = need.number("devices");
        if (devices == 0) {
            return root.say("cli.need.no-device");
        }
        var chips = need.texts("chips");
        var chip = chips.isEmpty() ? root.say("cli.need.any-chip") : String.join(root.say("cli.need.or"), chips);
        var memory = need.number("deviceMemoryMib");
        var of = memory == 0 ? chip : root.say("cli.need.device-memory", chip, Words.memory(memory));
        long share = need.number("shareMilli");
        return share == 1000
                ? root.say("cli.need.whole", devices, of)
                : root.say("cli.need.share", devices, Words.devices(share), of);
    }
}
