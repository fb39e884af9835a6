package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
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
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Microsoft's Philly, 2017: jobs of virtual clusters. Source: Jeon et al., "Analysis of Large-Scale Multi-Tenant GPU
 * Clusters", USENIX ATC 2019; nodes per virtual cluster: Hu et al., "Characterization and Prediction of Deep Learning
 * Workloads", SC 2021.
 *
 * <p>Each virtual cluster is a center with nodes of 8 GPUs, owned by a tenant of its name. Jobs of virtual clusters
 * without nodes are counted and left out. A job of more than 8 GPUs is a gang of tasks on whole nodes. Unless a window
 * is asked for it is October and November, as in the published comparisons. All jobs end well: the public subset has no
 * column for it.
 */
final class Philly implements TraceFormat {
    private static final int PER_NODE = 8;
    private static final String CHIP = "philly-gpu";
    private static final Range NODES = new Range(1, 100_000);
    private static final Range USUAL = new Range(day("2017-10-01"), day("2017-12-01") - 1);

    private static long day(String date) {
        return Times.parse(date).orElseThrow();
    }

    @Override
    public String name() {
        return "philly";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(Philly::isJobs);
    }

    private static boolean isJobs(TraceFile file) {
        return file.hasColumns("timestamp", "duration", "num_gpus", "cluster");
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var maker = new FleetMaker();
        var clusters = nodes(input, reading, maker);
        var jobs = new JobList(reading, USUAL);
        for (var file : input.all(Philly::isJobs)) {
            reading.used(file, "trace.use.jobs");
            jobs(file, reading, clusters, jobs);
        }
        for (var file : input.all(file -> file.hasColumns("time", "active", "total"))) {
            availability(file, reading);
        }
        for (var file : input.all(file -> file.hasColumns("vc", "nodes", "jct_fifo"))) {
            reading.used(file, "trace.use.published");
        }
        return jobs.trace(name(), maker.fleet());
    }

    /** Makes the centers; the names of those that have nodes. */
    private static Set<String> nodes(Input input, Reading reading, FleetMaker maker) throws TraceFailure {
        var file =
                input.requireNodes("philly_vc_nodes.csv", one -> one.hasColumns("vc", "node num"), reading.options());
        reading.used(file, "trace.use.nodes");
        var clusters = new LinkedHashSet<String>();
        try (var table = Table.open(file, reading)) {
            var cluster = table.column("vc");
            var count = table.column("node num");
            table.each(row -> {
                var name = row.name(cluster);
                long nodes = row.integer(count, NODES);
                if (clusters.add(name)) {
                    maker.center(name, name).nodes(name, CHIP, nodes * PER_NODE, PER_NODE);
                }
            });
        }
        return clusters;
    }

    private static void jobs(TraceFile file, Reading reading, Set<String> clusters, JobList jobs) throws TraceFailure {
        try (var table = Table.open(file, reading)) {
            var rows = new Rows(table, clusters);
            table.each(row -> rows.read(row, jobs));
            if (rows.homeless > 0) {
                reading.remark("trace.note.philly-no-nodes", rows.homeless, String.join(", ", rows.dropped));
            }
        }
    }

    /** The rows of the jobs' file. */
    private static final class Rows {
        private final Column submitted;
        private final Column duration;
        private final Column devices;
        private final Column cluster;
        private final Set<String> clusters;
        private final Set<String> dropped = new LinkedHashSet<>();
        private final Gangs gangs = new Gangs();
        private final Range sizes = new Range(1, Limits.TASKS);
        private long homeless;

        private Rows(Table table, Set<String> clusters) throws TraceFailure {
            submitted = table.column("timestamp");
            duration = table.column("duration");
            devices = table.column("num_gpus");
            cluster = table.column("cluster");
            this.clusters = clusters;
        }

        private void read(Table row, JobList jobs) throws BadValue, TraceFailure {
            long submit = row.time(submitted);
            long millis = row.fixed(duration, 3, Range.DURATION);
            int count = (int) row.integer(devices, sizes);
            var owner = row.name(cluster);
            if (!jobs.wants(submit)) {
                return;
            }
            if (!clusters.contains(owner)) {
                homeless++;
                dropped.add(owner);
                return;
            }
            var demand = gangs.whole(count, PER_NODE, List.of());
            jobs.add(submit, "philly-" + row.line(), owner, demand, millis, End.SUCCEEDED, Profile.PLAIN);
        }
    }

    /** What the series of nodes in use says of the fleet; the replay itself has its own. */
    private static void availability(TraceFile file, Reading reading) throws TraceFailure {
        long[] sums = new long[2];
        long[] bounds = {Long.MAX_VALUE, 0, 0};
        try (var table = Table.open(file, reading)) {
            var active = table.column("active");
            var total = table.column("total");
            table.each(row -> {
                long nodes = row.integer(total, NODES);
                sums[0] += row.integer(active, new Range(0, nodes));
                sums[1] += nodes;
                bounds[0] = Math.min(bounds[0], nodes);
                bounds[1] = Math.max(bounds[1], nodes);
                bounds[2]++;
            });
        }
        long permille = sums[1] == 0 ? 0 : sums[0] * 1000 / sums[1];
        var percent = permille / 10 + "." + permille % 10;
        reading.used(file, "trace.use.philly-sequence", bounds[2], percent, bounds[0], bounds[1]);
    }
}
