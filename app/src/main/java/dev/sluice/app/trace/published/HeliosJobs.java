package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Names;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Jobs of SenseTime's Helios. Source: Hu et al., "Characterization and Prediction of Deep Learning Workloads", SC 2021.
 *
 * <p>Each virtual cluster is a center with nodes of 8, owned by a tenant of its name; how many it owns is taken from
 * the daily table of the same publication where it lies beside the jobs, else known for vcvGl and vcvlY of Venus in
 * September 2020 (20 and 2 nodes), else derived as {@link Offered} says. Times count from the date in the file's name.
 * A job that was cancelled ran until then.
 */
final class HeliosJobs implements TraceFormat {
    private static final int PER_NODE = 8;
    private static final String CHIP = "helios-gpu";
    private static final Map<String, Long> VENUS = Map.of("vcvGl", 160L, "vcvlY", 16L);
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Range SIZES = new Range(0, Limits.TASKS);
    private static final Map<String, End> ENDS = new TreeMap<>(Map.of(
            "COMPLETED", End.SUCCEEDED,
            "CANCELED", End.CANCELLED,
            "CANCELLED", End.CANCELLED,
            "FAILED", End.FAILED,
            "NODE_FAIL", End.FAILED,
            "TIMEOUT", End.FAILED));

    @Override
    public String name() {
        return "helios-jobs";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(HeliosJobs::isJobs);
    }

    private static boolean isJobs(TraceFile file) {
        return file.hasColumns("job_id", "vc", "submit_s", "gpu_num", "node_num", "duration_s", "state");
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var jobs = new JobList(reading);
        var date = "";
        for (var file : input.all(HeliosJobs::isJobs)) {
            reading.used(file, "trace.use.jobs");
            var match = DATE.matcher(file.name());
            date = match.find() ? match.group() : "";
            jobs(file, reading, Times.parse(date).orElse(Times.BASE_MILLIS), jobs);
        }
        for (var file : input.all(file -> file.hasColumns("cluster", "metric", "published"))) {
            reading.used(file, "trace.use.published");
        }
        return jobs.trace(name(), fleet(jobs.jobs(), owned(input, date, reading), reading));
    }

    private static void jobs(TraceFile file, Reading reading, long base, JobList jobs) throws TraceFailure {
        try (var table = Table.open(file, reading)) {
            var rows = new Rows(table, base);
            table.each(row -> rows.read(row, jobs));
            reading.remarkCount("trace.note.no-devices", rows.empty);
        }
    }

    /** The rows of one file. */
    private static final class Rows {
        private final Column id;
        private final Column user;
        private final Column cluster;
        private final Column submitted;
        private final Column devices;
        private final Column duration;
        private final Column state;
        private final Gangs gangs = new Gangs();
        private final long base;
        private long empty;

        private Rows(Table table, long base) throws TraceFailure {
            id = table.column("job_id");
            user = table.optional("user");
            cluster = table.column("vc");
            submitted = table.column("submit_s");
            devices = table.column("gpu_num");
            duration = table.column("duration_s");
            state = table.column("state");
            this.base = base;
        }

        private void read(Table row, JobList jobs) throws BadValue, TraceFailure {
            long submit = base + row.fixed(submitted, 3, Range.DURATION);
            int count = (int) row.integer(devices, SIZES);
            long millis = Math.max(1, row.fixed(duration, 3, Range.DURATION));
            var end = ENDS.get(row.word(state));
            if (end == null) {
                throw row.bad(state, Expected.oneOf(ENDS.keySet()));
            }
            var owner = Names.level(row.name(cluster));
            empty += count == 0 ? 1 : 0;
            if (count > 0 && jobs.wants(submit)) {
                var demand = gangs.whole(count, PER_NODE, List.of());
                var who = row.word(user);
                var name = row.rareName(id);
                jobs.add(new Job(
                        submit, name, who, owner, Kind.JOB, Priority.NORMAL, demand, millis, 0, 0, end, Profile.PLAIN));
            }
        }
    }

    /** Devices by virtual cluster on a day, as the daily table tells them. */
    private static Map<String, Long> owned(Input input, String date, Reading reading) throws TraceFailure {
        var owned = new TreeMap<String, Long>();
        for (var file :
                input.all(file -> file.head().startsWith("date,") && file.head().contains(",vc"))) {
            reading.used(file, "trace.use.nodes");
            try (var table = Table.open(file, reading)) {
                var day = table.column("date");
                table.each(row -> {
                    if (row.word(day).equals(date)) {
                        for (var name : file.head().strip().split(",", -1)) {
                            if (name.startsWith("vc")) {
                                owned.put(name, row.integer(row.optional(name), Range.DEVICES));
                            }
                        }
                    }
                });
            }
        }
        return owned.isEmpty() ? VENUS : owned;
    }

    private static Fleet fleet(List<Job> jobs, Map<String, Long> owned, Reading reading) throws TraceFailure {
        var maker = new FleetMaker();
        var offered = new Offered(jobs);
        long derived = 0;
        for (var cluster : offered.tenants()) {
            long devices = owned.getOrDefault(cluster, 0L);
            derived += devices == 0 ? 1 : 0;
            devices = devices == 0 ? offered.devices(cluster, PER_NODE) : devices;
            maker.center(cluster, cluster).nodes(cluster, CHIP, devices, PER_NODE);
        }
        reading.remarkCount("trace.note.derived-fleet", derived);
        return maker.fleet();
    }
}
