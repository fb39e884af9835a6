package dev.sluice.app.trace.lines;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.JsonLine;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.tenant.MostWork;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lines into a trace. What a line refers to stands in a line before it. */
final class NativeReader {
    private static final Range FIGURE = new Range(0, Long.MAX_VALUE);
    private static final Range MIB = new Range(0, Integer.MAX_VALUE);
    private static final Range MEMORY = new Range(0, Limits.MEMORY_MIB);
    private static final Range CORES = new Range(0, Limits.CPU_MILLI);
    private static final Range DEVICES = new Range(0, Limits.DEVICES_PER_NODE);
    private static final Range MILLI = new Range(1, Limits.DEVICE_MILLI);
    private static final Range SUBMIT = new Range(1, Long.MAX_VALUE / 2);
    private static final Range STAGE = new Range(0, Iteration.MOST_MICROS);
    private static final Range BUSY = new Range(1, Iteration.MOST_MICROS);
    private static final Range WORKLOADS = new Range(0, Limits.LIVE_WORKLOADS);
    private static final Range RUN = new Range(1, Limits.DURATION_MILLIS);

    private final TraceFile file;
    private final Reading reading;
    private final JobList jobs;
    private final Gangs gangs = new Gangs();
    private final Map<String, String> words = new HashMap<>();
    private final Map<Long, Profile> profiles = new HashMap<>();
    private final List<Chip> chips = new ArrayList<>();
    private final List<TenantSpec> tenants = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private final Set<String> chipIds = new HashSet<>();
    private final Map<String, CenterSpec> centers = new LinkedHashMap<>();
    private final Map<String, List<NodeSpec>> nodes = new HashMap<>();
    private String name = "";
    private long promised = -1;
    private long seen;

    NativeReader(TraceFile file, Reading reading) {
        this.file = file;
        this.reading = reading;
        this.jobs = new JobList(reading);
        profiles.put(0L, Profile.PLAIN);
    }

    Trace read() throws TraceFailure {
        JsonLine.each(file, reading, this::line);
        if (seen < promised) {
            throw new TraceFailure("trace.native-short", file.name(), seen, promised);
        }
        var sites = new ArrayList<Fleet.Site>();
        centers.forEach((id, center) -> sites.add(new Fleet.Site(center, nodes.getOrDefault(id, List.of()))));
        return jobs.trace(name, new Fleet(chips, tenants, sites));
    }

    private void line(JsonLine line) throws BadValue, TraceFailure {
        if (promised < 0) {
            header(line);
        } else if (line.has("job")) {
            seen++;
            job(line);
        } else if (line.has("node")) {
            node(line);
        } else if (line.has("profile")) {
            profile(line);
        } else if (line.has("tenant")) {
            tenant(line);
        } else if (line.has("center")) {
            center(line);
        } else if (line.has("chip")) {
            chip(line);
        } else {
            throw new BadValue("", "", Expected.oneOf(List.of("chip", "tenant", "center", "node", "profile", "job")));
        }
    }

    private void header(JsonLine line) throws BadValue, TraceFailure {
        long version = line.number("sluice", FIGURE).orElse(0);
        if (version != NativeTrace.VERSION) {
            throw new TraceFailure("trace.native-version", file.name(), version, NativeTrace.VERSION);
        }
        name = line.text("name");
        promised = line.number("jobs", FIGURE).orElse(0);
        line.refuseUnknown();
    }

    private void chip(JsonLine line) throws BadValue {
        var id = fresh(line, "chip", chipIds);
        long memory = line.number("memoryMib", MIB).orElse(0);
        long rate = line.number("bf16Gflops", FIGURE).orElse(0);
        var chip =
                new Chip(id, memory, rate, line.number("bandwidthMbps", FIGURE).orElse(0));
        line.refuseUnknown();
        chips.add(chip);
        chipIds.add(id);
    }

    private void tenant(JsonLine line) throws BadValue {
        var path = fresh(line, "tenant", paths);
        int weight = (int) line.number("weight", new Range(1, Limits.WEIGHT)).orElse(1);
        var guarantee = line.numbers("guaranteeMilli", FIGURE);
        var limit = line.numbers("limitMilli", FIGURE);
        int waiting = (int) line.number("mostWaiting", WORKLOADS).orElse(0);
        int running = (int) line.number("mostRunning", WORKLOADS).orElse(0);
        var tenant = new TenantSpec(path, weight, guarantee, limit, new MostWork(waiting, running));
        line.refuseUnknown();
        if (!tenant.parent().isEmpty()) {
            known(line, "tenant", tenant.parent(), paths);
        }
        tenants.add(tenant);
        paths.add(path);
    }

    private void center(JsonLine line) throws BadValue {
        var id = fresh(line, "center", centers.keySet());
        var owner = line.text("owner");
        var center = new CenterSpec(id, owner, line.text("engine"), line.flag("emulated"));
        line.refuseUnknown();
        known(line, "owner", owner, paths);
        centers.put(id, center);
        nodes.put(id, new ArrayList<>());
    }

    private void node(JsonLine line) throws BadValue {
        var center = line.text("center");
        var chip = known(line, "chip", word(line.text("chip")), chipIds);
        int devices = (int) line.number("devices", DEVICES).orElse(0);
        var unhealthy = line.integers("unhealthy", DEVICES).stream().map(Long::intValue);
        var node = new NodeSpec(
                line.text("node"),
                chip,
                devices,
                line.number("deviceMemoryMib", MIB).orElse(0),
                (int) line.number("cpuMilli", CORES).orElse(0),
                line.number("memoryMib", MEMORY).orElse(0),
                unhealthy.toList(),
                domains(line));
        line.refuseUnknown();
        known(line, "center", center, centers.keySet());
        nodes.getOrDefault(center, new ArrayList<>()).add(node);
    }

