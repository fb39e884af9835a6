package dev.sluice.app.trace.slurm;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Lines;
import dev.sluice.app.trace.reading.Names;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.unit.Limits;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The nodes of a cluster as {@code scontrol show node -o} prints them, one a line: {@code NodeName=n1 CPUTot=64
 * RealMemory=512000 Gres=gpu:a100:8(S:0-1)}. A node with devices of several types shows as one for each type, which has
 * its part of cores and memory.
 */
final class SlurmNodes {
    /** The one center, and its owner. */
    static final String CENTER = "slurm";

    static final String NO_DEVICE = "cpu";

    private static final Pattern FIELD = Pattern.compile("(?:^|\\s)(NodeName|CPUTot|RealMemory|Gres)=(\\S+)");
    private static final Pattern GRES =
            Pattern.compile("([A-Za-z]+)(?::([A-Za-z][A-Za-z0-9_.-]*))?:([0-9]{1,6})(?:\\([^)]*\\))?");
    private static final Pattern APART = Pattern.compile(",(?![^(]*\\))");
    private static final Range CPUS = new Range(0, Limits.CPU_MILLI / 1000);
    private static final Range MEMORY = new Range(0, Limits.MEMORY_MIB);
    private static final Range DEVICES = new Range(0, Limits.DEVICES_PER_NODE);

    /** Shards that the cluster makes of one device; 0 = none. */
    private long shardsPerDevice;

    private final FleetMaker maker;
    private int count;

    private SlurmNodes(FleetMaker maker) {
        this.maker = maker;
    }

    static boolean isNodes(TraceFile file) {
        return file.head().startsWith("NodeName=");
    }

    /** Reads the nodes into a fleet. */
    static SlurmNodes read(TraceFile file, Reading reading, FleetMaker maker) throws TraceFailure {
        var nodes = new SlurmNodes(maker);
        maker.center(CENTER, CENTER);
        try (var lines = file.open()) {
            while (lines.next()) {
                nodes.line(lines, reading);
            }
        }
        if (nodes.count == 0) {
            throw new TraceFailure("trace.no-nodes", file.name(), reading.firstBad());
        }
        return nodes;
    }

    private void line(Lines lines, Reading reading) throws TraceFailure {
        if (lines.isBlank()) {
            return;
        }
        try {
            node(lines.text());
            count++;
        } catch (BadValue bad) {
            reading.bad(bad.in(lines.name(), lines.number()));
        }
    }

    private void node(String line) throws BadValue, TraceFailure {
        var name = "";
        var gres = "";
        long cpus = 0;
        long memory = 0;
        var fields = FIELD.matcher(line);
        while (fields.find()) {
            var value = fields.group(2);
            switch (fields.group(1)) {
                case "NodeName" -> name = value;
                case "CPUTot" -> cpus = number("CPUTot", value, CPUS);
                case "RealMemory" -> memory = number("RealMemory", value, MEMORY);
                default -> gres = value;
            }
        }
        if (name.isEmpty()) {
            throw new BadValue("NodeName", "", Expected.of("trace.expected.name"));
        }
        devices(new Machine(Names.clean(name), cpus, memory), gres.equals("(null)") ? "" : gres);
    }

    private record Machine(String name, long cpus, long memoryMib) {}

    private void devices(Machine machine, String gres) throws BadValue, TraceFailure {
        long all = 0;
        long shards = 0;
        var parts = gres.isEmpty() ? List.<String>of() : List.of(APART.split(gres));
        for (var part : parts) {
            var match = GRES.matcher(part);
            if (!match.matches()) {
                throw new BadValue("Gres", part, Expected.of("trace.expected.gres"));
            }
            long number = number("Gres", match.group(3), new Range(0, 1_000_000));
            boolean device = Tres.ACCELERATORS.contains(match.group(1));
            all += device ? number("Gres", match.group(3), DEVICES) : 0;
            shards += match.group(1).equals("shard") ? number : 0;
        }
        if (all == 0) {
            add(machine, machine.name, NO_DEVICE, 0, 1);
            return;
        }
        shardsPerDevice = Math.max(shardsPerDevice, shards / all);
        for (var part : parts) {
            var match = GRES.matcher(part);
            if (match.matches() && Tres.ACCELERATORS.contains(match.group(1))) {
                int here = Integer.parseInt(match.group(3));
                var type =
                        match.group(2) == null ? match.group(1) : match.group(2).toLowerCase(Locale.ROOT);
                var name = here == all ? machine.name : Names.clean(machine.name + "-" + type);
                add(machine, name, type, here, all);
            }
        }
    }

    private void add(Machine machine, String name, String chip, int devices, long ofAll) throws TraceFailure {
        long part = Math.max(1, devices);
        int cpuMilli = (int) (machine.cpus * 1000 * part / ofAll);
        long memory = machine.memoryMib * part / ofAll;
        maker.node(CENTER, new NodeSpec(name, chip, devices, 0, cpuMilli, memory, List.of(), List.of()));
    }

    private static long number(String field, String value, Range range) throws BadValue {
        long number = value.matches("[0-9]{1,15}") ? Long.parseLong(value) : -1;
        if (!range.has(number)) {
            throw new BadValue(field, value, Expected.integer(range));
        }
        return number;
    }

    long shardsPerDevice() {
        return shardsPerDevice;
    }
}
