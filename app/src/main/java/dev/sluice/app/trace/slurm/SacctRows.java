package dev.sluice.app.trace.slurm;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.Names;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of sacct into runs.
 *
 * <ul>
 *   <li>A job ran from {@code Start} to {@code End}, less what it was suspended where {@code ElapsedRaw} is there. One
 *       that never started has no duration: it is counted and left out. One that still runs is taken for as long as it
 *       ran so far, where {@code ElapsedRaw} tells.
 *   <li>Steps ({@code 12.batch}) are part of their job. A part of a heterogeneous job is a job, and so is each task of
 *       an array. Of the runs of a job that was requeued the last one counts, submitted when the first one was.
 *   <li>A gang has {@code NNodes} tasks where they share out the devices evenly, else as few as do.
 *   <li>Devices of a type run on that type only. Where none is asked for, any will do of which the export saw one in
 *       the same partition, first the one that the job got.
 *   <li>{@code Timelimit} is the estimate and the limit; a job that ran beyond it and was not stopped for it has none.
 * </ul>
 */
final class SacctRows {
    /** A chip that the cluster has no name for. */
    static final String UNTYPED = "gpu";

    private static final int PER_NODE = 8;
    private static final int PARSED_KEPT = 100_000;
    private static final Range NODES = new Range(1, Limits.TASKS);
    private static final Range SECONDS = new Range(0, Limits.DURATION_MILLIS / 1000);
    private static final Map<String, End> ENDS = new TreeMap<>(Map.ofEntries(
            Map.entry("COMPLETED", End.SUCCEEDED),
            Map.entry("COMPLETING", End.SUCCEEDED),
            Map.entry("RUNNING", End.SUCCEEDED),
            Map.entry("SUSPENDED", End.SUCCEEDED),
            Map.entry("PENDING", End.SUCCEEDED),
            Map.entry("REQUEUED", End.SUCCEEDED),
            Map.entry("RESIZING", End.SUCCEEDED),
            Map.entry("CANCELLED", End.CANCELLED),
            Map.entry("PREEMPTED", End.CANCELLED),
            Map.entry("REVOKED", End.CANCELLED),
            Map.entry("DEADLINE", End.CANCELLED),
            Map.entry("FAILED", End.FAILED),
            Map.entry("TIMEOUT", End.FAILED),
            Map.entry("OUT_OF_MEMORY", End.FAILED),
            Map.entry("NODE_FAIL", End.FAILED),
            Map.entry("BOOT_FAIL", End.FAILED)));

    private final Reading reading;
    private final @Nullable SlurmNodes nodes;
    private final Gangs gangs = new Gangs();
    private final Map<String, Tres> parsed = new HashMap<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, String> tenants = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, Set<String>> types = new TreeMap<>();

    SacctRows(Reading reading, @Nullable SlurmNodes nodes) {
        this.reading = reading;
        this.nodes = nodes;
    }

    /** The columns of one export. */
    private record Columns(
            Column id,
            Column user,
            Column account,
            Column partition,
            Column submit,
            Column start,
            Column end,
            Column elapsed,
            Column limit,
            Column state,
            Column nodes,
            Column allocated,
            Column requested) {}

    void file(Table table) throws TraceFailure {
        var raw = table.optional("JobIDRaw");
        var columns = new Columns(
                raw.isThere() ? raw : table.column("JobID"),
                table.optional("User"),
                table.column("Account"),
                table.optional("Partition"),
                table.column("Submit"),
                table.column("Start"),
                table.column("End"),
                table.optional("ElapsedRaw"),
                table.optional("Timelimit"),
                table.column("State"),
                table.optional("NNodes"),
                table.optional("AllocTRES"),
                table.optional("ReqTRES"));
        if (!columns.allocated.isThere() && !columns.requested.isThere()) {
            table.column("AllocTRES");
        }
        table.each(row -> row(row, columns));
    }

    private void row(Table row, Columns of) throws BadValue {
        var id = row.rareName(of.id);
        if (id.indexOf('.') >= 0) {
            skip("trace.note.slurm-steps");
            return;
        }
        var end = end(row, of);
        boolean started = row.word(of.start).indexOf('-') > 0;
        long millis = started ? millis(row, of) : 0;
        if (millis == 0) {
            skip("trace.note.slurm-never-ran");
            return;
        }
        var got = tres(row, of.allocated);
        var asked = row.isEmpty(of.requested) ? got : tres(row, of.requested);
        var demand = demand(row, of, got.equals(Tres.NONE) ? asked : got, asked.types());
        if (demand == null) {
            return;
        }
        var partition = row.word(of.partition);
        types.computeIfAbsent(partition, _ -> new TreeSet<>()).addAll(got.types());
        long submit = row.time(of.submit);
        long limit = limit(row, of);
        boolean beyond = limit > 0 && millis >= limit && !row.word(of.state).startsWith("TIMEOUT");
        var job = new Job(
                submit,
                id,
                row.word(of.user),
                tenant(row.name(of.account)),
                Kind.JOB,
                Priority.NORMAL,
                demand,
                millis,
                limit,
                beyond ? 0 : limit,
                end,
                Profile.PLAIN);
        var chip = got.types().isEmpty() ? UNTYPED : Names.clean(got.types().getFirst());
        keep(id, new Run(job, partition, chip, row.time(of.start)));
    }

