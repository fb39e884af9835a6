package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The GPU-sharing cluster of Alibaba, 2023: a list of nodes and lists of pods, of which one is a variant. Source: Weng
 * et al., "Beware of Fragmentation", USENIX ATC 2023.
 *
 * <p>One center of one owner. A pod without GPUs is a task without devices; one with less than 1000 milli takes a
 * share. Cores and memory are hard claims, {@code gpu_spec} names the chips. A pod runs from its scheduling, else from
 * its creation, to its deletion; lists without times are there to be packed: their pods come at once and run an hour.
 * {@code qos} is not used: the published procedure knows no preemption.
 */
final class Openb implements TraceFormat {
    private static final String OWNER = "openb";
    private static final String PREFIX = "openb_pod_list_";
    private static final String GPU_NODES = "openb_node_list_gpu_node";
    private static final String NO_DEVICE = "cpu";
    private static final long UNTIMED_MILLIS = 3_600_000;
    private static final Range SECONDS = new Range(0, Limits.DURATION_MILLIS / 1000);
    private static final Range CORES = new Range(0, Limits.CPU_MILLI);
    private static final Range MEMORY = new Range(0, Limits.MEMORY_MIB);
    private static final Range NODE_DEVICES = new Range(0, Limits.DEVICES_PER_NODE);
    private static final Range SHARE = new Range(0, Limits.DEVICE_MILLI);

    @Override
    public String name() {
        return "openb";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(Openb::isPods);
    }

    private static boolean isPods(TraceFile file) {
        return file.hasColumns("name", "cpu_milli", "memory_mib", "num_gpu", "gpu_milli");
    }

    private static boolean isNodes(TraceFile file) {
        return file.hasColumns("sn", "cpu_milli", "memory_mib", "gpu", "model");
    }

    @Override
    public List<String> variants(Input input) {
        var names = input.all(Openb::isPods).stream().map(Openb::variant);
        return names.sorted(Comparator.<String>comparingInt(name -> name.equals("default") ? 0 : 1)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String variant(TraceFile file) {
        return file.stem().startsWith(PREFIX) ? file.stem().substring(PREFIX.length()) : file.stem();
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var fleet = fleet(input, reading);
        var jobs = new JobList(reading);
        for (var file : input.all(Openb::isPods)) {
            if (variant(file).equals(reading.variant())) {
                reading.used(file, "trace.use.jobs");
                pods(file, reading, jobs);
            } else {
                reading.used(file, "trace.use.other-variant", variant(file));
            }
        }
        for (var file : input.all(file -> file.hasColumns("workload", "sc_policy", "seed"))) {
            reading.used(file, "trace.use.published");
        }
        return jobs.trace(name() + "/" + reading.variant(), fleet);
    }

    private static Fleet fleet(Input input, Reading reading) throws TraceFailure {
        var lists = input.all(Openb::isNodes);
        var nodes = lists.stream().filter(file -> file.stem().equals(GPU_NODES)).findFirst();
        var file = nodes.isPresent()
                ? nodes.get()
                : input.requireNodes("openb_node_list_gpu_node.csv", Openb::isNodes, reading.options());
        reading.used(file, "trace.use.nodes");
        for (var other : lists) {
            reading.used(other, "trace.use.other-nodes", file.stem());
        }
        var maker = new FleetMaker().center(OWNER, OWNER);
        try (var table = Table.open(file, reading)) {
            var name = table.column("sn");
            var cores = table.column("cpu_milli");
            var memory = table.column("memory_mib");
            var devices = table.column("gpu");
            var model = table.column("model");
            table.each(row -> {
                int gpus = (int) row.integer(devices, NODE_DEVICES);
                var chip = gpus == 0 ? NO_DEVICE : row.name(model);
                var id = row.rareName(name);
                int cpuMilli = (int) row.integer(cores, CORES);
                long memoryMib = row.integer(memory, MEMORY);
                maker.node(OWNER, new NodeSpec(id, chip, gpus, 0, cpuMilli, memoryMib, List.of(), List.of()));
            });
        }
        return maker.fleet();
    }

    private static void pods(TraceFile file, Reading reading, JobList jobs) throws TraceFailure {
        try (var table = Table.open(file, reading)) {
            var pods = new Pods(table);
            table.each(row -> pods.read(row, jobs));
            reading.remarkCount("trace.note.openb-untimed", pods.untimed);
            reading.remarkCount("trace.note.openb-never-scheduled", pods.neverScheduled);
        }
    }

    /** The rows of one list. */
    private static final class Pods {
        private final Column name;
        private final Column cores;
        private final Column memory;
        private final Column devices;
        private final Column share;
        private final Column chips;
        private final Column phase;
        private final Column created;
        private final Column deleted;
        private final Column scheduled;
        private final Gangs gangs = new Gangs();
        private final Map<String, List<String>> specs = new HashMap<>();
        private long untimed;
        private long neverScheduled;

        private Pods(Table table) throws TraceFailure {
            name = table.column("name");
            cores = table.column("cpu_milli");
            memory = table.column("memory_mib");
            devices = table.column("num_gpu");
            share = table.column("gpu_milli");
            chips = table.optional("gpu_spec");
            phase = table.optional("pod_phase");
            created = table.optional("creation_time");
            deleted = table.optional("deletion_time");
            scheduled = table.optional("scheduled_time");
        }

        private void read(Table row, JobList jobs) throws BadValue, TraceFailure {
            var demand = demand(row);
            var id = row.rareName(name);
            long submit = Times.BASE_MILLIS;
            long duration = UNTIMED_MILLIS;
            if (row.isEmpty(created)) {
                untimed++;
            } else {
                long since = row.integer(created, SECONDS);
                neverScheduled += row.isEmpty(scheduled) ? 1 : 0;
                long start = row.isEmpty(scheduled) ? since : row.integer(scheduled, SECONDS);
                long end = row.integer(deleted, SECONDS);
                if (end < start) {
                    throw row.bad(deleted, Expected.of("trace.expected.at-least", start));
                }
                submit += since * 1000;
                duration = (end - start) * 1000;
            }
            var end = row.word(phase).equals("Failed") ? End.FAILED : End.SUCCEEDED;
            if (jobs.wants(submit)) {
                jobs.add(submit, id, OWNER, demand, duration, end, Profile.PLAIN);
            }
        }

        private GangDemand demand(Table row) throws BadValue {
            int count = (int) row.integer(devices, NODE_DEVICES);
            int milli = (int) row.integer(share, SHARE);
            boolean part = count > 0 && milli < Limits.DEVICE_MILLI;
            if (part && (count > 1 || milli == 0)) {
                throw row.bad(share, Expected.of("trace.expected.share", count == 1 ? 1 : Limits.DEVICE_MILLI));
            }
            int cpuMilli = (int) row.integer(cores, CORES);
            long memoryMib = row.integer(memory, MEMORY);
            var task = new TaskDemand(count, part ? milli : Limits.DEVICE_MILLI, 0, cpuMilli, memoryMib);
            return gangs.of(task, 1, count == 0 ? List.of() : chips(row.word(chips)));
        }

        /** A few lists name a model twice. */
        private List<String> chips(String spec) {
            return spec.isEmpty()
                    ? List.of()
                    : specs.computeIfAbsent(
                            spec,
                            text -> Arrays.stream(text.split("\\|", -1))
                                    .filter(chip -> !chip.isBlank())
                                    .distinct()
                                    .toList());
        }
    }
}
