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
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.work.End;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * SenseTime's Helios as minutes of occupancy: how many GPUs of a virtual cluster run and how many are asked for by jobs
 * that wait. Source: Hu et al., "Characterization and Prediction of Deep Learning Workloads", SC 2021.
 *
 * <p>Goal: jobs that make the same occupancy. Constraint: a series does not tell which GPU belongs to which job.
 * Method: the unit is one device. From one minute to the next, {@code starts - ends} is the change of what runs and
 * {@code arrivals - starts} that of what waits; of all that satisfy both, the least numbers are taken: {@code starts =
 * max(0, change of running, -change of waiting)}. Units are then matched first in, first out: the k-th that arrives is
 * the k-th that starts and the k-th that ends. Example: running 0, 2, 2, 0 and waiting 0, 1, 0, 0 are at minute 1 three
 * arrivals and two starts, at minute 2 one start and one end, at minute 3 two ends: one unit of one minute, one of two,
 * and one that waited a minute and ran one. What runs at the end of the series ends with it; what still waits then, or
 * ends in the minute in which it starts, held no device and is counted.
 *
 * <p>Each virtual cluster is a center, owned by a tenant of its name, with nodes of 8.
 */
final class HeliosOccupancy implements TraceFormat {
    private static final int PER_NODE = 8;
    private static final String CHIP = "helios-gpu";
    private static final long MINUTE = 60_000;
    private static final Range DEVICES = new Range(0, 100_000);
    private static final Pattern NAMED = Pattern.compile("[A-Za-z]+_(vc[A-Za-z0-9]+)_.*");

    @Override
    public String name() {
        return "helios-occupancy";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(HeliosOccupancy::isSeries);
    }

    private static boolean isSeries(TraceFile file) {
        return file.hasColumns("time", "total_gpu_num", "running_gpu_num", "pending_gpu_num");
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var owned = new TreeMap<String, Long>();
        var jobs = new JobList(reading);
        var matching = new Matching(jobs);
        for (var file : input.all(HeliosOccupancy::isSeries)) {
            var match = NAMED.matcher(file.stem());
            var cluster = Names.level(match.matches() ? match.group(1) : file.stem());
            reading.used(file, "trace.use.series", cluster);
            owned.merge(cluster, series(file, reading, matching.of(cluster)), Math::max);
        }
        reading.remarkCount("trace.note.helios-never-ran", matching.neverRan);
        reading.remark("trace.note.helios-units", jobs.size());
        for (var file : input.all(file -> file.head().startsWith("date,"))) {
            reading.used(file, "trace.use.daily");
        }
        for (var file : input.all(file -> file.hasColumns("id", "job_num", "gpu_job_num"))) {
            reading.used(file, "trace.use.published");
        }
        var maker = new FleetMaker();
        for (Map.Entry<String, Long> each : owned.entrySet()) {
            maker.center(each.getKey(), each.getKey()).nodes(each.getKey(), CHIP, each.getValue(), PER_NODE);
        }
        return jobs.trace(name(), maker.fleet());
    }

    /** Reads one series; the most devices that its virtual cluster owned. */
    private static long series(TraceFile file, Reading reading, Matching matching) throws TraceFailure {
        try (var table = Table.open(file, reading)) {
            var rows = new Rows(table, matching);
            table.each(rows::read);
            matching.close(rows.last + MINUTE);
            return rows.most;
        }
    }

    /** The rows of one series. */
    private static final class Rows {
        private final Column time;
        private final Column total;
        private final Column running;
        private final Column waiting;
        private final Matching matching;
        private long last;
        private long most;

        private Rows(Table table, Matching matching) throws TraceFailure {
            time = table.column("time");
            total = table.column("total_gpu_num");
            running = table.column("running_gpu_num");
            waiting = table.column("pending_gpu_num");
            this.matching = matching;
        }

        private void read(Table row) throws BadValue, TraceFailure {
            long at = row.time(time);
            if (at <= last) {
                throw row.bad(time, Expected.of("trace.expected.later"));
            }
            long owned = row.integer(total, DEVICES);
            long runs = row.integer(running, DEVICES);
            long waits = row.integer(waiting, DEVICES);
            most = Math.max(most, owned);
            last = at;
            matching.minute(at, runs, waits);
        }
    }

    /** Arrivals, starts and ends of the units of one virtual cluster after the other. */
    private static final class Matching {
        /** Units that arrived, and started, at the same time. */
        private record Units(long arrived, long started, long count) {}

        private final JobList jobs;
        private final GangDemand unit = new Gangs().whole(1, PER_NODE, List.of());
        private final ArrayDeque<Units> waiting = new ArrayDeque<>();
        private final ArrayDeque<Units> running = new ArrayDeque<>();
        private String cluster = "";
        private long runs;
        private long waits;
        private long number;
        private long neverRan;

        private Matching(JobList jobs) {
            this.jobs = jobs;
        }

        private Matching of(String name) {
            cluster = name;
            return this;
        }

        private void minute(long at, long nowRunning, long nowWaiting) throws TraceFailure {
            long starts = Math.max(0, Math.max(nowRunning - runs, waits - nowWaiting));
            long arrivals = nowWaiting - waits + starts;
            long ends = starts - (nowRunning - runs);
            if (arrivals > 0) {
                waiting.add(new Units(at, 0, arrivals));
            }
            start(at, starts);
            end(at, ends);
            runs = nowRunning;
            waits = nowWaiting;
        }

        private void start(long at, long count) {
            for (long left = count; left > 0; ) {
                var first = waiting.remove();
                long now = Math.min(left, first.count);
                running.add(new Units(first.arrived, at, now));
                if (now < first.count) {
                    waiting.addFirst(new Units(first.arrived, 0, first.count - now));
                }
                left -= now;
            }
        }

        private void end(long at, long count) throws TraceFailure {
            for (long left = count; left > 0; ) {
                var first = running.remove();
                long now = Math.min(left, first.count);
                emit(first, now, at);
                if (now < first.count) {
                    running.addFirst(new Units(first.arrived, first.started, first.count - now));
                }
                left -= now;
            }
        }

        private void emit(Units units, long count, long end) throws TraceFailure {
            if (end <= units.started) {
                neverRan += count;
                return;
            }
            for (long i = 0; i < count; i++) {
                if (jobs.wants(units.arrived)) {
                    var name = cluster + "-" + ++number;
                    jobs.add(units.arrived, name, cluster, unit, end - units.started, End.SUCCEEDED, Profile.PLAIN);
                }
            }
        }

        /** Ends what runs; forgets what waits. */
        private void close(long at) throws TraceFailure {
            end(at, runs);
            neverRan += waiting.stream().mapToLong(Units::count).sum();
            waiting.clear();
            runs = 0;
            waits = 0;
        }
    }
}
