package dev.sluice.app.work;

import dev.sluice.app.input.Amounts;
import dev.sluice.app.input.Fields;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads what one task takes: devices or a share of one, cores and host memory. */
final class Accelerators {
    private final Fields file;
    private final Known known;
    private final List<String> chips = new ArrayList<>();
    private boolean whole;

    Accelerators(Fields file, Known known) {
        this.file = file;
        this.known = known;
    }

    /** Chips that will do, best first; empty = any. */
    List<String> chips() {
        return List.copyOf(chips);
    }

    /** Whether whole devices are asked for; known when the task has been read. */
    boolean whole() {
        return whole;
    }

    Supplier<TaskDemand> task() {
        int cpuMilli = (int) file.coresMilli("cpus", 1, Limits.CPU_MILLI).orElse(0);
        long memoryMib = file.quantityMib("memory", 1, Limits.MEMORY_MIB).orElse(0);
        var given = file.object("accelerators");
        if (given.isEmpty()) {
            return () -> new TaskDemand(0, Limits.DEVICE_MILLI, 0, cpuMilli, memoryMib);
        }
        var fields = given.get();
        var count = fields.integer("count", 0, Limits.DEVICES_PER_NODE);
        readChips(fields);
        int share = (int) fields.shareMilli("share").orElse(Limits.DEVICE_MILLI);
        if (share < Limits.DEVICE_MILLI && count.isPresent() && count.getAsLong() != 1) {
            fields.refuse("share", "work.share-of-many", "count: 1", "");
        }
        long deviceMemory = deviceMemory(fields);
        int devices = (int) count.orElse(1);
        whole = devices > 0 && share == Limits.DEVICE_MILLI;
        return () -> new TaskDemand(devices, share, deviceMemory, cpuMilli, memoryMib);
    }

    private void readChips(Fields fields) {
        var names = known.chipMemoryMib().keySet();
        chips.addAll(fields.names("chips", names, "work.unknown-chip", Limits.CHIPS));
    }

    /** More than any of the chips has could never run. */
    private long deviceMemory(Fields fields) {
        long memory = fields.quantityMib("memory", 1, Integer.MAX_VALUE).orElse(0);
        var most = known.mostMemoryMib(chips);
        if (most != null && memory > most) {
            fields.refuse("memory", "work.memory-over-chip", Amounts.quantityText(most), "");
        }
        return memory;
    }
}