    private static List<DomainRef> domains(JsonLine line) throws BadValue {
        var words = line.texts("domains");
        if (words.size() % 2 != 0) {
            throw line.bad("domains", Expected.of("trace.expected.pairs"));
        }
        var domains = new ArrayList<DomainRef>();
        for (int i = 0; i < words.size(); i += 2) {
            domains.add(new DomainRef(words.get(i), words.get(i + 1)));
        }
        return domains;
    }

    private void profile(JsonLine line) throws BadValue {
        long id = line.integer("profile", new Range(1, Integer.MAX_VALUE));
        var speeds = new TreeMap<String, Integer>();
        line.numbers("speedPermille", new Range(1, 1_000_000))
                .forEach((chip, speed) -> speeds.put(chip, speed.intValue()));
        var profile = new Profile(
                line.text("name", ""),
                speeds,
                (int) line.number("activePermille", new Range(-1, 1000)).orElse(-1),
                (int) line.number("needMilli", MILLI).orElse(Limits.DEVICE_MILLI),
                (int) line.number("leastTasks", new Range(0, Limits.TASKS)).orElse(0),
                line.number("checkpointMillis", Range.DURATION).orElse(0),
                line.number("restartMillis", Range.DURATION).orElse(0),
                line.number("burstMillis", Range.DURATION).orElse(0),
                line.number("pauseMillis", Range.DURATION).orElse(0));
        line.refuseUnknown();
        profiles.put(id, profile);
    }

    private void job(JsonLine line) throws BadValue, TraceFailure {
        var profile = profiles.get(line.number("profile", FIGURE).orElse(0));
        if (profile == null) {
            throw line.bad("profile", Expected.of("trace.expected.known"));
        }
        var job = new Job(
                line.integer("submitMillis", SUBMIT),
                line.text("job"),
                word(line.text("user", "")),
                known(line, "tenant", word(line.text("tenant")), paths),
                choice(line, "kind", Kind.JOB, Kind.values()),
                choice(line, "priority", Priority.NORMAL, Priority.values()),
                demand(line),
                line.integer("durationMillis", RUN),
                line.number("estimateMillis", Range.DURATION).orElse(0),
                line.number("limitMillis", Range.DURATION).orElse(0),
                choice(line, "end", End.SUCCEEDED, End.values()),
                profile);
        line.refuseUnknown();
        if (jobs.wants(job.submitMillis())) {
            jobs.add(job);
        }
    }

    private GangDemand demand(JsonLine line) throws BadValue {
        var task = new TaskDemand(
                (int) line.number("devices", DEVICES).orElse(1),
                (int) line.number("shareMilli", MILLI).orElse(Limits.DEVICE_MILLI),
                line.number("deviceMemoryMib", MIB).orElse(0),
                (int) line.number("cpuMilli", CORES).orElse(0),
                line.number("memoryMib", MEMORY).orElse(0));
        int tasks = (int) line.number("tasks", new Range(1, Limits.TASKS)).orElse(1);
        boolean required = line.flag("required");
        var topology = new Topology(line.text("topology", Topology.CENTER), required);
        int least = (int) line.number("least", new Range(1, tasks)).orElse(tasks);
        int most = (int) line.number("most", new Range(tasks, Limits.TASKS)).orElse(tasks);
        int step = (int) line.number("step", new Range(1, Limits.TASKS)).orElse(1);
        if ((tasks - least) % step != 0 || (most - least) % step != 0) {
            throw line.bad("step", Expected.of("trace.expected.step"));
        }
        var chips = line.texts("chips");
        var demand = new GangDemand(task, tasks, least, most, step, chips, line.texts("centers"), topology, null);
        return gangs.of(line.has("computeMicros") ? demand.withInterleave(iteration(line)) : demand);
    }

    private static Iteration iteration(JsonLine line) throws BadValue {
        return new Iteration(
                line.number("loadMicros", STAGE).orElse(0),
                line.integer("computeMicros", BUSY),
                line.number("exchangeMicros", STAGE).orElse(0),
                line.integer("aloneMicros", BUSY));
    }

    private static <E extends Enum<E>> E choice(JsonLine line, String field, E usual, E[] all) throws BadValue {
        if (!line.has(field)) {
            return usual;
        }
        var word = line.text(field);
        for (var one : all) {
            if (NativeWriter.lower(one).equals(word.toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        throw line.bad(
                field,
                Expected.oneOf(Arrays.stream(all).map(NativeWriter::lower).toList()));
    }

    private static String fresh(JsonLine line, String field, Set<String> taken) throws BadValue {
        var id = line.text(field);
        if (taken.contains(id)) {
            throw line.bad(field, Expected.of("trace.expected.once"));
        }
        return id;
    }

    private static String known(JsonLine line, String field, String id, Set<String> all) throws BadValue {
        if (!all.contains(id)) {
            throw line.bad(field, Expected.of("trace.expected.known"));
        }
        return id;
    }

    /** Words that come again are kept once. */
    private String word(String text) {
        return words.computeIfAbsent(text, same -> same);
    }
}