    /** {@code CANCELLED by 1000} is CANCELLED. */
    private static End end(Table row, Columns of) throws BadValue {
        var state = row.word(of.state);
        int blank = state.indexOf(' ');
        var end = ENDS.get(blank < 0 ? state : state.substring(0, blank));
        if (end == null) {
            throw row.bad(of.state, Expected.oneOf(ENDS.keySet()));
        }
        return end;
    }

    private static long millis(Table row, Columns of) throws BadValue {
        if (!row.isEmpty(of.elapsed)) {
            return row.integer(of.elapsed, SECONDS) * 1000;
        }
        if (row.word(of.end).indexOf('-') < 0) {
            return 0;
        }
        long millis = row.time(of.end) - row.time(of.start);
        if (!Range.DURATION.has(millis)) {
            throw row.bad(of.end, Expected.of("trace.expected.later"));
        }
        return millis;
    }

    /** A million jobs ask for a few thousand different things. */
    private Tres tres(Table row, Column column) throws BadValue {
        var text = row.word(column);
        var known = parsed.get(text);
        if (known != null) {
            return known;
        }
        var tres = Tres.parse(text);
        if (tres.isEmpty()) {
            throw row.bad(column, Expected.of("trace.expected.tres"));
        }
        if (parsed.size() < PARSED_KEPT) {
            parsed.put(text, tres.get());
        }
        return tres.get();
    }

    private static long limit(Table row, Columns of) throws BadValue {
        var limit = TimeLimit.parse(row.word(of.limit));
        if (limit.isEmpty()) {
            throw row.bad(of.limit, Expected.of("trace.expected.time-limit"));
        }
        return limit.getAsLong();
    }

    private @Nullable GangDemand demand(Table row, Columns of, Tres got, List<String> chips) throws BadValue {
        int wide = row.isEmpty(of.nodes) ? 1 : (int) row.integer(of.nodes, new Range(0, NODES.most()));
        if (got.devices() == 0 && got.shards() > 0) {
            return shares(got);
        }
        if (got.devices() == 0 && nodes == null) {
            skip("trace.note.slurm-no-devices");
            return null;
        }
        if (!Range.DEVICES.has(got.devices())) {
            throw row.bad(of.allocated, Expected.integer(Range.DEVICES));
        }
        int devices = (int) got.devices();
        boolean even = wide > 0 && devices % wide == 0 && devices / wide <= Limits.DEVICES_PER_NODE;
        int tasks = even ? wide : Gangs.tasks(devices, PER_NODE);
        if (tasks > Limits.TASKS) {
            throw row.bad(of.allocated, Expected.integer(NODES));
        }
        return gangs.of(task(devices / tasks, tasks, got), tasks, chips);
    }

    /** What a task claims of cores and memory is its part, where the nodes' own are known. */
    private TaskDemand task(int devices, int tasks, Tres asked) {
        long cpuMilli = nodes == null ? 0 : Math.min(Limits.CPU_MILLI, asked.cpus() * 1000 / tasks);
        long memory = nodes == null ? 0 : Math.min(Limits.MEMORY_MIB, asked.memoryMib() / tasks);
        return new TaskDemand(devices, Limits.DEVICE_MILLI, 0, (int) cpuMilli, memory);
    }

    /** Shards of one device are a share of it; of how many the device consists only the nodes tell. */
    private @Nullable GangDemand shares(Tres asked) {
        long whole = nodes == null ? 0 : nodes.shardsPerDevice();
        if (whole == 0 || asked.shards() > whole) {
            skip("trace.note.slurm-shards");
            return null;
        }
        int milli = (int) (asked.shards() * Limits.DEVICE_MILLI / whole);
        var task = task(1, 1, asked);
        return gangs.of(new TaskDemand(1, milli, 0, task.cpuMilli(), task.memoryMib()), 1, List.of());
    }

    /** With a fleet of one owner, accounts are tenants below it. */
    private String tenant(String account) {
        return tenants.computeIfAbsent(account, name -> {
            var level = Names.level(name);
            return nodes == null ? level : Names.clean(SlurmNodes.CENTER + "/" + level);
        });
    }

    /** Of two runs of a job the later one stays, submitted with the earlier one. */
    private void keep(String id, Run run) {
        var other = runs.get(id);
        if (other == null) {
            runs.put(id, run);
            return;
        }
        skip("trace.note.slurm-requeued");
        var last = other.startMillis() > run.startMillis() ? other : run;
        long submit = Math.min(other.job().submitMillis(), run.job().submitMillis());
        runs.put(id, last.submitted(submit));
    }

    private void skip(String code) {
        skipped.merge(code, 1L, Long::sum);
    }

    /** Tells what was left out. */
    void account() {
        skipped.forEach(reading::remarkCount);
    }

    /** All runs; what asked for no type takes those that its partition has. */
    List<Run> runs() {
        return runs.values().stream().map(this::typed).toList();
    }

    private Run typed(Run run) {
        var demand = run.job().demand();
        var seen = types.getOrDefault(run.partition(), Set.of());
        if (!demand.chips().isEmpty() || demand.task().devices() == 0 || seen.isEmpty()) {
            return run;
        }
        var chips = new LinkedHashSet<>(List.of(run.chip()));
        chips.addAll(seen);
        // A share, or an old record, may not say which type it got.
        chips.retainAll(seen);
        return run.on(gangs.of(demand.withChips(List.copyOf(chips))));
    }
}
