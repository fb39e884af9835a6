package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.ReadOptions;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The workloads of Pollux. Source: Qiao et al., "Pollux: Co-adaptive Cluster Scheduling for Goodput-Optimized Deep
 * Learning", OSDI 2021.
 *
 * <p>A variant is a load and one of its workloads: {@code 1.0/1}. One center of 16 nodes with 4 T4. A job runs with the
 * number of devices and the batch size that its user chose; how long it takes is worked out from the measurements
 * beside the workloads as {@link PolluxTimes} says. Elasticity is left out: its gain is not in proportion to the
 * devices.
 */
final class Pollux implements TraceFormat {
    private static final String OWNER = "pollux";
    private static final String CHIP = "T4";
    private static final String DEFAULT = "1.0/1";
    private static final int NODES = 16;
    private static final int PER_NODE = 4;
    private static final Range SECONDS = new Range(0, Limits.DURATION_MILLIS / 1000);
    private static final Range SIZES = new Range(1, 1_024);
    private static final Range BATCH = new Range(1, 1L << 30);

    @Override
    public String name() {
        return "pollux";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(Pollux::isJobs);
    }

    private static boolean isJobs(TraceFile file) {
        return file.hasColumns("load", "workload", "name", "time", "application", "num_replicas", "batch_size");
    }

    @Override
    public List<String> variants(Input input) throws TraceFailure {
        var names = new TreeSet<String>();
        var reading = new Reading(ReadOptions.DEFAULT, "");
        for (var file : input.all(Pollux::isJobs)) {
            try (var table = Table.open(file, reading)) {
                var load = table.column("load");
                var workload = table.column("workload");
                table.each(row -> names.add(row.name(load) + "/" + row.name(workload)));
            }
        }
        var variants = new ArrayList<String>();
        if (names.remove(DEFAULT)) {
            variants.add(DEFAULT);
        }
        variants.addAll(names);
        return variants;
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var times = PolluxTimes.read(input, reading);
        var jobs = new JobList(reading);
        for (var file : input.all(Pollux::isJobs)) {
            reading.used(file, "trace.use.jobs");
            try (var table = Table.open(file, reading)) {
                var rows = new Rows(table, times, reading.variant());
                table.each(row -> rows.read(row, jobs));
            }
        }
        for (var file : input.all(file -> file.hasColumns("policy", "load", "workload", "avg_jct_s"))) {
            reading.used(file, "trace.use.published");
        }
        var maker = new FleetMaker().center(OWNER, OWNER).nodes(OWNER, CHIP, NODES * PER_NODE, PER_NODE);
        return jobs.trace(name() + "/" + reading.variant(), maker.fleet());
    }

    /** The rows of one load. */
    private static final class Rows {
        private final Column load;
        private final Column workload;
        private final Column name;
        private final Column submitted;
        private final Column application;
        private final Column devices;
        private final Column batch;
        private final PolluxTimes times;
        private final String variant;
        private final Gangs gangs = new Gangs();
        private final Map<String, Profile> profiles = new HashMap<>();

        private Rows(Table table, PolluxTimes times, String variant) throws TraceFailure {
            load = table.column("load");
            workload = table.column("workload");
            name = table.column("name");
            submitted = table.column("time");
            application = table.column("application");
            devices = table.column("num_replicas");
            batch = table.column("batch_size");
            this.times = times;
            this.variant = variant;
        }

        private void read(Table row, JobList jobs) throws BadValue, TraceFailure {
            if (!variant.equals(row.name(load) + "/" + row.name(workload))) {
                return;
            }
            long submit = Times.BASE_MILLIS + row.integer(submitted, SECONDS) * 1000;
            int count = (int) row.integer(devices, SIZES);
            long size = row.integer(batch, BATCH);
            var model = row.name(application);
            var demand = gangs.whole(count, PER_NODE, List.of());
            long millis =
                    times.millis(model, size, demand.tasks(), demand.task().devices());
            if (millis < 1 || millis > Limits.DURATION_MILLIS) {
                throw row.bad(application, Expected.of("trace.expected.measured"));
            }
            var id = row.rareName(name);
            if (jobs.wants(submit)) {
                var profile = profiles.computeIfAbsent(model, Kinds::named);
                jobs.add(submit, id, OWNER, demand, millis, End.SUCCEEDED, profile);
            }
        }
    }
}
